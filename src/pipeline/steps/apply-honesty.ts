import type { Coded } from "../../instrument/code-responses.ts";
import { readDurations } from "../../instrument/read-durations.ts";
import { type Removal, removalsOf } from "../../score/honesty/remove-respondents.ts";
import { type Screen, screenRespondents } from "../../score/honesty/screen-respondents.ts";
import type { Finding } from "../../vocabulary/finding.ts";
import type { HonestyRule, Instrument } from "../../vocabulary/instrument.ts";

/** Each rule of the instrument, or those named, put to the respondents of a survey. */
export function screenSurvey(
  rules: readonly HonestyRule[],
  { responses, table }: Coded,
  instrument: Instrument,
): readonly Screen[] {
  const durations = (columns: readonly string[]) => readDurations(table, columns);
  return screenRespondents(rules, { responses, instrument, durations });
}

/** The rules that a project names, in its order; that they are there has been checked. */
function namedRules(named: readonly string[], instrument: Instrument): readonly HonestyRule[] {
  return named.flatMap((id) => instrument.honesty?.filter((rule) => rule.id === id) ?? []);
}

/** Whom the project's rules remove, and which of them this survey cannot be judged by. */
export function applyHonesty(
  named: readonly string[],
  coded: Coded,
  instrument: Instrument,
): { removals: readonly Removal[]; findings: readonly Finding[] } {
  const screens = screenSurvey(namedRules(named, instrument), coded, instrument);
  const unusable = screens.filter(({ found }) => found === null);
  return {
    removals: removalsOf(screens),
    findings: unusable.map(({ rule }) => ({ code: "honesty-rule-unusable", rule: rule.id })),
  };
}
