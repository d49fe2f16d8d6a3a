import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, count, heading, message, plain, sequence, text } from "../blocks.ts";
import { hasReference } from "../read-figure.ts";
import { certainty } from "./certainty.ts";

const TOLD_ELSEWHERE = new Set(["clusters_unknown", "no_norms", "some_withheld", "some_rounded"]);

function cuts(profile: Profile): readonly Inline[] {
  const { norms } = profile;
  if (profile.factors.length === 0) return [];
  if (norms === null) return [message("profile.method.noNorms")];
  const { multiplier, spread } = norms;
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
        respondents: count(norms.respondents),
      }),
      ...(norms.waves.length === 0
        ? []
        : [
            message("profile.method.normWaves", {
              waves: { kind: "enumeration", items: norms.waves.map(plain) },
            }),
          ]),
      message("profile.method.normShare"),
      ...(norms.synthetic ? [message("profile.method.normSynthetic")] : []),
    ),
  ];
}

function design(profile: Profile): readonly Inline[] {
  const { clustered, interval, stratified, weighted } = profile.design;
  return [
    message(weighted ? "profile.method.weighted" : "profile.method.unweighted"),
    ...(stratified ? [message("profile.method.stratified")] : []),
    message(clustered ? "profile.method.clustered" : "profile.method.notClustered"),
    message("profile.method.interval", {
      interval: { kind: "term", vocabulary: "interval", id: interval },
    }),
    message("profile.method.census"),
  ];
}

function comparison(profile: Profile): readonly Inline[] {
  if (!hasReference(profile)) return [message("profile.method.noReference")];
  return [
    profile.policy.open
      ? message("profile.method.reference")
      : sequence(message("profile.method.reference"), message("profile.method.referenceHidden")),
    message("profile.method.adjustment", {
      adjustment: { kind: "term", vocabulary: "adjustment", id: profile.design.adjustment },
    }),
    message("profile.method.zero"),
  ];
}

/** Factors and behaviours whose questions this wave put in other words, or as other questions. */
function comparability(profile: Profile): readonly Inline[] {
  return (["reworded", "not_comparable"] as const).flatMap((state) => {
    const measures = profile.measures.filter((measure) => measure.comparability === state);
    const rows: Inline = { kind: "enumeration", items: measures.map(({ label }) => text(label)) };
    return measures.length === 0 ? [] : [message(`profile.method.${state}`, { rows })];
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
      ...normPopulation(profile),
      ...design(profile),
      ...comparison(profile),
      message("profile.method.missing"),
      ...comparability(profile),
      ...notes(profile),
    ]),
    ...certainty(profile),
    ...findings(profile),
  ];
}
