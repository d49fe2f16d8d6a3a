import type { NoCut, NoCutReason } from "../../vocabulary/norm-derivation.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, count, heading, message, plain } from "../blocks.ts";

const REASONS: readonly NoCutReason[] = ["protected", "no_answers", "no_criterion"];

/** Where no cut was derived, by reason: how many scales of which pupils. */
export function scalesWithoutCut(without: readonly NoCut[]): readonly Block[] {
  if (without.length === 0) return [];
  const items = REASONS.flatMap((reason) => {
    const places = without.filter((each) => each.reason === reason);
    if (places.length === 0) return [];
    return [message(`norms.without.${reason}`, { places: placesOf(places) })];
  });
  return [heading(2, message("norms.without.title")), ...bullets(items)];
}

/** Scales counted by the pupils who have no cut; one scale is named. */
function placesOf(places: readonly NoCut[]): Inline {
  const groups = new Map<string, { readonly group: Inline; readonly scales: string[] }>();
  for (const { scale, grade, gender } of places) {
    const key = `${grade ?? ""} ${gender ?? ""}`;
    const known = groups.get(key) ?? { group: groupOf(grade, gender), scales: [] };
    known.scales.push(scale);
    groups.set(key, known);
  }
  const items = [...groups.values()].map(({ group, scales }) => {
    const [only, second] = scales;
    const isOne = only !== undefined && second === undefined;
    if (isOne) return message("norms.without.one", { scale: plain(only), group });
    return message("norms.without.place", { scales: count(scales.length), group });
  });
  return { kind: "enumeration", items };
}

function groupOf(grade: string | undefined, gender: string | undefined): Inline {
  const items: Inline[] = [
    ...(grade === undefined ? [] : [{ kind: "grade", grade } as const]),
    ...(gender === undefined ? [] : [message(`norms.gender.${gender}`)]),
  ];
  return items.length === 0 ? message("norms.without.everyone") : { kind: "sequence", items };
}
