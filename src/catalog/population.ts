import { foldName } from "../vocabulary/names.ts";
import type { PopulationCount } from "../vocabulary/project.ts";
import { readSideFile, type SideRow } from "./side-file.ts";

const COLUMNS = { required: ["area", "pupils"], optional: ["grade", "gender"] };

/**
 * How many pupils there are, from the text of `population.csv`: `area,grade,gender,pupils`. A grade
 * or gender that is empty, or a column that is not there, stands for all of them.
 *
 * @param file base name, for messages.
 * @throws CtcError `side-file-row` {file, row, column, text, problem}: no area, a count that is not
 *   a whole number ≥ 0, or a second count for the same area, grade and gender.
 */
export function readPopulation(text: string, file: string): PopulationCount[] {
  const rowOf = new Map<string, number>();
  return readSideFile(text, file, COLUMNS).map((source) => {
    const count = toCount(source);
    const key = [count.area, count.grade ?? "", count.gender ?? ""].map(foldName).join("\n");
    const earlier = rowOf.get(key);
    if (earlier !== undefined) {
      throw source.refuse("pupils", `row ${earlier} counts the same pupils`);
    }
    rowOf.set(key, source.row);
    return count;
  });
}

function toCount({ cell, refuse }: SideRow): PopulationCount {
  const [area, grade, gender, pupils] = ["area", "grade", "gender", "pupils"].map(cell);
  if (!area) throw refuse("area", "the cell is empty");
  if (!/^\d{1,9}$/.test(pupils ?? "")) throw refuse("pupils", "expected a whole number of pupils");
  return {
    area,
    ...(grade && { grade }),
    ...(gender && { gender }),
    pupils: Number(pupils),
  };
}
