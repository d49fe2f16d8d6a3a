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
  const columns = scale.items.flatMap(({ item }) => responses.answers.get(item) ?? []);
  if (columns.length < scale.items.length) return null;
  return scale.items.map((entry, at) => valuesOf(columns[at], scoringValue(entry, instrument)));
}

/** Hot: one look-up per respondent and item. */
function valuesOf(
  column: Int16Array = new Int16Array(0),
  value: (code: number) => number,
): Float64Array {
  const known = new Map<number, number>();
  const values = new Float64Array(column.length).fill(Number.NaN);
  for (let row = 0; row < column.length; row++) {
    const code = column[row] as number;
    if (code <= HIGHEST_MISSING) continue;
    let x = known.get(code);
    if (x === undefined) {
      x = value(code);
      known.set(code, x);
    }
    values[row] = x;
  }
  return values;
}
