import type { Facts } from "../vocabulary/errors.ts";
import { isMessageId, type Translate } from "./translate.ts";

/** Facts that are codes: each has its words in messages `fact.code`, such as `reason.folder`. */
const CODED = ["reason", "looksLike", "wantedType", "foundType", "thing", "filePart"] as const;

/**
 * The facts of an error with words for those that are codes: why a file cannot be read, what it is
 * instead, what is wrong with a value and which were possible (`oneOf`, parted by `|`), and the
 * top level of a file (an empty `place`). A fact that is no code, or an unknown one, stays.
 */
export function factsInWords(facts: Facts, t: Translate): Facts {
  const words: Record<string, string> = {};
  for (const name of CODED) {
    const id = `${name}.${facts[name]}`;
    if (isMessageId(id)) words[name] = t(id);
  }
  if (facts.oneOf !== undefined) words.oneOf = String(facts.oneOf).replaceAll("|", t("list.or"));
  if (facts.place === "") words.place = t("place.top");
  const all = { ...facts, ...words };
  const id = `problem.${facts.problem}`;
  return isMessageId(id) ? { ...all, problem: t(id, all) } : all;
}
