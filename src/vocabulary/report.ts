import type { Text } from "./instrument.ts";

/**
 * A piece of text without a language. Numbers stay numbers until the renderer, which alone knows
 * decimals, signs and words. `bare` leaves the unit out, because the column's heading carries it.
 */
export type Inline =
  | {
      readonly kind: "message";
      readonly id: string;
      readonly facts?: Readonly<Record<string, Inline>>;
    }
  | { readonly kind: "text"; readonly text: Text }
  | { readonly kind: "plain"; readonly text: string }
  /** A code: told in words where the messages hold `profile.VOCABULARY.ID`, else as it is. */
  | { readonly kind: "term"; readonly vocabulary: string; readonly id: string }
  | { readonly kind: "strong"; readonly text: Inline }
  /** A share in [0, 1]; `step` is the rounding step of a coarsened row. */
  | {
      readonly kind: "share";
      readonly value: number;
      readonly step?: number;
      readonly bare?: boolean;
    }
  | {
      readonly kind: "shareInterval";
      readonly low: number;
      readonly high: number;
      readonly step?: number;
    }
  /** A difference of shares in [−1, 1], told in percentage points with its sign and its interval. */
  | {
      readonly kind: "pointsInterval";
      readonly value: number;
      readonly low: number;
      readonly high: number;
      /** Whole percentage points, where the shares are rounded. */
      readonly step?: number;
      readonly bare?: boolean;
    }
  /** A difference of shares by itself, in percentage points with its sign, without the unit. */
  | { readonly kind: "points"; readonly value: number; readonly step?: number }
  /** Its limits by themselves. */
  | {
      readonly kind: "pointsLimits";
      readonly low: number;
      readonly high: number;
      readonly step?: number;
    }
  | { readonly kind: "count"; readonly value: number; readonly rounded?: boolean }
  /** A plain number with as many decimals as it has, at most `decimals`; all of them if `fixed`. */
  | {
      readonly kind: "decimal";
      readonly value: number;
      readonly decimals: number;
      readonly fixed?: boolean;
    }
  | { readonly kind: "grade"; readonly grade: string }
  /** Stands in a cell for a number that is not there, or behind one to be wary of: one sign per meaning. */
  | { readonly kind: "sign"; readonly sign: "withheld" | "absent" | "unreliable" }
  /** Sentences one after the other. */
  | { readonly kind: "sequence"; readonly items: readonly Inline[] }
  /** Names one after the other, told apart by semicolons. */
  | { readonly kind: "enumeration"; readonly items: readonly Inline[] };

export type Block =
  | { readonly kind: "heading"; readonly level: 1 | 2 | 3; readonly text: Inline }
  | { readonly kind: "banner"; readonly text: Inline }
  | { readonly kind: "paragraph"; readonly text: Inline }
  | { readonly kind: "bullets"; readonly items: readonly Inline[] }
  | {
      readonly kind: "table";
      readonly caption?: Inline;
      readonly header: readonly Inline[];
      readonly align: readonly ("left" | "right")[];
      readonly rows: readonly (readonly Inline[])[];
    }
  /** What is true of one language only, such as which labels are proposals. */
  | { readonly kind: "byLanguage"; readonly en: readonly Block[]; readonly sv: readonly Block[] };

/** A report without a language, as blocks in reading order. `schema` is bumped when a field changes. */
export interface Report {
  readonly schema: "ctc-report/1";
  readonly blocks: readonly Block[];
}
