import type { ScoreColumn } from "../../vocabulary/scores.ts";

/** Groups that somebody may know of a pupil; a weight or a number of a stratum is rarely known. */
const KNOWN_OF_PUPILS: readonly string[] = ["area", "grade", "gender", "school", "class"];
/** A pupil hides among so many who are alike. */
const ENOUGH = 5;

/**
 * Respondents of whom fewer than five, themselves counted, have the same area, grade, gender, school
 * and class, as far as these are told: who knows that much of a pupil nearly knows the row.
 */
export function countFewAlike(columns: readonly ScoreColumn[], respondents: Uint32Array): number {
  const told = columns.flatMap((column) =>
    "texts" in column && KNOWN_OF_PUPILS.includes(column.name) ? [column.of] : [],
  );
  if (told.length === 0) return 0;
  const sizes = new Map<string, number>();
  for (const row of respondents) {
    const key = told.map((of) => of[row]).join("/");
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  return [...sizes.values()].reduce((sum, size) => sum + (size < ENOUGH ? size : 0), 0);
}
