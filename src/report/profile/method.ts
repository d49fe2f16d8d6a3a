import type { Operator } from "../../vocabulary/instrument.ts";
import type { PresentationFlag } from "../../vocabulary/presentation-flag.ts";
import type { Profile, ToldSpread } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, count, heading, message, plain, sequence, text } from "../blocks.ts";
import { hasReference, isTotal } from "../read-figure.ts";
import { certainty } from "./certainty.ts";

const TOLD_ELSEWHERE = new Set([
  "clusters_unknown",
  "single_cluster",
  "no_norms",
  "some_withheld",
  "some_rounded",
]);

const OPERATOR_SIGNS: Readonly<Record<Operator, string>> = {
  ">": ">",
  ">=": "≥",
  "<": "<",
  "<=": "≤",
};

const PRESENTATION_FLAGS: readonly PresentationFlag[] = [
  "nchs:Px",
  "nchs:Pc",
  "nchs:P0",
  "nchs:Pdf",
  "nchs:Cx",
  "nchs:Cdf",
];

/** Factors whose cut belongs to the instrument, one by one: the norm says nothing of it. */
function ownCuts({ factors, measures }: Profile): readonly Inline[] {
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
            value: { kind: "decimal", value: cut.value, decimals: 4 },
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

function cuts(profile: Profile): readonly Inline[] {
  const { norms } = profile;
  if (profile.factors.length === 0) return [];
  if (norms === null) return [message("profile.method.noNorms")];
  if (!hasNormCuts(profile)) return [];
  const { multiplier, percentile, spread } = norms;
  if (norms.method === "percentile" && percentile !== undefined) {
    const decimal = (value: number): Inline => ({ kind: "decimal", value, decimals: 4 });
    const facts = { risk: decimal(percentile), protective: decimal(100 - percentile) };
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
        multiplier: { kind: "decimal", value: multiplier, decimals: 4 },
        spread: { kind: "term", vocabulary: "spread", id: spread },
      }),
      ...(usual ? [message("profile.method.cutNormal")] : []),
      message("profile.method.cutStatus"),
    ),
  ];
}

