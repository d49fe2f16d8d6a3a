import type { HonestyTest, Instrument } from "../../vocabulary/instrument.ts";
import { ownValue } from "../../vocabulary/record.ts";
import { HIGHEST_MISSING, type Responses } from "../../vocabulary/responses.ts";

type Rule = Extract<HonestyTest, { readonly kind: "above_limit" }>;

interface Pair {
  readonly item: Int16Array;
  readonly limit: Int16Array;
  readonly isAbove: (code: number, most: number) => boolean;
}

/**
 * Respondents with at least `atLeast` pairs in which the item goes beyond its limit. Both answered
 * from one answer set: a higher code. From different sets, whose codes cannot be compared: more than
 * the item's least answer where the limit has its own least ("not at all" and "never").
 *
 * @returns null where no pair was asked
 */
export function findAboveLimit(
  rule: Rule,
  responses: Responses,
  instrument: Instrument,
): Uint8Array | null {
  const pairs = rule.pairs.flatMap(({ item, limit }): Pair[] => {
    const [one, other] = [responses.answers.get(item), responses.answers.get(limit)];
    if (one === undefined || other === undefined) return [];
    return [{ item: one, limit: other, isAbove: comparison(item, limit, instrument) }];
  });
  if (pairs.length === 0) return null;
  const found = new Uint8Array(responses.respondents);
  for (let row = 0; row < found.length; row++) {
    let above = 0;
    for (const { item, limit, isAbove } of pairs) {
      const [code, most] = [item[row] as number, limit[row] as number];
      if (code > HIGHEST_MISSING && most > HIGHEST_MISSING && isAbove(code, most)) above++;
    }
    if (above >= rule.atLeast) found[row] = 1;
  }
  return found;
}

function comparison(item: string, limit: string, instrument: Instrument): Pair["isAbove"] {
  const setOf = (id: string) => instrument.items.find((each) => each.id === id)?.answers ?? "";
  if (setOf(item) === setOf(limit)) return (code, most) => code > most;
  const leastOf = (id: string): number =>
    Math.min(...(ownValue(instrument.answers, setOf(id)) ?? []).map(({ code }) => code));
  const [least, never] = [leastOf(item), leastOf(limit)];
  return (code, most) => code > least && most === never;
}
