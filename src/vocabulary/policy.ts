import type { Certainty, Text } from "./instrument.ts";
import type { Split } from "./split.ts";

/** From so many respondents on, a share at or past a limit is told as the limit alone. Shares in [0, 1]. */
export interface CodingRung {
  readonly respondents: number;
  readonly bottom: number;
  readonly top: number;
}

/** What may leave the machine (`ctc-policy/1`). Counts are persons. */
export interface Policy {
  readonly schema: "ctc-policy/1";
  readonly id: string;
  readonly source: string;
  /** How sure it is that the source says so. */
  readonly status?: Certainty;
  /** What the policy does, in one line of a profile. */
  readonly summary?: Text;
  /** What the source says and a policy cannot, and what this policy adds of its own. */
  readonly deviations?: readonly string[];
  /** Fewest respondents behind a figure. */
  readonly minimumRespondents: number;
  /** Fewest persons counted, unless it is none. */
  readonly minimumNumerator: number;
  /** Fewest persons not counted, unless it is none. */
  readonly minimumComplement: number;
  /** May 0 % of a risk factor or behaviour, and 100 % of a protective factor, be shown? */
  readonly showNone: boolean;
  /** May 100 % of a risk factor or behaviour, and 0 % of a protective factor, be shown? */
  readonly showAll: boolean;
  /** How many whole persons an outsider's interval for a withheld count must at least hold. */
  readonly protection: number;
  /** Steps of share that coarsening may use, smallest first. */
  readonly roundingSteps: readonly number[];
  /** Coarsened counts are multiples of this. */
  readonly roundCountsTo: number;
  /** Least part of the respondents, in [0, 1], that a rest or a municipality without the withheld must hold. */
  readonly minimumCoverage: number;
  /** Fewest respondents of an area that a split of it needs; a split that is not named is never shown. */
  readonly splits: Readonly<Partial<Record<Split, number | undefined>>>;
  /** Is a third gender a row of its own where it is large enough, or in the total alone? */
  readonly thirdGender: "row" | "total";
  /** Are grades that are too small to be told by themselves told together with the next one? */
  readonly mergeGrades: boolean;
  /** Top and bottom coding, the largest number of respondents first. */
  readonly coding?: readonly CodingRung[];
  /** Is every count and share rounded, totals being sums of rounded parts? */
  readonly roundEverything?: boolean;
  /** Are shares withheld that NCHS would not present (`nchs:Px`), and weighted numbers (`nchs:Cx`)? */
  readonly presentation?: "nchs";
  /** Fewest degrees of freedom (clusters − strata) behind a figure. */
  readonly minimumDegreesOfFreedom?: number;
  /** Least part of an area's pupils who answered, in (0, 1]; needs a register. */
  readonly minimumResponseRate?: number;
  /** Ids of measures that are told of the municipality as a whole and never of an area. */
  readonly municipalityOnly?: readonly string[];
  /** No protection at all: only for data that are public already. */
  readonly open: boolean;
}
