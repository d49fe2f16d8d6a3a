/** Pupils of one area and grade (or of an area whose grades are not told), and who answered. */
export interface RegisterCell {
  /** Respondents as they are printed. */
  readonly respondents: number;
  /** From the register; null where it does not count them. */
  readonly pupils: number | null;
}

/**
 * What the variance of a share is multiplied by because its denominator is a large part of a finite
 * population: the part of the pupils who were not heard, averaged over the respondents.
 *
 *     1 − Σ_c a_c · f_c,  a_c = r_c / Σr,  f_c = min(1, n·a_c / N_c)
 *
 * r_c are the printed respondents of cell c and N_c its pupils; f_c is 0 for a cell that the register
 * does not count. n is the denominator: who left the question blank was not heard.
 *
 * R `svydesign(strata = ~cell, fpc = ~N)` weights the cells by their own spread of answers instead of
 * by their size. That spread is not printed, and a standard error that holds it solves for the number
 * of pupils behind each grade; this one is a function of what is printed anyway. The two agree where
 * the shares of the pupils who were heard, or of those who are counted, do not differ between cells.
 *
 * @param respondents persons in the denominator n, ≥ 1
 * @returns in [0, 1]; 1 where nothing is known of the cells
 * @see Cochran (1977), Sampling Techniques, section 2.6
 */
export function finiteCorrection(respondents: number, cells: readonly RegisterCell[]): number {
  const all = cells.reduce((sum, cell) => sum + cell.respondents, 0);
  if (all === 0) return 1;
  const heard = cells.reduce((sum, cell) => {
    const part = cell.respondents / all;
    const { pupils } = cell;
    return pupils === null || part === 0
      ? sum
      : sum + part * Math.min(1, (respondents * part) / pupils);
  }, 0);
  return Math.max(0, 1 - heard);
}
