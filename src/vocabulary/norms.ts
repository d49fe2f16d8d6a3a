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
}

export interface Norms {
  readonly schema: "ctc-norms/1";
  readonly id: string;
  readonly instrument: { readonly id: string; readonly version: string };
  readonly population: Text;
  readonly waves: readonly string[];
  readonly respondents: number;
  readonly synthetic?: boolean;
  readonly derivation: {
    readonly method: "median-mad" | "percentile" | "contrast" | "fixed";
    readonly centre?: "median";
    readonly spread?: "median-absolute-deviation" | "mean-absolute-deviation";
    readonly multiplier?: number;
    readonly by: readonly ("grade" | "gender")[];
    readonly note?: string;
  };
  /** Grade whose cuts serve a grade that has none. */
  readonly fallback?: string;
  readonly cuts: readonly Cut[];
}
