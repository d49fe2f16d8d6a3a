import { kendallW, midRanks } from "../statistics/kendall-w.ts";
import { compareNames, foldName } from "../vocabulary/names.ts";
import {
  CRITERIA,
  type Criterion,
  type CriterionCount,
  type DotCount,
  type RankCount,
  type RatingCount,
  type Vote,
  type VoteCount,
} from "../vocabulary/votes.ts";
import { agreementOf, quartilesOf } from "./quartiles.ts";

/**
 * What a vote came to: criterion by criterion, factor by factor, and never one score of all of them.
 *
 * @param order the order in which factors are told: that of the profile, so that nothing stands
 *   first because it won; a factor that is not in it comes last, in the order of the votes
 */
export function countVotes(votes: readonly Vote[], order: readonly string[] = []): VoteCount {
  const criteria = CRITERIA.flatMap((criterion) => {
    const cast = votes.filter((vote) => vote.criterion === criterion);
    return cast.length === 0 ? [] : [countCriterion(criterion, cast, order)];
  });
  return { voters: votersOf(votes).length, sectors: sectorsOf(votes), criteria };
}

function countCriterion(
  criterion: Criterion,
  votes: readonly Vote[],
  order: readonly string[],
): CriterionCount {
  const factors = factorsOf(votes, order);
  const method = votes[0]?.method ?? "dots";
  if (method === "dots") return countDots(criterion, votes, factors);
  return method === "rank"
    ? countRanks(criterion, votes, factors)
    : countRatings(criterion, votes, factors);
}

function countDots(
  criterion: Criterion,
  votes: readonly Vote[],
  factors: readonly string[],
): DotCount {
  return {
    criterion,
    method: "dots",
    voters: votersOf(votes).length,
    dots: sum(votes.map(({ value }) => value)),
    factors: factors.map((factor) => {
      const own = votes.filter((vote) => vote.factor === factor && vote.value > 0);
      return { factor, dots: sum(own.map(({ value }) => value)), voters: own.length };
    }),
  };
}

/**
 * Borda's count. Factors that a voter has not placed share the places that are left, behind all
 * that are placed: leaving one out is the mildest way to put it last.
 *
 *     points of a factor = Σ over voters of (n − its mid-rank)
 */
function countRanks(
  criterion: Criterion,
  votes: readonly Vote[],
  factors: readonly string[],
): RankCount {
  const orders = votersOf(votes).map((voter) =>
    factors.map(
      (factor) =>
        votes.find((vote) => foldName(vote.voter) === voter && vote.factor === factor)?.value ??
        Number.POSITIVE_INFINITY,
    ),
  );
  const ranks = orders.map(midRanks);
  return {
    criterion,
    method: "rank",
    voters: orders.length,
    concordance: kendallW(orders),
    factors: factors.map((factor, at) => {
      const places = sum(ranks.map((order) => order[at] ?? 0));
      return {
        factor,
        points: orders.length * factors.length - places,
        meanRank: places / orders.length,
      };
    }),
  };
}

function countRatings(
  criterion: Criterion,
  votes: readonly Vote[],
  factors: readonly string[],
): RatingCount {
  return {
    criterion,
    method: "rating",
    voters: votersOf(votes).length,
    factors: factors.map((factor) => {
      const marks = votes.filter((vote) => vote.factor === factor).map(({ value }) => value);
      const quartiles = quartilesOf(marks);
      return { factor, ratings: marks.length, ...quartiles, agreement: agreementOf(marks) };
    }),
  };
}

/** Who votes, as names are compared, in the order of the file. */
const votersOf = (votes: readonly Vote[]): readonly string[] => [
  ...new Set(votes.map(({ voter }) => foldName(voter))),
];

function factorsOf(votes: readonly Vote[], order: readonly string[]): readonly string[] {
  const named = [...new Set(votes.map(({ factor }) => factor))];
  const known = order.filter((factor) => named.includes(factor));
  return [...known, ...named.filter((factor) => !order.includes(factor))];
}

function sectorsOf(votes: readonly Vote[]): Readonly<Record<string, number>> {
  const nameOf = new Map<string, string>();
  const voters = new Map<string, Set<string>>();
  for (const { voter, sector } of votes) {
    if (sector === null) continue;
    const folded = foldName(sector);
    nameOf.set(folded, nameOf.get(folded) ?? sector);
    voters.set(folded, (voters.get(folded) ?? new Set()).add(foldName(voter)));
  }
  const counted = [...voters].map(([folded, all]) => [nameOf.get(folded) ?? folded, all.size]);
  return Object.fromEntries(
    counted.sort(([one], [other]) => compareNames(String(one), String(other))),
  );
}

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);
