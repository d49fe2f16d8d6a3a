import type { z } from "zod";
import type { FileCheck, FileProblem } from "../vocabulary/file-check.ts";
import { type Path, readDocument, type SourceDocument } from "./document.ts";
import { examineWith, type Problem, pathToPlace } from "./problem.ts";

/** A problem, and whether the file can be used in spite of it. */
export type Remark = Problem & { readonly severity?: "warning" };

interface CheckedKind<T> {
  readonly kind: FileCheck["kind"];
  readonly schema: z.ZodType<T>;
  /** What no schema can tell. */
  readonly examine: (value: T) => readonly Remark[];
}

/**
 * Everything that is wrong with the text of a file, in its order. Keys that nobody knows are put
 * aside, so that they do not hide what the rest says; behind other malformed parts the fit of the
 * parts cannot be judged.
 *
 * @param file base name
 * @throws CtcError `config-unparsable` where it is not YAML
 */
export function checkFile<T>(text: string, file: string, kind: CheckedKind<T>): FileCheck {
  const document = readDocument(text, file);
  const first = examineWith(document, kind.schema, kind.examine);
  const unknown = first.problems.filter((problem) => problem.unknownKey === true);
  const isOnlyUnknown = unknown.length > 0 && unknown.length === first.problems.length;
  const again = isOnlyUnknown
    ? examineWith(without(document, unknown), kind.schema, kind.examine)
    : first;
  const found: readonly Remark[] = isOnlyUnknown ? [...unknown, ...again.problems] : first.problems;
  const problems = inOrder(found, document);
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const warnings = problems.length - errors;
  const isPartial = again.value === undefined;
  return {
    schema: "ctc-file-check/1",
    file,
    kind: kind.kind,
    errors,
    warnings,
    isPartial,
    problems,
  };
}

function inOrder(remarks: readonly Remark[], document: SourceDocument): readonly FileProblem[] {
  const problems = remarks.map(
    ({ path, problem, facts = {}, severity }): FileProblem => ({
      severity: severity ?? "error",
      ...document.placeOf(path),
      place: pathToPlace(path),
      problem,
      facts,
    }),
  );
  return problems.sort((one, other) => one.line - other.line || one.column - other.column);
}

/** The document without these keys. */
function without(document: SourceDocument, problems: readonly Problem[]): SourceDocument {
  const value = problems.reduce((rest, { path }) => withoutKey(rest, path), document.value);
  return { ...document, value };
}

function withoutKey(value: unknown, [step, ...rest]: Path): unknown {
  if (typeof value !== "object" || value === null || step === undefined) return value;
  const kept = rest.length === 0 ? [] : [withoutKey(Reflect.get(value, step), rest)];
  if (Array.isArray(value)) return value.map((each, at) => (at === step ? kept[0] : each));
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    if (key !== step) return [[key, inner] as const];
    return kept.map((changed) => [key, changed] as const);
  });
  return Object.fromEntries(entries);
}
