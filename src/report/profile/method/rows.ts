import { isTotal } from "../../../vocabulary/figure.ts";
import type { PresentationFlag } from "../../../vocabulary/presentation-flag.ts";
import type { Profile } from "../../../vocabulary/profile.ts";
import type { Inline } from "../../../vocabulary/report.ts";
import { message, text } from "../../blocks.ts";

const TOLD_ELSEWHERE = new Set([
  "clusters_unknown",
  "single_cluster",
  "no_norms",
  "some_withheld",
  "some_rounded",
]);

const PRESENTATION_FLAGS: readonly PresentationFlag[] = [
  "nchs:Px",
  "nchs:Pc",
  "nchs:P0",
  "nchs:Pdf",
  "nchs:Cx",
  "nchs:Cdf",
];

/** Factors and behaviours whose questions this wave put in other words, or as other questions. */
export function comparability(profile: Profile): readonly Inline[] {
  return (["reworded", "not_comparable"] as const).flatMap((state) => {
    const measures = profile.measures.filter((measure) => measure.comparability === state);
    const rows: Inline = { kind: "enumeration", items: measures.map(({ label }) => text(label)) };
    return measures.length === 0 ? [] : [message(`profile.method.${state}`, { rows })];
  });
}

/** What the presentation standards of NCHS say of rows that are shown, flag by flag. */
export function presentation(profile: Profile): readonly Inline[] {
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
export function notes(profile: Profile): readonly Inline[] {
  return profile.notes
    .filter((id) => !TOLD_ELSEWHERE.has(id))
    .map((id) => ({ kind: "term", vocabulary: "note", id }) as const);
}
