import type { ProfileRequest } from "./profile-request.ts";

/** What scores may carry beside them, each only when asked for, in the order of their columns. */
export const SCORE_ADDITIONS = [
  "area",
  "grade",
  "gender",
  "school",
  "class",
  "stratum",
  "cluster",
  "weight",
  "removed",
] as const;
export type ScoreAddition = (typeof SCORE_ADDITIONS)[number];

/** All that decides a file of scores; every field has been checked. */
export type ScoresRequest = Pick<
  ProfileRequest,
  "survey" | "read" | "coding" | "instrument" | "norms" | "project"
> & {
  readonly adding: readonly ScoreAddition[];
  /** The row of the survey file, and the id where it has one: the link back to a pupil's answers. */
  readonly withId: boolean;
};

/** One column of scores; entry i is respondent i. */
export type ScoreColumn =
  /** Place in `texts`; -1 and the empty text are an empty cell. */
  | { readonly name: string; readonly texts: readonly string[]; readonly of: ArrayLike<number> }
  /** NaN is an empty cell. */
  | { readonly name: string; readonly numbers: ArrayLike<number> }
  /** COUNTED is 1, NOT_COUNTED is 0, UNKNOWN an empty cell. */
  | { readonly name: string; readonly states: Int8Array };

/** Scores by respondent. */
export interface ScoreTable {
  readonly columns: readonly ScoreColumn[];
  /** The respondents to write, in the order of the survey file. */
  readonly respondents: Uint32Array;
  /** Is that order kept? Else rows are sorted by what they say, so that their order says nothing. */
  readonly inFileOrder: boolean;
}
