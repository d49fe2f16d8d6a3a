/** Norm files carry three decimals; one more is kept for a mean over grades, and no further. */
const STEPS_PER_UNIT = 10_000;

/** Key of a share that serves all grades. */
const ANY_GRADE = "";

/**
 * The share past the cut in a norm population with the grades of an area:
 *
 *     Σ_g n_g · beyond_g / Σ_g n_g, to 4 decimals
 *
 * n_g are the respondents of grade g *as they are printed* for the area, the same for every measure.
 * The exact respondents of each figure would be better weights, but thirty factors with thirty
 * shares of the norm would solve for them.
 *
 * @param beyond share of the norm population past its cut, in [0, 1], by grade; "" serves every grade
 * @param grades printed respondents by grade, ≥ 0
 * @returns null when nobody is printed, or a grade has no share
 */
export function normShare(
  beyond: ReadonlyMap<string, number>,
  grades: ReadonlyMap<string, number>,
): number | null {
  const general = beyond.get(ANY_GRADE);
  if (general !== undefined && beyond.size === 1) return toDecimals(general);
  let [respondents, sum] = [0, 0];
  for (const [grade, count] of grades) {
    if (count === 0) continue;
    const share = beyond.get(grade) ?? general;
    if (share === undefined) return null;
    respondents += count;
    sum += count * share;
  }
  return respondents === 0 ? null : toDecimals(sum / respondents);
}

const toDecimals = (share: number): number => Math.round(share * STEPS_PER_UNIT) / STEPS_PER_UNIT;
