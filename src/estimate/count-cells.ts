import type { Design } from "../vocabulary/design.ts";
import { COUNTED, UNKNOWN } from "../vocabulary/measure.ts";
import type { Grouping, Responses } from "../vocabulary/responses.ts";

/** Who answered and who is counted in the smallest groups: area × grade × gender. */
export interface CellCounts {
  readonly areas: number;
  readonly grades: number;
  readonly genders: number;
  /** Persons; the place of a cell is `cellAt`. */
  readonly respondents: Float64Array;
  /** Sum of weights. */
  readonly weight: Float64Array;
  /** Sum of the weights of those counted. */
  readonly counted: Float64Array;
  /** Largest weight. */
  readonly heaviest: Float64Array;
}

/** Place of a cell; −1 is the group of those of whom it is not known. */
export function cellAt(
  { grades, genders }: Pick<CellCounts, "grades" | "genders">,
  area: number,
  grade: number,
  gender: number,
): number {
  return ((area + 1) * (grades + 1) + (grade + 1)) * (genders + 1) + (gender + 1);
}

/**
 * Counts one measure in every area × grade × gender at once.
 *
 * @param state COUNTED, NOT_COUNTED or UNKNOWN, one per respondent; null: everybody answered, nobody is counted
 * @param outside 1 for respondents who are in no figure
 */
export function countCells(
  state: Int8Array | null,
  {
    area,
    grade,
    gender,
    respondents: all,
  }: Pick<Responses, "area" | "grade" | "gender" | "respondents">,
  { weight }: Pick<Design, "weight">,
  outside: Uint8Array,
): CellCounts {
  const sizes = { areas: count(area), grades: count(grade), genders: count(gender) };
  const cells = (sizes.areas + 1) * (sizes.grades + 1) * (sizes.genders + 1);
  const result: CellCounts = {
    ...sizes,
    respondents: new Float64Array(cells),
    weight: new Float64Array(cells),
    counted: new Float64Array(cells),
    heaviest: new Float64Array(cells),
  };
  for (let row = 0; row < all; row++) {
    const own = weight[row] as number;
    if (outside[row] === 1 || own === 0 || (state !== null && state[row] === UNKNOWN)) continue;
    const at = cellAt(
      sizes,
      area.of[row] as number,
      grade.of[row] as number,
      gender.of[row] as number,
    );
    result.respondents[at] = (result.respondents[at] as number) + 1;
    result.weight[at] = (result.weight[at] as number) + own;
    if (state !== null && state[row] === COUNTED) {
      result.counted[at] = (result.counted[at] as number) + own;
    }
    if (own > (result.heaviest[at] as number)) result.heaviest[at] = own;
  }
  return result;
}

const count = ({ names }: Grouping): number => names.length;
