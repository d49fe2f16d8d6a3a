import type { Design } from "../vocabulary/design.ts";
import { UNKNOWN } from "../vocabulary/measure.ts";

/** Norm files carry three decimals; one more is kept for a mean over grades, and no further. */
const STEPS_PER_UNIT = 10_000;

/** Key of a share that serves all grades. */
const ANY_GRADE = "";

/** Who the norm is looked up for. */
export interface NormShareRequest {
  /** Share of the norm population past its cut, in [0, 1], by grade; "" serves every grade. */
  readonly beyond: ReadonlyMap<string, number>;
  /** Index into `gradeNames` per respondent; −1 where the grade is not known. */
  readonly gradeOf: Int32Array;
  readonly gradeNames: readonly string[];
  /** COUNTED, NOT_COUNTED or UNKNOWN, one per respondent. */
  readonly state: Int8Array;
  /** The domain: 1 inside, 0 outside, one per respondent. */
  readonly inside: Uint8Array;
  readonly design: Design;
  /** Without weights, the pupils of a grade count as a multiple of this, at least one; 1: exactly. */
  readonly gradeStep: number;
}

/**
 * The share past the cut in a norm population with the grades of this figure's denominator:
 *
 *     Σ_g W_g · beyond_g / Σ_g W_g, with W_g the weights of the denominator in grade g
 *
 * The weights W_g of an unweighted survey are counts of pupils, and thirty factors with thirty
 * different shares would solve for them, also where the table of participants does not tell. So a
 * count enters as the multiple of `gradeStep` nearest to it, as that table prints it, and the mean
 * has 4 decimals.
 *
 * @returns null when nobody is in the denominator or a grade in it has no share
 */
export function normShare(request: NormShareRequest): number | null {
  const { beyond, gradeNames } = request;
  let [weighted, sum] = [0, 0];
  for (const [place, exact] of gradeWeights(request).entries()) {
    if (exact === 0) continue;
    const weight = request.design.weighted ? exact : toStep(exact, request.gradeStep);
    const share = beyond.get(gradeNames[place] ?? ANY_GRADE) ?? beyond.get(ANY_GRADE);
    if (share === undefined) return null;
    weighted += weight;
    sum += weight * share;
  }
  return weighted === 0 ? null : Math.round((sum / weighted) * STEPS_PER_UNIT) / STEPS_PER_UNIT;
}

const toStep = (count: number, step: number): number =>
  step * Math.max(1, Math.floor(count / step + 0.5));

/** Weights of the denominator by grade; those without a grade come last. */
function gradeWeights({
  gradeOf,
  gradeNames,
  state,
  inside,
  design,
}: NormShareRequest): Float64Array {
  const weights = new Float64Array(gradeNames.length + 1);
  for (let i = 0; i < design.respondents; i += 1) {
    if (inside[i] === 0 || state[i] === UNKNOWN) continue;
    const grade = gradeOf[i] as number;
    const place = grade < 0 ? gradeNames.length : grade;
    weights[place] = (weights[place] as number) + (design.weight[i] as number);
  }
  return weights;
}
