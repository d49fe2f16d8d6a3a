import { COUNTED, NOT_COUNTED, UNKNOWN } from "../vocabulary/measure.ts";
import type { Cut } from "../vocabulary/norms.ts";
import { isPast } from "../vocabulary/past-cut.ts";
import type { Grouping } from "../vocabulary/responses.ts";

/**
 * Who is past the cut of their own grade and gender. A respondent without a score, or for whose
 * grade or gender no cut is known, is UNKNOWN: out of the denominator.
 *
 * @param cuts cuts of one scale; `fallback` names the grade whose cut serves grades without one
 */
export function applyCuts(
  scores: Float64Array,
  cuts: readonly Cut[],
  grade: Grouping,
  gender: Grouping,
  fallback?: string,
): Int8Array {
  const states = new Int8Array(scores.length).fill(UNKNOWN);
  const grades = grade.names.length + 1;
  const chosen = new Map<number, Cut | undefined>();
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row] as number;
    if (Number.isNaN(score)) continue;
    const g = grade.of[row] as number;
    const s = gender.of[row] as number;
    const key = (s + 1) * grades + g + 1;
    if (!chosen.has(key)) chosen.set(key, findCut(cuts, grade.names[g], gender.names[s], fallback));
    const cut = chosen.get(key);
    if (cut) states[row] = isPast(score, cut.operator, cut.value) ? COUNTED : NOT_COUNTED;
  }
  return states;
}

/** The cut for a grade and gender: its own, else one for all grades, else that of the fallback. */
export function findCut(
  cuts: readonly Cut[],
  grade: string | undefined,
  gender: string | undefined,
  fallback?: string,
): Cut | undefined {
  const fits = (wanted: string | undefined): Cut | undefined =>
    cuts.find((cut) => cut.grade === wanted && cut.gender !== undefined && cut.gender === gender) ??
    cuts.find((cut) => cut.grade === wanted && cut.gender === undefined);
  const own = grade === undefined ? undefined : fits(grade);
  const general = own ?? fits(undefined);
  // A grade with cuts for one gender only has its own; the fallback is for grades without any.
  const hasOwn = grade !== undefined && cuts.some((cut) => cut.grade === grade);
  const isSpare = grade !== undefined && fallback !== undefined && !hasOwn;
  return general ?? (isSpare ? fits(fallback) : undefined);
}
