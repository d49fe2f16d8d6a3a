import type { Instrument, Scale } from "../vocabulary/instrument.ts";
import { HIGHEST_MISSING, type Responses } from "../vocabulary/responses.ts";
import { scoringValue } from "./score-scales.ts";
import { settleDontKnow } from "./settle-dont-know.ts";

/**
 * The items of a scale as they enter its score, recoded and reversed: one value per respondent, NaN
 * where there is no answer.
 *
 * @returns null where the survey did not ask every item
 */
export function itemValues(
  scale: Scale,
  coded: Responses,
  instrument: Instrument,
): readonly Float64Array[] | null {
  const responses = settleDontKnow(coded, instrument);
  const values = scale.items.flatMap((entry) => {
    const column = responses.answers.get(entry.item);
    return column === undefined ? [] : valuesOf(column, scoringValue(entry, instrument));
  });
  return values.length < scale.items.length ? null : values;
}

function valuesOf(column: Int16Array, value: (code: number) => number): Float64Array {
  return Float64Array.from(column, (code) => (code > HIGHEST_MISSING ? value(code) : Number.NaN));
}
