/** What may leave the machine (`ctc-policy/1`). Counts are persons. */
export interface Policy {
  readonly schema: "ctc-policy/1";
  readonly id: string;
  readonly source: string;
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
  /** No protection at all: only for data that are public already. */
  readonly open: boolean;
}
