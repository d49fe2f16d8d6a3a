import type { z } from "zod";
import { CtcError, type Facts } from "../vocabulary/errors.ts";
import { PROBLEMS, type ProblemCode, type Thing } from "../vocabulary/problem.ts";
import type { Path, SourceDocument } from "./document.ts";
import { nearName } from "./nearest-name.ts";

/** Something in a user's file that cannot be meant. */
export interface Problem {
  readonly path: Path;
  readonly problem: ProblemCode;
  /** What completes the text of the problem. */
  readonly facts?: Facts;
  /** A key that nobody knows; told first, since it often explains what is missing. */
  readonly unknownKey?: boolean;
}

/**
 * The values of a file as the schema and then `examine` find them.
 *
 * @param examine what no schema can tell: whether the parts of the file fit each other.
 * @throws CtcError `config-invalid` {file, place, problem, line, more, and what the problem tells}:
 *   the first unknown key, else the problem that stands first in the file, and how many there are
 *   beside it.
 */
export function readWith<T>(
  document: SourceDocument,
  schema: z.ZodType<T>,
  examine: (value: T) => readonly Problem[] = () => [],
): T {
  const { value, problems } = examineWith(document, schema, examine);
  if (value === undefined || problems.length > 0) throw firstOf(problems, document);
  return value;
}

/** What `readWith` finds, without throwing: the value where the schema holds, and every problem. */
export function examineWith<T>(
  document: SourceDocument,
  schema: z.ZodType<T>,
  examine: (value: T) => readonly Problem[] = () => [],
): { readonly value?: T; readonly problems: readonly Problem[] } {
  const result = schema.safeParse(document.value);
  if (result.success) return { value: result.data, problems: examine(result.data) };
  const { issues } = result.error;
  return { problems: issues.flatMap((issue) => issueToProblems(issue, [], document.value)) };
}

function firstOf(problems: readonly Problem[], document: SourceDocument): CtcError {
  const rank = (problem: Problem): number => (problem.unknownKey ? 0 : 1);
  const [first] = problems
    .map((problem) => ({ ...problem, line: document.lineOf(problem.path) }))
    .sort((one, other) => rank(one) - rank(other) || one.line - other.line);
  return new CtcError("config-invalid", {
    ...first?.facts,
    file: document.file,
    place: pathToPlace(first?.path ?? []),
    problem: first?.problem ?? "not-valid",
    line: first?.line ?? 1,
    more: problems.length - 1,
  });
}

/** `scales[3].items[0]`; positions count from 0, as in JSON paths. Empty for the file as a whole. */
export function pathToPlace(path: Path): string {
  const steps = path.map((step) => {
    if (typeof step === "number") return `[${step}]`;
    const key = String(step);
    return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  });
  return steps.join("").replace(/^\./, "");
}

/** Says that a file names something that is not there, and what it may have meant. */
export function notThere(
  path: Path,
  thing: Thing,
  wanted: string,
  known: readonly string[],
): Problem {
  const nearest = nearName(wanted, known);
  return nearest === undefined
    ? { path, problem: "not-there", facts: { thing, wanted } }
    : { path, problem: "not-there-nearest", facts: { thing, wanted, nearest } };
}

type Issue = z.core.$ZodIssue;

function issueToProblems(issue: Issue, around: Path, root: unknown): Problem[] {
  const path = [...around, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    // The message of unknown keys are the known ones that may have been meant, see `closed`.
    const meant = issue.message.split("|");
    return issue.keys.map((key, at) => {
      const nearest = meant[at] ?? "";
      return {
        path: [...path, key],
        problem: nearest === "" ? "unknown-key-alone" : "unknown-key",
        facts: nearest === "" ? { key } : { key, nearest },
        unknownKey: true,
      };
    });
  }
  const inner = innerIssues(issue);
  if (inner) return inner.flatMap((each) => issueToProblems(each, path, root));
  return [{ path, ...describe(issue, valueAt(root, path)) }];
}

/** Of a union, the branch with the fewest issues: what the user meant. A wrong type says least. */
function innerIssues(issue: Issue): readonly Issue[] | undefined {
  if (issue.code === "invalid_key") return issue.issues;
  if (issue.code !== "invalid_union") return undefined;
  return issue.errors.toSorted((one, other) => cost(one) - cost(other))[0];
}

/** A branch that wants another type altogether costs more than any wrong key of the right one. */
const OTHER_TYPE = 9;

function cost(branch: readonly Issue[]): number {
  const costs = branch.map((issue) => {
    if (issue.path.length > 0) return 1;
    if (issue.code === "invalid_union") return Math.min(OTHER_TYPE, ...issue.errors.map(cost));
    return issue.code === "invalid_type" ? OTHER_TYPE : 1;
  });
  return costs.reduce((sum, each) => sum + each, 0);
}

/** Types of zod and of JavaScript, and their messages. */
const TYPES: Readonly<Record<string, string>> = {
  string: "text",
  int: "int",
  number: "number",
  boolean: "boolean",
  array: "list",
  object: "keys",
  record: "keys",
};

/** What an issue says: a problem of ours where the schema gives its code as the message. */
function describe(issue: Issue, value: unknown): Omit<Problem, "path"> {
  const own = PROBLEMS.find((code) => code === issue.message);
  const wanted = wantedValues(issue);
  if (own !== undefined) return { problem: own, facts: wanted };
  if (issue.code === "invalid_type" || issue.code === "invalid_value") {
    if (value === undefined) return { problem: "missing" };
    if (issue.code === "invalid_value") return { problem: "expected-one-of", facts: wanted };
    if (issue.expected === "string" && typeof value === "number") {
      return { problem: "expected-text" };
    }
    const wantedType = TYPES[issue.expected] ?? "other";
    return { problem: "expected-type", facts: { wantedType, foundType: typeOf(value) } };
  }
  return describeLimit(issue);
}

/** The values that are possible, with `|` between them. */
function wantedValues(issue: Issue): Facts {
  if (issue.code === "invalid_value") return { oneOf: issue.values.map(String).join("|") };
  return issue.code === "invalid_type" ? { oneOf: issue.expected } : {};
}

function describeLimit(issue: Issue): Omit<Problem, "path"> {
  if (issue.code === "too_small") {
    const facts = { limit: Number(issue.minimum) };
    if (issue.origin === "array") return { problem: "too-few", facts };
    return { problem: issue.inclusive === false ? "above" : "at-least", facts };
  }
  if (issue.code !== "too_big") return { problem: "not-valid" };
  const facts = { limit: Number(issue.maximum) };
  return { problem: issue.inclusive === false ? "below" : "at-most", facts };
}

function typeOf(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "list";
  if (typeof value === "number" && !Number.isFinite(value)) return "not-finite";
  return TYPES[typeof value] ?? "other";
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step))
      return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}
