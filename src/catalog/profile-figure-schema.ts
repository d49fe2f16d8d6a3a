import { z } from "zod";
import type { Figure } from "../vocabulary/figure.ts";
import type { LifeDomain } from "../vocabulary/instrument.ts";
import type { MeasureKind } from "../vocabulary/measure.ts";
import { localText, says } from "./schema-parts.ts";

/** Keys that nobody knows are put aside: a newer version of the toolkit may have written them. */
const open = z.object;

/** A number that may be missing, as it is where the key came later. */
export const numberOrNone: z.ZodType<number | null> = z.number().nullable().default(null);
export const textOrNone: z.ZodType<string | null> = z.string().nullable().default(null);
/** 0 or more. */
export const count: z.ZodType<number | null> = z.number().min(0).nullable().default(null);
const share = z.number().min(0).max(1).nullable().default(null);
export const flags: z.ZodType<string[]> = z.array(z.string()).default([]);

export const kind: z.ZodType<MeasureKind> = z.enum([
  "risk",
  "protective",
  "behaviour",
  "cumulative",
]);
export const domain: z.ZodType<LifeDomain | null> = z
  .enum(["community", "family", "school", "peer_individual"])
  .nullable()
  .default(null);
const group = open({
  grade: z.exactOptional(z.string()),
  gender: z.exactOptional(z.enum(["girl", "boy", "other"])),
});

const difference = open({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  p: share,
  pAdjusted: share,
})
  .nullable()
  .default(null);

/** A row that is not shown has no numbers, and limits hold their share. */
export const figureSchema: z.ZodType<Figure> = open({
  measure: z.string(),
  kind,
  domain,
  label: localText,
  group: group.default({}),
  respondents: count,
  weighted: count,
  value: share,
  standardError: count,
  low: share,
  high: share,
  degreesOfFreedom: numberOrNone,
  designEffect: numberOrNone,
  effectiveRespondents: numberOrNone,
  method: textOrNone,
  meanScore: numberOrNone,
  reference: share,
  norm: share,
  difference,
  differenceFromNorm: difference,
  modelAssisted: z.exactOptional(
    open({
      value: z.number(),
      low: z.number(),
      high: z.number(),
      shrinkage: z.number(),
    }).nullable(),
  ),
  standardised: z.exactOptional(z.number().min(0).max(1).nullable()),
  status: z.enum(["shown", "withheld", "absent"]),
  reason: z
    .enum(["protected", "not_asked", "no_norm", "no_rule", "no_answers", "not_comparable"])
    .nullable()
    .default(null),
  flags,
})
  .refine((row) => isTold(row as Figure), says("status-share"))
  .refine((row) => isInside(row as Figure), says("share-outside"));

function isTold({ status, value, low, high, respondents, reference }: Figure): boolean {
  const numbers = [value, low, high, respondents, reference];
  return status === "shown" || numbers.every((number) => number === null);
}

/** Numbers have 12 digits in a file. */
const DUST = 1e-9;

function isInside({ value, low, high }: Figure): boolean {
  if (value === null || low === null || high === null) return true;
  return low <= value + DUST && value <= high + DUST;
}
