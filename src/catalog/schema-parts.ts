import { z } from "zod";
import type { Certainty, Gender, Operator, Role, Text } from "../vocabulary/instrument.ts";
import type { ProblemCode } from "../vocabulary/problem.ts";
import { nearName } from "./nearest-name.ts";

/**
 * An object that takes these keys and no others.
 *
 * @param known keys to choose the nearest from; default: those of `shape`.
 */
export function closed<S extends z.ZodRawShape>(
  shape: S,
  known: readonly string[] = Object.keys(shape),
): z.ZodObject<S, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? nearestKey(issue, known) : undefined),
  });
}

/** The message of unknown keys: for each the known one that may have been meant, `|` between them. */
function nearestKey(issue: z.core.$ZodRawIssue, known: readonly string[]): string {
  const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
  return keys.map((key) => nearName(key, known) ?? "").join("|");
}

/** The code of a problem, as the message of a check. */
export const says = (problem: ProblemCode): ProblemCode => problem;

/** Text; whole numbers are read as text, since YAML gives `grade: 7` and `version: 2` as numbers. */
export const text: z.ZodType<string> = z.union([z.string(), z.int().transform(String)]);

/** Text with something in it. */
export const name: z.ZodType<string> = text.refine((value) => value.trim() !== "", says("empty"));

/** One text or a list of them. */
export const texts: z.ZodType<string[]> = z.union([text.transform((one) => [one]), z.array(text)]);

/** One name or a list of them. */
export const names: z.ZodType<string[]> = z.union([
  name.transform((one) => [one]),
  z.array(name).min(1, says("empty")),
]);

/** Text in the languages of the toolkit; a plain text is English. */
export const localText: z.ZodType<Text> = z.union([
  name.transform((en) => ({ en })),
  closed({ en: name, sv: z.exactOptional(name) }),
]);

/** Ids of measures stand in file names, CSV cells and options. */
export const measureId: z.ZodType<string> = text.refine(
  (value) => /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u.test(value),
  says("id-form"),
);

/** Grades are school years counted from 1; the Swedish gymnasium is 10 to 12. */
export const grade: z.ZodType<string> = text.refine(
  (value) => /^[1-9]\d?$/.test(value),
  says("grade-form"),
);

export const certainty: z.ZodType<Certainty> = z.enum([
  "verified",
  "recalled",
  "assumed_by_analogy",
  "inferred",
  "conflict",
  "secondary_source",
  "proposal",
  "not_found",
]);

export const operator: z.ZodType<Operator> = z.enum([">", ">=", "<", "<="]);

export const gender: z.ZodType<Gender> = z.enum(["girl", "boy", "other"]);

/** A day that there is, as 2024-05-02. */
export function isDate(date: string): boolean {
  const [, years = "", months = "", days = ""] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date) ?? [];
  const [year, month, day] = [Number(years), Number(months), Number(days)];
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0);
}

/** Role → column, or the columns that make it together. */
export const columns: z.ZodType<Partial<Record<Role, string[]>>> = closed({
  id: z.exactOptional(names),
  area: z.exactOptional(names),
  school: z.exactOptional(names),
  class: z.exactOptional(names),
  grade: z.exactOptional(names),
  gender: z.exactOptional(names),
  weight: z.exactOptional(names),
  stratum: z.exactOptional(names),
  cluster: z.exactOptional(names),
  wave: z.exactOptional(names),
});
