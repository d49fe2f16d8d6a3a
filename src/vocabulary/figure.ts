import type { Group, ModelAssisted } from "./estimate.ts";
import type { LifeDomain, Text } from "./instrument.ts";
import type { AbsentReason, MeasureKind } from "./measure.ts";

declare const released: unique symbol;

/** A value that went through `src/disclose`. Reports and renderers accept nothing else. */
export type Released<T> = T & { readonly [released]: true };

/** A difference as shown; p adjusted within one area × group and one family of measures. */
export interface Difference {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly p: number | null;
  readonly pAdjusted: number | null;
}

/** One row of a profile. Everything but the row's name and status is null when it is not shown. */
export interface Figure {
  readonly measure: string;
  readonly kind: MeasureKind;
  readonly domain: LifeDomain | null;
  readonly label: Text;
  readonly group: Group;
  readonly respondents: number | null;
  readonly weighted: number | null;
  /** Share in [0, 1]. */
  readonly value: number | null;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly degreesOfFreedom: number | null;
  readonly designEffect: number | null;
  readonly effectiveRespondents: number | null;
  readonly method: string | null;
  readonly meanScore: number | null;
  readonly reference: number | null;
  readonly norm: number | null;
  readonly difference: Difference | null;
  readonly differenceFromNorm: Difference | null;
  /** Only where a model of small areas was asked for; null where it says nothing of this row. */
  readonly modelAssisted?: ModelAssisted | null;
  /** Share for the municipality's grade × gender, in [0, 1]; only for areas, and where it may be told. */
  readonly standardised?: number | null;
  readonly status: "shown" | "withheld" | "absent";
  readonly reason: "protected" | AbsentReason | null;
  /** Sorted. `rounded:STEP` marks a coarsened row. */
  readonly flags: readonly string[];
}

/** The numbers of a row that tells none. */
export const NO_NUMBERS = {
  respondents: null,
  weighted: null,
  value: null,
  standardError: null,
  low: null,
  high: null,
  degreesOfFreedom: null,
  designEffect: null,
  effectiveRespondents: null,
  method: null,
  meanScore: null,
  reference: null,
  norm: null,
  difference: null,
  differenceFromNorm: null,
} as const;

/** Is a row about everyone in the area, and not about one grade or gender? */
export function isTotal({ group }: { readonly group: Group }): boolean {
  return group.grade === undefined && group.gender === undefined;
}

/** Who answered in one grade and gender of the area; without one of them, in all of these together. */
export interface CoverageRow {
  readonly grade: string | null;
  /** `girl`, `boy` or `other`, as the register has it. */
  readonly gender: string | null;
  readonly pupils: number | null;
  readonly respondents: number | null;
  /** respondents / pupils. */
  readonly rate: number | null;
  readonly status: "shown" | "withheld";
  readonly flags: readonly string[];
}
