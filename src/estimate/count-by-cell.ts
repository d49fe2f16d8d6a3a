import { COUNTED, UNKNOWN } from "../vocabulary/measure.ts";
import type { PersonCounts } from "./count-persons.ts";

/**
 * Persons of one denominator by cell, as `countPersons` counts them: each cell's, and last those who
 * have no cell.
 *
 * @param cell cell of each respondent, 0 … cells − 1; -1 for none
 */
export function countByCell(
  state: Int8Array,
  inside: Uint8Array,
  cell: Int32Array,
  cells: number,
  weight: Float64Array,
): readonly PersonCounts[] {
  const respondents = new Float64Array(cells + 1);
  const counted = new Float64Array(cells + 1);
  for (let i = 0; i < state.length; i += 1) {
    if (inside[i] === 0 || state[i] === UNKNOWN || weight[i] === 0) continue;
    const at = cell[i] === -1 ? cells : (cell[i] as number);
    respondents[at] = (respondents[at] as number) + 1;
    if (state[i] === COUNTED) counted[at] = (counted[at] as number) + 1;
  }
  return Array.from(respondents, (n, at) => ({ respondents: n, counted: counted[at] as number }));
}
