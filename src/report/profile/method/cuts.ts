import type { Operator } from "../../../vocabulary/instrument.ts";
import type { Profile } from "../../../vocabulary/profile.ts";
import type { Inline } from "../../../vocabulary/report.ts";
import { count, decimal, message, plain, sequence, text } from "../../blocks.ts";

const OPERATOR_SIGNS: Readonly<Record<Operator, string>> = {
  ">": ">",
  ">=": "≥",
  "<": "<",
  "<=": "≤",
};

/** Factors whose cut belongs to the instrument, one by one: the norm says nothing of it. */
export function ownCuts({ factors, measures }: Profile): readonly Inline[] {
  const counted = new Set(
    factors.flatMap(({ measure, status }) => (status === "absent" ? [] : [measure])),
  );
  return measures.flatMap(({ id, label, cut }) =>
    cut === undefined || !counted.has(id)
      ? []
      : [
          message("profile.method.ownCut", {
            label: text(label),
            operator: plain(OPERATOR_SIGNS[cut.operator]),
            value: decimal(cut.value, 4),
            source: plain(cut.source),
          }),
        ],
  );
}

/** Do any rows rest on the norm's cuts? Those of the instrument are not the norm's. */
function hasNormCuts({ factors, measures }: Profile): boolean {
  const own = new Set(measures.flatMap(({ id, cut }) => (cut === undefined ? [] : [id])));
  return factors.some(({ measure, status }) => status !== "absent" && !own.has(measure));
}

/** How the norm made its cuts, as far as rows rest on them. */
export function cuts(profile: Profile): readonly Inline[] {
  const { norms } = profile;
  if (profile.factors.length === 0) return [];
  if (norms === null) return [message("profile.method.noNorms")];
  if (!hasNormCuts(profile)) return [];
  const { multiplier, percentile, spread } = norms;
  if (norms.method === "percentile" && percentile !== undefined) {
    const facts = { risk: decimal(percentile, 4), protective: decimal(100 - percentile, 4) };
    return [message("profile.method.cutPercentile", facts)];
  }
  if (norms.method === "contrast" && norms.against !== undefined) {
    const note = profile.measures.find(({ id }) => id === norms.against);
    const behaviour = note === undefined ? plain(norms.against) : text(note.label);
    return [message("profile.method.cutContrast", { behaviour })];
  }
  if (norms.method !== "median-mad" || multiplier === null || spread === null) {
    return [
      message("profile.method.cut", {
        method: { kind: "term", vocabulary: "cutMethod", id: norms.method },
      }),
    ];
  }
  const usual = multiplier === 0.15 && spread === "median-absolute-deviation";
  return [
    sequence(
      message("profile.method.cutMedian", {
        multiplier: decimal(multiplier, 4),
        spread: { kind: "term", vocabulary: "spread", id: spread },
      }),
      ...(usual ? [message("profile.method.cutNormal")] : []),
      message("profile.method.cutStatus"),
    ),
  ];
}

/** Whom the norm describes. */
export function normPopulation(profile: Profile): readonly Inline[] {
  const { norms } = profile;
  if (norms === null) return [];
  return [
    sequence(
      message("profile.method.norm", {
        population: text(norms.population),
        respondents: count(norms.respondents, norms.rounded === true),
      }),
      ...(norms.waves.length === 0
        ? []
        : [
            message("profile.method.normWaves", {
              waves: { kind: "enumeration", items: norms.waves.map(plain) },
            }),
          ]),
      message(
        norms.byGrade === false ? "profile.method.normShareOfAll" : "profile.method.normShare",
      ),
      ...(norms.synthetic ? [message("profile.method.normSynthetic")] : []),
    ),
  ];
}