function normPopulation(profile: Profile): readonly Inline[] {
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

const decimal = (value: number, decimals: number): Inline => ({ kind: "decimal", value, decimals });

/** How uneven calibrated weights are, as far as it is told. */
function spread({ smallest, largest, variation, loss }: ToldSpread): Inline {
  if (loss === null) return message("profile.method.calibratedLossLarge");
  if (smallest === null || largest === null || variation === null)
    return message("profile.method.calibratedLoss", { loss: decimal(loss, 2) });
  return message("profile.method.calibratedSpread", {
    smallest: decimal(smallest, 1),
    largest: decimal(largest, 1),
    variation: decimal(variation, 2),
    loss: decimal(loss, 2),
  });
}

/** What calibrated weights agree with, how uneven they are, and who has no place in the register. */
function calibrated(
  { by, method: how, unplaced, weights }: NonNullable<Profile["design"]["calibration"]>,
  isOpen: boolean,
  isClustered: boolean,
): readonly Inline[] {
  return [
    message(`profile.method.calibrated.${how}`, {
      by: { kind: "term", vocabulary: "calibrationBy", id: by.join("-") },
    }),
    spread(weights),
    ...(unplaced === null ? [message("profile.method.calibratedUnplacedFew")] : []),
    ...(unplaced === null || unplaced === 0
      ? []
      : [message("profile.method.calibratedUnplaced", { respondents: count(unplaced, !isOpen) })]),
    ...(isOpen ? [] : [message("profile.method.calibratedRounded")]),
    ...(isOpen
      ? []
      : [message(`profile.method.calibrated${isClustered ? "NoIntervals" : "Intervals"}`)]),
  ];
}

function design(profile: Profile): readonly Inline[] {
  const { calibration, clustered, finitePopulation, interval, stratified, weighted } =
    profile.design;
  return [
    ...(calibration === null
      ? [message(weighted ? "profile.method.weighted" : "profile.method.unweighted")]
      : calibrated(calibration, profile.policy.open, clustered)),
    ...(stratified ? [message("profile.method.stratified")] : []),
    message(clustered ? "profile.method.clustered" : "profile.method.notClustered"),
    message("profile.method.interval", {
      interval: { kind: "term", vocabulary: "interval", id: interval },
    }),
    ...(interval === "wald" ? [message("profile.method.intervalWald")] : []),
    ...(interval === "logit" || interval === "wald"
      ? [message("profile.method.intervalAtEnds")]
      : []),
    message(finitePopulation ? "profile.method.finitePopulation" : "profile.method.census"),
  ];
}

function comparison(profile: Profile): readonly Inline[] {
  if (!hasReference(profile)) return [message("profile.method.noReference")];
  const isRounded = profile.design.calibration !== null && !profile.policy.open;
  return [
    profile.policy.open
      ? message("profile.method.reference")
      : sequence(message("profile.method.reference"), message("profile.method.referenceHidden")),
    message(isRounded ? "profile.method.adjustmentCalibrated" : "profile.method.adjustment", {
      adjustment: { kind: "term", vocabulary: "adjustment", id: profile.design.adjustment },
    }),
    message("profile.method.zero"),
  ];
}

/** How the model-assisted shares came about; the municipality has none. */
function smallAreas({ area, design }: Profile): readonly Inline[] {
  if (design.smallAreas === null || area.name === null) return [];
  return [message(`profile.method.smallAreas.${design.smallAreas}`)];
}

/** Factors and behaviours whose questions this wave put in other words, or as other questions. */
function comparability(profile: Profile): readonly Inline[] {
  return (["reworded", "not_comparable"] as const).flatMap((state) => {
    const measures = profile.measures.filter((measure) => measure.comparability === state);
    const rows: Inline = { kind: "enumeration", items: measures.map(({ label }) => text(label)) };
    return measures.length === 0 ? [] : [message(`profile.method.${state}`, { rows })];
  });
}

/** What the presentation standards of NCHS say of rows that are shown, flag by flag. */
function presentation(profile: Profile): readonly Inline[] {
  const figures = [...profile.factors, ...profile.behaviours, ...profile.cumulative];
  return PRESENTATION_FLAGS.flatMap((flag) => {
    const items = figures.flatMap((figure) =>
      figure.flags.includes(flag) && isTotal(figure) ? [text(figure.label)] : [],
    );
    const rows: Inline = { kind: "enumeration", items };
    return items.length === 0 ? [] : [message(`profile.method.${flag}`, { rows })];
  });
}

/** Notes that no other section tells from the figures themselves. */
function notes(profile: Profile): readonly Inline[] {
  return profile.notes
    .filter((id) => !TOLD_ELSEWHERE.has(id))
    .map((id) => ({ kind: "term", vocabulary: "note", id }) as const);
}

/** What was noticed in the data; a number that is too small to publish is left out. */
function findings(profile: Profile): readonly Block[] {
  if (profile.findings.length === 0) return [];
  const items = profile.findings.map((finding) => {
    const code = { kind: "term", vocabulary: "finding", id: finding.code } as const;
    const found =
      finding.column === undefined
        ? code
        : message("profile.finding.column", { finding: code, column: plain(finding.column) });
    return finding.count === null
      ? message("profile.finding.uncounted", { finding: found })
      : message("profile.finding.counted", {
          finding: found,
          count: count(finding.count, !profile.policy.open),
        });
  });
  return [heading(3, message("profile.finding.title")), ...bullets(items)];
}

/** How the figures were made, and how sure each rule and each name is. */
export function method(profile: Profile): readonly Block[] {
  return [
    heading(2, message("profile.method.title")),
    ...bullets([
      ...cuts(profile),
      ...ownCuts(profile),
      ...normPopulation(profile),
      ...design(profile),
      ...comparison(profile),
      ...smallAreas(profile),
      message("profile.method.missing"),
      ...comparability(profile),
      ...presentation(profile),
      ...notes(profile),
    ]),
    ...certainty(profile),
    ...findings(profile),
  ];
}
