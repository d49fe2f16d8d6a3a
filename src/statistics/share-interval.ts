/** Two ends of an interval for a share; both lie in [0, 1]. */
export interface ShareInterval {
  readonly low: number;
  readonly high: number;
}

/** What the interval of a share is made from, whatever the method. */
export interface IntervalInput {
  /** Observed share p, in [0, 1]. */
  readonly share: number;
  /** Standard error of the share under the design, ≥ 0. */
  readonly standardError: number;
  /** Persons in the denominator n, ≥ 1. */
  readonly respondents: number;
  /** Degrees of freedom of the standard error. */
  readonly degreesOfFreedom: number;
  /** Kish's effective sample size (Σw)²/Σw², > 0; used where the standard error is 0. */
  readonly kishEffective: number;
  /**
   * Whether the effective size is at most n. It is, but in a finite population, of which n
   * respondents can tell more than n draws with replacement.
   */
  readonly capped?: boolean;
}

/** Probability outside a 95 % interval on either side. */
export const TAIL = 0.025;

/**
 * @throws RangeError when the share is outside [0, 1], the standard error negative, the
 * respondents fewer than 1, or kishEffective not positive
 */
export function checkIntervalInput(input: IntervalInput): void {
  const { share, standardError, respondents, kishEffective } = input;
  if (!(share >= 0 && share <= 1)) throw new RangeError(`share must be in [0, 1], got ${share}`);
  if (!(standardError >= 0)) throw new RangeError(`standard error must be ≥ 0: ${standardError}`);
  if (!(respondents >= 1)) throw new RangeError(`respondents must be ≥ 1, got ${respondents}`);
  if (!(kishEffective > 0)) throw new RangeError(`kishEffective must be > 0: ${kishEffective}`);
}
