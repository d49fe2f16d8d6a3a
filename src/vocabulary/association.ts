/** Persons by two yes/no measures. */
export interface FourCells {
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
}

/** How two measures go together in one domain, before disclosure. */
export interface OddsRatioEstimate {
  /** Persons in the four cells; they never leave the machine. */
  readonly persons: FourCells;
  /** Natural logarithm of the weighted odds ratio. */
  readonly logOdds: number;
  /** Of the logarithm. */
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  /** How many standard errors the limits of the 95 % interval lie away. */
  readonly reach: number;
}

/** How one factor and one behaviour go together among the pupils of the survey. */
export interface Association {
  readonly behaviour: string;
  /** Odds ratio with two significant digits, > 0; null where it is not shown. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: "shown" | "withheld" | "absent";
}

/** How probable it is that a factor is among those of its kind that stand out most, to one in twenty. */
export interface RankProbability {
  readonly value: number;
}
