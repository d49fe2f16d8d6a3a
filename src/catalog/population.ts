import { foldName } from "../vocabulary/names.ts";
import type { PopulationCount } from "../vocabulary/project.ts";
import { readSideFile, type SideRow } from "./side-file.ts";

const COLUMNS = { required: ["pupils"], optional: ["area", "school", "grade", "gender"] };

/**
 * How many pupils there are, from the text of `population.csv`: `area,school,grade,gender,pupils`.
 * A school, grade or gender that is empty, or a column that is not there, stands for all of them.
 * A row names its area, or its school, or both.
 *
 * @param file base name, for messages.
 * @throws CtcError `side-file-row` {file, row, column, text, problem}: neither area nor school, a
 *   count that is not a whole number ≥ 0, or a second count for the same pupils.
 */
export function readPopulation(text: string, file: string): PopulationCount[] {
  const rowOf = new Map<string, number>();
  let isByArea: boolean | undefined;
  return readSideFile(text, file, COLUMNS).map((source) => {
    const count = toCount(source);
    isByArea ??= count.area !== "";
    // Pupils of an area and pupils of a school are the same pupils.
    if (isByArea !== (count.area !== "")) {
      throw source.refuse("area", "area-in-some-rows");
    }
    const { area, school = "", grade = "", gender = "" } = count;
    const key = [area, school, grade, gender].map(foldName).join("\n");
    const earlier = rowOf.get(key);
    if (earlier !== undefined) {
      throw source.refuse("pupils", "same-pupils", { earlier });
    }
    rowOf.set(key, source.row);
    return count;
  });
}

function toCount({ cell, refuse }: SideRow): PopulationCount {
  const [area = "", school, grade, gender, pupils] = [
    "area",
    "school",
    "grade",
    "gender",
    "pupils",
  ].map(cell);
  if (!area && !school) throw refuse("area", "cell-empty");
  if (!/^\d{1,9}$/.test(pupils ?? "")) throw refuse("pupils", "pupils-form");
  return {
    area,
    ...(school && { school }),
    ...(grade && { grade }),
    ...(gender && { gender }),
    pupils: Number(pupils),
  };
}
