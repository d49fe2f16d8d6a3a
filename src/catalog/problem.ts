import type { z } from "zod";
import { CtcError, type Facts } from "../vocabulary/errors.ts";
import type { Path, SourceDocument } from "./document.ts";
import { nearestNames } from "./nearest-name.ts";

/** Something in a user's file that cannot be meant. */
export interface Problem {
  readonly path: Path;
  readonly problem: string;
  /** A key that nobody knows; told first, since it often explains what is missing. */
  readonly unknownKey?: boolean;
}

/**
 * The values of a file as the schema and then `examine` find them.
 *
 * @param examine what no schema can tell: whether the parts of the file fit each other.
 * @throws CtcError `config-invalid` {file, place, problem, line, more}: the first unknown key,
 *   else the problem that stands first in the file, and how many there are beside it.
 */
export function readWith<T>(
  document: SourceDocument,
  schema: z.ZodType<T>,
  examine: (value: T) => readonly Problem[] = () => [],
): T {
  const result = schema.safeParse(document.value);
  const problems = result.success
    ? examine(result.data)
    : result.error.issues.flatMap((issue) => issueToProblems(issue, [], document.value));
  if (!result.success || problems.length > 0) throw firstOf(problems, document);
  return result.data;
}

function firstOf(problems: readonly Problem[], document: SourceDocument): CtcError {
  const rank = (problem: Problem): number => (problem.unknownKey ? 0 : 1);
  const [first] = problems
    .map((problem) => ({ ...problem, line: document.lineOf(problem.path) }))
    .sort((one, other) => rank(one) - rank(other) || one.line - other.line);
  const facts: Facts = {
    file: document.file,
    place: pathToPlace(first?.path ?? []),
    problem: first?.problem ?? "",
    line: first?.line ?? 1,
    more: problems.length - 1,
  };
  return new CtcError("config-invalid", facts);
}

/** `scales[3].items[0]`; positions count from 0, as in JSON paths. */
export function pathToPlace(path: Path): string {
  const steps = path.map((step) => {
    if (typeof step === "number") return `[${step}]`;
    const key = String(step);
    return /^[\p{L}_][\p{L}\p{N}_-]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  });
  const place = steps.join("").replace(/^\./, "");
  return place === "" ? "top level" : place;
}

/** Says that a file names something that is not there, and what it may have meant. */
export function notThere(what: string, wanted: string, known: readonly string[]): string {
  const [nearest] = nearestNames(wanted, known, 1);
  const hint = nearest === undefined ? "" : `; the nearest is ${JSON.stringify(nearest)}`;
  return `there is no ${what} ${JSON.stringify(wanted)}${hint}`;
}

type Issue = z.core.$ZodIssue;

function issueToProblems(issue: Issue, around: Path, root: unknown): Problem[] {
  const path = [...around, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key],
      problem: issue.message,
      unknownKey: true,
    }));
  }
  const inner = innerIssues(issue);
  if (inner) return inner.flatMap((each) => issueToProblems(each, path, root));
  return [{ path, problem: describe(issue, valueAt(root, path)) }];
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

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: "text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "keys with values",
  record: "keys with values",
};

function describe(issue: Issue, value: unknown): string {
  const isOwnMessage = !issue.message.startsWith("Invalid");
  if (isOwnMessage) return issue.message;
  if (issue.code === "invalid_type") {
    if (value === undefined) return "is missing";
    const hint = issue.expected === "string" && typeof value === "number" ? "; quote it" : "";
    return `expected ${TYPE_NAMES[issue.expected] ?? issue.expected}, found ${typeName(value)}${hint}`;
  }
  if (issue.code === "invalid_value") {
    return value === undefined ? "is missing" : `expected ${issue.values.map(String).join(" or ")}`;
  }
  return issue.message;
}

function typeName(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  return TYPE_NAMES[typeof value] ?? typeof value;
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
