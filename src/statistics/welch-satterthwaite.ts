/** One independent part of a sum: its standard error there, and what it rests on. */
export interface IndependentPart {
  /** ≥ 0, with the part's factor in it. */
  readonly standardError: number;
  /** > 0; Infinity where the standard error is known. */
  readonly degreesOfFreedom: number;
}

/**
 * Degrees of freedom of a sum of independent estimates, by Welch and Satterthwaite:
 *
 *     df = (Σ SE_i²)² / Σ (SE_i⁴ / df_i)
 *
 * Infinity where every part's is, or where nothing varies.
 *
 * @throws RangeError when a standard error is negative or degrees of freedom are not above 0
 * @see Welch (1947), Biometrika 34, 28–35; Satterthwaite (1946), Biometrics Bulletin 2(6), 110–114
 */
export function welchSatterthwaite(parts: readonly IndependentPart[]): number {
  let variance = 0;
  let spread = 0;
  for (const { standardError, degreesOfFreedom } of parts) {
    if (!(standardError >= 0 && degreesOfFreedom > 0))
      throw new RangeError(`no part: ${standardError} with ${degreesOfFreedom} df`);
    const own = standardError * standardError;
    variance += own;
    spread += (own * own) / degreesOfFreedom;
  }
  return spread === 0 ? Number.POSITIVE_INFINITY : (variance * variance) / spread;
}
