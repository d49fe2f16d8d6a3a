import { z } from "zod";
import {
  CRITERIA,
  type DotCount,
  type RankCount,
  type RatingCount,
  type VoteCount,
} from "../vocabulary/votes.ts";
import { closed, name } from "./schema-parts.ts";

const criterion = z.enum(CRITERIA);
const voters = z.int().min(1);
const number = z.number();

const dots: z.ZodType<DotCount> = closed({
  criterion,
  method: z.literal("dots"),
  voters,
  dots: z.int().min(0),
  factors: z.array(closed({ factor: name, dots: z.int().min(0), voters: z.int().min(0) })),
});

const ranks: z.ZodType<RankCount> = closed({
  criterion,
  method: z.literal("rank"),
  voters,
  concordance: closed({ w: number, p: number }).nullable(),
  factors: z.array(closed({ factor: name, points: number, meanRank: number })),
});

const ratings: z.ZodType<RatingCount> = closed({
  criterion,
  method: z.literal("rating"),
  voters,
  factors: z.array(
    closed({
      factor: name,
      ratings: z.int().min(1),
      median: number,
      lowerQuartile: number,
      upperQuartile: number,
      agreement: z.enum(["agreed", "partly", "divided"]).nullable(),
    }),
  ),
});

/** What a vote came to, as it is recorded in `ctc-priorities/1`; the file it came from beside it. */
export const voteCountShape: {
  readonly voters: z.ZodType<VoteCount["voters"]>;
  readonly sectors: z.ZodType<VoteCount["sectors"]>;
  readonly criteria: z.ZodType<VoteCount["criteria"]>;
} = {
  voters,
  sectors: z.record(name, voters),
  criteria: z.array(z.union([dots, ranks, ratings])),
};
