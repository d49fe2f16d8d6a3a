import type { Operator, Text } from "./instrument.ts";

/** One cut: a score past it counts as at risk (risk scale) or protected (protective scale). */
export interface Cut {
  readonly scale: string;
  /** Absent: one cut for all grades. */
  readonly grade?: string;
  readonly gender?: "girl" | "boy" | "other";
  readonly operator: Operator;
  readonly value: number;
  /** Size of the norm population behind the cut. */
  readonly respondents?: number;
  /** Share of the norm population past the cut under the same operator, in [0, 1]. */
  readonly beyond?: number;
  /** What `beyond` is a multiple of, because nothing finer may be told; absent: three decimals. */
  readonly step?: number;
  /** Of those with the behaviour `derivation.against`: share on the risk side of the cut, in [0, 1]. */
  readonly sensitivity?: number;
  /** Of those without it: share on the other side, in [0, 1]. */
  readonly specificity?: number;
}

export type Spread = "median-absolute-deviation" | "mean-absolute-deviation";

/** The survey that cuts were derived from, and how it was read. */
export interface NormsSource {
  /** Base name of the survey file and SHA-256 of its bytes. */
  readonly file: string;
  readonly sha256: string;
  readonly weighted: boolean;
  /** Honesty rules whose respondents took no part. */
  readonly honesty: readonly string[];
  /** Disclosure policy that the shares and numbers of respondents went through. */
  readonly policy: string;
  readonly generator: { readonly name: "ctc"; readonly version: string };
}

export interface Norms {
  readonly schema: "ctc-norms/1";
  readonly id: string;
  readonly instrument: {
    readonly id: string;
    readonly version: string;
    readonly sha256?: string;
  };
  readonly population: Text;
  readonly waves: readonly string[];
  readonly respondents: number;
  readonly synthetic?: boolean;
  readonly derivation: {
    readonly method: "median-mad" | "percentile" | "contrast" | "fixed";
    readonly centre?: "median";
    readonly spread?: Spread;
    readonly multiplier?: number;
    /** Of risk scales, in (0, 100); protective scales have 100 less this one. */
    readonly percentile?: number;
    /** Behaviour by which sensitivity and specificity are told; of `contrast`, the criterion. */
    readonly against?: string;
    readonly by: readonly ("grade" | "gender")[];
    readonly note?: string;
  };
  readonly source?: NormsSource;
  /** Grade whose cuts serve a grade that has none. */
  readonly fallback?: string;
  readonly cuts: readonly Cut[];
}
