import type { HonestyRule, Instrument } from "../../vocabulary/instrument.ts";
import { COUNTED, UNKNOWN } from "../../vocabulary/measure.ts";
import type { Responses } from "../../vocabulary/responses.ts";
import { evaluateCondition } from "../evaluate-condition.ts";
import { findAboveLimit } from "./find-above-limit.ts";
import { findAgeAgainstGrade } from "./find-age-against-grade.ts";
import { findFewAnswers } from "./find-few-answers.ts";
import { findSpeed } from "./find-speed.ts";
import { findStraightLining } from "./find-straight-lining.ts";

/** Whom one rule finds. */
export interface Screen {
  readonly rule: HonestyRule;
  /** 1 for each respondent the rule finds; null where the survey has nothing to judge by. */
  readonly found: Uint8Array | null;
}

/** What the rules look at. */
export interface ScreenRequest {
  readonly responses: Responses;
  readonly instrument: Instrument;
  /** Time taken per respondent (NaN: not known) from the first column that the file has. */
  readonly durations: (columns: readonly string[]) => Float64Array | null;
}

/**
 * Each rule put to every respondent, by itself. Nobody is removed here. Who is not known to fail a
 * rule (a missing answer, no grade, no time) passes it.
 */
export function screenRespondents(
  rules: readonly HonestyRule[],
  request: ScreenRequest,
): readonly Screen[] {
  return rules.map((rule) => ({ rule, found: findBy(rule, request) }));
}

function findBy(rule: HonestyRule, request: ScreenRequest): Uint8Array | null {
  const { responses, instrument, durations } = request;
  switch (rule.kind) {
    case "condition": {
      const states = evaluateCondition(rule.when, responses);
      // Too few of its questions were asked for it to be true of anybody, or nobody answered them.
      if (states.every((state) => state === UNKNOWN)) return null;
      return Uint8Array.from(states, (state) => (state === COUNTED ? 1 : 0));
    }
    case "above_limit":
      return findAboveLimit(rule, responses, instrument);
    case "age_against_grade":
      return findAgeAgainstGrade(rule, responses);
    case "straight_lining":
      return findStraightLining(rule, responses, instrument);
    case "speed":
      return findSpeed(rule.shareOfMedian, durations(rule.columns));
    case "few_answers":
      return findFewAnswers(rule.lessThan, responses);
  }
}
