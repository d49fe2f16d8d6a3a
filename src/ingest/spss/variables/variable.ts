import type { NumberKind } from "./number-text.ts";

/** A part of a case, in bytes. */
export interface Segment {
  readonly from: number;
  readonly length: number;
}

interface NamedVariable {
  readonly name: string;
  readonly label: string | null;
  /** Text of a value → its label. */
  readonly valueLabels: ReadonlyMap<string, string>;
}

/** Numbers, and dates, which are numbers too. */
export interface NumberVariable extends NamedVariable {
  readonly kind: NumberKind;
  readonly from: number;
  readonly isMissing: (value: number) => boolean;
}

/** A string of up to 32,767 bytes; more than 255 are spread over several segments. */
export interface StringVariable extends NamedVariable {
  readonly kind: "string";
  readonly segments: readonly Segment[];
  readonly missing: ReadonlySet<string>;
}

/** A variable as a column of the table, and where its values stand in a case. */
export type Variable = NumberVariable | StringVariable;
