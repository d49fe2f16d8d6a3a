import { foldName } from "./names.ts";

/** Group → words that mean it. */
export type GroupWords = Readonly<Record<string, readonly string[] | undefined>>;

/**
 * The form in which words for a grade or a gender are compared: `foldName`, and a whole number is
 * the same however it was exported (`9`, `09`, `9.0`, `9,0`).
 */
export function groupKey(text: string): string {
  const folded = foldName(text);
  return isBareNumber(folded) ? String(Number(folded.replace(",", "."))) : folded;
}

/** A number without a word says nothing by itself: 1 is a boy in one file, a girl in the next. */
export function isBareNumber(text: string): boolean {
  return /^\d{1,5}([.,]0+)?$/.test(text.trim());
}

/** Word as `groupKey` gives it → its group; each group is a word for itself, unless another's. */
export function groupOfWord(groups: GroupWords): ReadonlyMap<string, string> {
  const words = new Map(Object.keys(groups).map((group) => [groupKey(group), group]));
  for (const [group, texts] of Object.entries(groups)) {
    for (const text of texts ?? []) words.set(groupKey(text), group);
  }
  return words;
}
