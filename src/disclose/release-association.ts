import type {
  Association,
  FourCells,
  OddsRatioEstimate,
  RankProbability,
} from "../vocabulary/association.ts";
import type { Released } from "../vocabulary/figure.ts";
import type { Policy } from "../vocabulary/policy.ts";

/** Counts of the first cell that one printed row stands for, both ends included. */
interface Bin {
  readonly first: number;
  readonly last: number;
}

/** More digits than these are dust of the order of summation. */
const DIGITS = 9;
/** A twentieth: finer than this nothing follows for a meeting, and the joint answers could be solved for. */
const TWENTIETH = 0.05;

/**
 * An odds ratio as it may be told to the group. Who has the profile knows roughly how many are counted by
 * each of the two measures; with them an odds ratio, or its interval, solves for the four cells. So every
 * cell must have the policy's minimum, and the counts that the first cell can then have, given the four
 * margins, are divided into bins of at least `protection` counts:
 *
 *     printed = odds ratio at the middle of the bin · what weights make of the odds ratio of persons,
 *     limits from both ends of the bin and the standard error at its middle, all to two digits
 *
 * The bins follow from the margins alone. Without a bin of that size nothing is told.
 *
 * @param estimate null where one of the four cells is empty
 */
export function releaseAssociation(
  behaviour: string,
  estimate: OddsRatioEstimate | null,
  policy: Policy,
): Released<Association> {
  const bin = estimate === null ? null : binOf(estimate.persons, policy);
  if (estimate === null || bin === null) return hidden(behaviour, "withheld");
  const { persons, reach } = estimate;
  const at = (both: number): FourCells => withBoth(persons, both);
  const middle = at((bin.first + bin.last) / 2);
  const weighting = steady(estimate.logOdds - logOdds(persons));
  const inflation = steady(estimate.standardError / spread(persons));
  const half = reach * inflation * spread(middle);
  const told = {
    behaviour,
    value: twoDigits(Math.exp(logOdds(middle) + weighting)),
    low: twoDigits(Math.exp(logOdds(at(bin.first)) + weighting - half)),
    high: twoDigits(Math.exp(logOdds(at(bin.last)) + weighting + half)),
    status: "shown",
  };
  return told as Released<Association>;
}

/** The two measures were not both asked, or their figures have another reason for not being there. */
export function releaseNoAssociation(
  behaviour: string,
  status: "withheld" | "absent",
): Released<Association> {
  return hidden(behaviour, status);
}

/**
 * A probability of being among the first, to one in twenty. It follows from figures that are printed, and
 * from how their answers go together in the area, which is printed nowhere.
 */
export function releaseRankProbability(probability: number): Released<RankProbability> {
  const value = Number((TWENTIETH * Math.round(probability / TWENTIETH)).toFixed(2));
  return { value } as Released<RankProbability>;
}

function hidden(behaviour: string, status: "withheld" | "absent"): Released<Association> {
  return { behaviour, value: null, low: null, high: null, status } as Released<Association>;
}

/** The bin that holds the first cell; null where the policy forbids the table, or it has too few counts. */
function binOf({ both, firstOnly, secondOnly, neither }: FourCells, policy: Policy): Bin | null {
  if (policy.open) return { first: both, last: both };
  const { minimumNumerator, minimumComplement, minimumRespondents, protection } = policy;
  const fewest = Math.max(1, minimumNumerator, minimumComplement);
  if (both + firstOnly + secondOnly + neither < minimumRespondents) return null;
  // The other cells follow from the first: they fall, fall and rise with it.
  const lowest = Math.max(fewest, both - neither + fewest);
  const highest = both + Math.min(firstOnly, secondOnly) - fewest;
  if (both < lowest || both > highest) return null;
  const counts = highest - lowest + 1;
  const bins = Math.floor(counts / protection);
  if (bins === 0) return null;
  const place = Math.floor(((both - lowest) * bins) / counts);
  const startOf = (bin: number): number => lowest + Math.ceil((bin * counts) / bins);
  return { first: startOf(place), last: startOf(place + 1) - 1 };
}

/** The table with the same margins and another first cell. */
function withBoth({ both, firstOnly, secondOnly, neither }: FourCells, other: number): FourCells {
  const more = other - both;
  return {
    both: other,
    firstOnly: firstOnly - more,
    secondOnly: secondOnly - more,
    neither: neither + more,
  };
}

const logOdds = ({ both, firstOnly, secondOnly, neither }: FourCells): number =>
  Math.log((both * neither) / (firstOnly * secondOnly));

/** Standard error of the logarithm for independent persons: √(1/a + 1/b + 1/c + 1/d). */
const spread = ({ both, firstOnly, secondOnly, neither }: FourCells): number =>
  Math.sqrt(1 / both + 1 / firstOnly + 1 / secondOnly + 1 / neither);

const steady = (value: number): number => Number(value.toFixed(DIGITS));
const twoDigits = (value: number): number => Number(value.toPrecision(2));
