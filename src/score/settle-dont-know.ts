import type { Instrument } from "../vocabulary/instrument.ts";
import { MISSING, type Responses } from "../vocabulary/responses.ts";

/**
 * Answers with each item's own reading of "don't know": the code that it stands for, an answer that
 * counts for nothing, or (as elsewhere) none. Public Swedish figures read it in all three ways.
 * The coded answers themselves stay as they are, so that a check still tells them apart.
 *
 * @returns the same responses where no item asks for anything
 */
export function settleDontKnow(responses: Responses, instrument: Instrument): Responses {
  const asked = instrument.items.filter(({ dontKnow = "excluded" }) => dontKnow !== "excluded");
  if (asked.length === 0) return responses;
  const answers = new Map(responses.answers);
  const counted = new Set<string>();
  for (const { id, dontKnow } of asked) {
    const column = answers.get(id);
    if (dontKnow === "counted") counted.add(id);
    if (typeof dontKnow !== "number" || column === undefined) continue;
    answers.set(
      id,
      column.map((code) => (code === MISSING.dont_know ? dontKnow : code)),
    );
  }
  return { ...responses, answers, dontKnowCounted: counted };
}
