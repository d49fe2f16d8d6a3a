import type { Translate } from "../i18n/translate.ts";
import { isTaken, type Reasoned } from "../vocabulary/proposal.ts";
import { yamlComment, yamlScalar } from "./yaml-scalar.ts";

/** Confidence and reason in words: `medium: as in 2022 (…)`. */
function whyText(why: Reasoned & { note?: string }, t: Translate): string {
  const reason = t(`init.reason.${why.reason}`, { wave: why.before ?? "" });
  const note = why.note === undefined ? "" : ` (${why.note})`;
  return `${t(`init.confidence.${why.confidence}`)}: ${reason}${note}`;
}

/** `key: value  # high: why`, all of it a comment where it is not taken. */
export function proposalLine(
  key: string,
  value: string,
  why: Reasoned & { note?: string },
  t: Translate,
): string {
  const about = yamlComment(whyText(why, t));
  return `      ${isTaken(why) ? "" : "# "}${yamlScalar(key)}: ${value}  # ${about}`;
}

/** A section whose lines are all comments would be null in YAML; it becomes a comment too. */
export function section(name: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const isEmpty = lines.every((each) => each.trimStart().startsWith("#"));
  return [isEmpty ? `    # ${name}:` : `    ${name}:`, ...lines];
}
