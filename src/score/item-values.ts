import type { Instrument, Scale } from "../vocabulary/instrument.ts";
import { HIGHEST_MISSING, type Responses } from "../vocabulary/responses.ts";
import { scoringValue } from "./score-scales.ts";

/**
 * The items of a scale as they enter its score, recoded and reversed: one value per respondent, NaN
 * where there is no answer.
 *
 * @returns null where the survey did not ask every item
 */
export function itemValues(
  scale: Scale,
  responses: Responses,
  instrument: Instrument,
): readonly Float64Array[] | null {
  const columns = scale.items.flatMap(({ item }) => responses.answers.get(item) ?? []);
  if (columns.length < scale.items.length) return null;
  return scale.items.map((entry, at) => {
    const value = scoringValue(entry, instrument);
    const column = columns[at] ?? new Int16Array(0);
    const known = new Map<number, number>();
    for (const code of new Set(column)) known.set(code, value(code));
    return Float64Array.from(column, (code) =>
      code > HIGHEST_MISSING ? (known.get(code) ?? Number.NaN) : Number.NaN,
    );
  });
}
