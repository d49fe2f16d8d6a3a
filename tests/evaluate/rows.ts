import { changeOfShares } from "../../src/compare/change-of-shares.ts";
import type { DiffRow, DiffSide } from "../../src/vocabulary/profile-diff.ts";

/** A share as the oracle prints it. */
export interface OracleShare {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly se: number;
  readonly df: number;
}

function side({ value, low, high }: OracleShare, step: number | null): DiffSide {
  return { status: "shown", reason: null, respondents: 100, value, low, high, step };
}

/** A row of `ctc diff` with the change that `compare` makes of two shares. */
export function diffRow(
  before: OracleShare,
  after: OracleShare,
  parts: Partial<DiffRow> = {},
): DiffRow {
  const compared = ({ value, low, high, se, df }: OracleShare) => ({
    value,
    low,
    high,
    standardError: se,
    degreesOfFreedom: df,
    flags: [],
  });
  return {
    measure: "school",
    kind: "risk",
    family: "factors",
    domain: "school",
    label: { en: "School" },
    goodWhen: "low",
    group: {},
    before: side(before, null),
    after: side(after, null),
    status: "compared",
    stops: [],
    partial: false,
    change: changeOfShares(compared(before), compared(after), 0.05),
    verdict: "unchanged-cannot-be-told",
    ...parts,
  };
}
