/** What the group judges a factor by; `priority` is the choice itself. */
export const CRITERIA = ["priority", "severity", "changeability", "resources"] as const;
export type Criterion = (typeof CRITERIA)[number];

/** How a vote is cast: points to give away, an order, or a mark from 1 to 5. */
export type VoteMethod = "dots" | "rank" | "rating";

/** A mark is one of these whole numbers. */
export const LOWEST_MARK = 1;
export const HIGHEST_MARK = 5;

/** One row of `votes.csv`: what one voter says of one factor by one criterion. */
export interface Vote {
  /** Who votes; it tells one ballot from another, and stands in no result. */
  readonly voter: string;
  /** Where the voter comes from, such as school or police; null where nobody says. */
  readonly sector: string | null;
  readonly factor: string;
  readonly criterion: Criterion;
  readonly method: VoteMethod;
  /** Dots ≥ 0, a place ≥ 1, or a mark in 1 to 5. */
  readonly value: number;
}

/** Dots given to each factor. */
export interface DotCount {
  readonly criterion: Criterion;
  readonly method: "dots";
  readonly voters: number;
  readonly dots: number;
  readonly factors: readonly {
    readonly factor: string;
    readonly dots: number;
    /** How many gave it at least one. */
    readonly voters: number;
  }[];
}

/** Kendall's W, from 0 (no common order) to 1 (all the same), and the p of no common order at all. */
export interface Concordance {
  readonly w: number;
  readonly p: number;
}

/** Orders put together by Borda's count. */
export interface RankCount {
  readonly criterion: Criterion;
  readonly method: "rank";
  readonly voters: number;
  /** null where there is nothing to compare: one voter, one factor, or all factors in one place. */
  readonly concordance: Concordance | null;
  readonly factors: readonly {
    readonly factor: string;
    /** Over all voters, how many other factors it stands above; those beside it count half. */
    readonly points: number;
    /** Mean place, 1 first. */
    readonly meanRank: number;
  }[];
}

/** How far marks are from each other: half of them within one step, within two, or further apart. */
export type Agreement = "agreed" | "partly" | "divided";

/** Marks of each factor. */
export interface RatingCount {
  readonly criterion: Criterion;
  readonly method: "rating";
  readonly voters: number;
  readonly factors: readonly {
    readonly factor: string;
    readonly ratings: number;
    readonly median: number;
    readonly lowerQuartile: number;
    readonly upperQuartile: number;
    /** null for a single mark. */
    readonly agreement: Agreement | null;
  }[];
}

export type CriterionCount = DotCount | RankCount | RatingCount;

/** What a vote came to, criterion by criterion: never one score of all. */
export interface VoteCount {
  readonly voters: number;
  /** How many came from each sector, by name; those of whom nobody says it are not among them. */
  readonly sectors: Readonly<Record<string, number>>;
  readonly criteria: readonly CriterionCount[];
}
