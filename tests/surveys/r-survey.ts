import { expect } from "vitest";
import { intervalOfShare } from "../../src/estimate/interval-of-share.ts";
import type { Coded } from "../../src/instrument/code-responses.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import { expectClose } from "../support/close-to.ts";
import { insideGroup, type Row, shareOf } from "./survey-file.ts";

/** Relative difference to R that is allowed everywhere. */
const TOLERANCE = 1e-9;

/** The names in the instrument of the groups in the oracle: sex 1 and 2, grade 1 to 4. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  sex: ["girl", "boy"],
  grade: ["9", "10", "11", "12"],
};

/** Whom one row of the oracle describes. */
export function insideOfRow(row: Row, { responses, design }: Coded): Uint8Array {
  const name = GROUPS[row.group ?? ""]?.[Number(row.level) - 1];
  if (name === undefined) return insideGroup(design);
  return insideGroup(design, row.group === "sex" ? responses.gender : responses.grade, name);
}

/** A share as R `survey` has it: standard error, degrees of freedom, design effect, intervals. */
export function expectAsInR(state: Int8Array, inside: Uint8Array, design: Design, row: Row): void {
  const share = shareOf(state, inside, design);
  expect(share.respondents).toBe(Number(row.n));
  expect(share.degreesOfFreedom).toBe(Number(row.df));
  expectClose(share.weighted, Number(row.weighted), TOLERANCE);
  expectClose(share.value, Number(row.p), TOLERANCE);
  expectClose(share.standardError, Number(row.se), TOLERANCE);
  expectClose(share.designEffect ?? Number.NaN, Number(row.deff), TOLERANCE);
  expect(share.method).toBe("korn-graubard");
  expectLimits(share, row, "kg");
  const input = {
    share: share.value,
    standardError: share.standardError,
    respondents: share.respondents,
    degreesOfFreedom: share.degreesOfFreedom,
    kishEffective: share.respondents, // used at 0 and 1 only
  };
  expectLimits(intervalOfShare("logit", input), row, "logit");
  expectLimits(intervalOfShare("wald", input), row, "wald");
  // `svyciprop(method = "beta")` is Korn and Graubard's interval without the cap n* ≤ n.
  expectLimits(intervalOfShare("korn-graubard", { ...input, capped: false }), row, "beta");
}

type Method = "kg" | "logit" | "wald" | "beta";

/** R does not cut the Wald interval off at 0 and 1. */
function expectLimits(found: { low: number; high: number }, row: Row, method: Method): void {
  expectClose(found.low, Math.max(0, Number(row[`${method}_lo`])), TOLERANCE);
  expectClose(found.high, Math.min(1, Number(row[`${method}_hi`])), TOLERANCE);
}
