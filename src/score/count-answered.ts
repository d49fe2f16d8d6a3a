import type { Instrument, Scale } from "../vocabulary/instrument.ts";
import { HIGHEST_MISSING, type Responses } from "../vocabulary/responses.ts";
import { settleDontKnow } from "./settle-dont-know.ts";

/**
 * How many items of a scale each respondent answered, in [0, number of items]: what `scoreScales`
 * holds against `minimumAnswered`.
 */
export function countAnswered(
  { items }: Scale,
  coded: Responses,
  instrument: Instrument,
): Uint16Array {
  const responses = settleDontKnow(coded, instrument);
  const answered = new Uint16Array(responses.respondents);
  for (const { item } of items) {
    const column = responses.answers.get(item);
    if (column === undefined) continue;
    for (let row = 0; row < answered.length; row++) {
      if ((column[row] as number) > HIGHEST_MISSING) answered[row] = (answered[row] as number) + 1;
    }
  }
  return answered;
}
