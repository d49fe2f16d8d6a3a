import type { MissingReason } from "./instrument.ts";

/**
 * Reasons for a missing answer, as codes far outside any answer set. Stored in the answer column,
 * so that a reason is never lost and never mistaken for an answer.
 */
export const MISSING: Readonly<Record<MissingReason, number>> = {
  not_asked: -32768,
  blank: -32767,
  dont_know: -32766,
  not_applicable: -32765,
  no_answer: -32764,
  several_ticked: -32763,
  out_of_range: -32762,
};

/** Codes at or below this are reasons, codes above it are answers. */
export const HIGHEST_MISSING = -32762;

/** Respondents sorted into named groups; -1 where the group is not known. */
export interface Grouping {
  readonly names: readonly string[];
  readonly of: Int32Array;
}

/** Areas carry an id beside their name. */
export interface AreaGrouping extends Grouping {
  readonly ids: readonly string[];
}

/** Coded answers, one column per item of the instrument; row i is the same respondent in every column. */
export interface Responses {
  readonly respondents: number;
  readonly answers: ReadonlyMap<string, Int16Array>;
  readonly area: AreaGrouping;
  readonly grade: Grouping;
  readonly gender: Grouping;
  /** Items whose "don't know" is an answer beside all codes, see `Item.dontKnow`. */
  readonly dontKnowCounted?: ReadonlySet<string>;
}
