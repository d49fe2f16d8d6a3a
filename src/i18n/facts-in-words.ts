import type { Facts } from "../vocabulary/errors.ts";
import { isMessageId, type Translate } from "./translate.ts";

/** Facts that are codes: each has its words in messages `fact.code`, such as `reason.folder`. */
const CODED = [
  "reason",
  "looksLike",
  "wantedType",
  "foundType",
  "thing",
  "filePart",
  "differs",
] as const;

/**
 * The facts of an error with words for those that are codes: why a file cannot be read, what it is
 * instead, what is wrong with a value and which were possible (`oneOf`, parted by `|`), what two files differ in, and the
 * top level of a file (an empty `place`); beside a `role`, what it is called (`roleName`),
 * and beside a `text` that text in quotes, nothing for an empty one (`quoted`). A fact that is no code, or an unknown one, stays.
 */
export function factsInWords(facts: Facts, t: Translate): Facts {
  const words: Record<string, string> = {};
  for (const name of CODED) {
    const id = `${name}.${facts[name]}`;
    if (isMessageId(id)) words[name] = t(id);
  }
  const roleId = `init.role.${facts.role}`;
  if (isMessageId(roleId)) words.roleName = t(roleId);
  if (facts.oneOf !== undefined) words.oneOf = oneOf(String(facts.oneOf).split("|"), t);
  if (facts.text !== undefined) words.quoted = facts.text === "" ? "" : t("quoted", facts);
  if (facts.place === "") words.place = t("place.top");
  const all = { ...facts, ...words };
  const id = `problem.${facts.problem}`;
  return isMessageId(id) ? { ...all, problem: t(id, all) } : all;
}

/** `a, b or c`. */
function oneOf(values: readonly string[], t: Translate): string {
  const last = values.at(-1) ?? "";
  return values.length < 2 ? last : `${values.slice(0, -1).join(", ")}${t("list.or")}${last}`;
}
