import { MISSING } from "../../vocabulary/responses.ts";
import type { MissingModel } from "../../vocabulary/simulation.ts";
import { openRandom } from "../random.ts";

/**
 * Leaves out answers of one respondent, in place: single ones by reason, whole pages, and all that
 * comes after a point where the respondent stopped.
 *
 * @param key name of the respondent's streams
 * @param asked items in the order of the questionnaire
 */
export function leaveOut(
  key: string,
  answers: Map<string, number>,
  asked: readonly string[],
  model: MissingModel,
): void {
  const habits = openRandom(`${key}/habits`);
  const factor = habits.uniform() < model.careless ? model.carelessFactor : 1;
  const isStopping = habits.uniform() < model.dropOff;
  const stop = isStopping ? 0.3 + 0.7 * habits.uniform() : 1;
  let page = habits;
  let isSkippingPage = false;
  asked.forEach((item, place) => {
    if (place % model.pageLength === 0) {
      page = openRandom(`${key}/page/${item}`);
      isSkippingPage = page.uniform() < model.pageSkipped * factor;
    }
    const isLeft = isSkippingPage || place >= stop * asked.length;
    const reason = reasonFor(page.uniform() / factor, model);
    const missing = isLeft ? MISSING.blank : reason;
    if (missing !== null && answers.get(item) !== MISSING.not_applicable)
      answers.set(item, missing);
  });
}

function reasonFor(chance: number, model: MissingModel): number | null {
  if (chance < model.blank) return MISSING.blank;
  if (chance < model.blank + model.dontKnow) return MISSING.dont_know;
  const any = model.blank + model.dontKnow + model.noAnswer;
  return chance < any ? MISSING.no_answer : null;
}
