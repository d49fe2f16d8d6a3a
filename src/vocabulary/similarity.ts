/**
 * Likeness of two folded texts: Dice's coefficient over the pairs of neighbouring letters in their
 * words, 2·|common pairs| / (|pairs of one| + |pairs of the other|), in [0, 1]; a blank stands before
 * and after each word, and a pair that stands twice counts twice.
 *
 * It ranks suggestions and decides nothing: "… close to your mother" and "… close to your father"
 * reach 0.92, more than many rewordings of one question do.
 *
 * @see Adamson & Boreham (1974), Information Storage and Retrieval 10, 253–260
 */
export function similarity(
  one: ReadonlyMap<string, number>,
  other: ReadonlyMap<string, number>,
): number {
  let common = 0;
  for (const [pair, times] of one) common += Math.min(times, other.get(pair) ?? 0);
  const all = total(one) + total(other);
  return all === 0 ? 0 : (2 * common) / all;
}

/** Hot: a file that prints other words compares every question with every other. */
function total(pairs: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const times of pairs.values()) sum += times;
  return sum;
}

/** Likeness below which a question is not even suggested, and its lead over the second best. */
export const LEAST_SIMILARITY = 0.75;
export const LEAST_LEAD = 0.1;

/** The greatest likeness of any form of one question to any text of another, in [0, 1]. */
export function likeness(
  forms: readonly ReadonlyMap<string, number>[],
  texts: readonly ReadonlyMap<string, number>[],
): number {
  return Math.max(0, ...forms.flatMap((form) => texts.map((text) => similarity(form, text))));
}

/** Pair of letters → how often it stands in the folded text. */
export function letterPairs(folded: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (const word of folded.split(" ")) {
    const padded = ` ${word} `;
    for (let at = 0; at + 1 < padded.length; at++) {
      const pair = padded.slice(at, at + 2);
      pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
    }
  }
  return pairs;
}

/** Words shorter than this are another word with one other letter (mom, mob). */
const LONG_WORD = 6;

/**
 * Are both folded texts the same words in the same order, long ones up to one letter that is added,
 * left out or another (neighborhood, neighbourhood)? Texts that are equal are not.
 */
export function differsInSpelling(one: string, other: string): boolean {
  if (one === other) return false;
  const [words, others] = [one.split(" "), other.split(" ")];
  return (
    words.length === others.length && words.every((word, at) => isSpelling(word, others[at] ?? ""))
  );
}

function isSpelling(one: string, other: string): boolean {
  if (one === other) return true;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length < LONG_WORD || long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  const rest = long.slice(start + 1);
  return rest === short.slice(short.length === long.length ? start + 1 : start);
}
