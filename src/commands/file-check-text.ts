import { factsInWords } from "../i18n/facts-in-words.ts";
import { type Translate, translator } from "../i18n/translate.ts";
import { toJson } from "../render/json.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { FileCheck, FileProblem } from "../vocabulary/file-check.ts";
import type { Language } from "../vocabulary/project.ts";
import type { Io } from "./io.ts";
import type { SharedOptions } from "./options.ts";

/**
 * Prints what was found in a file, one line each as compilers do (`file:line:column: …`), and fails
 * where something is an error.
 *
 * @throws CtcError `file-check-failed`
 */
export function reportFileCheck(
  check: FileCheck,
  options: SharedOptions,
  language: Language,
  io: Io,
): void {
  const t = translator(language);
  const problems = check.problems.map((problem) => ({ ...problem, text: textOf(problem, t) }));
  if (options.json === true) io.print(toJson({ ...check, problems }));
  else {
    const { file, errors, warnings } = check;
    for (const { severity, line, column, place, text } of problems) {
      const where = place === "" ? t("place.top") : place;
      io.print(`${file}:${line}:${column}: ${t(`fileCheck.${severity}`)}: ${where}: ${text}\n`);
    }
    io.print(`${t("fileCheck.summary", { file, errors, warnings })}\n`);
    if (check.isPartial) io.print(`${t("fileCheck.partial")}\n`);
  }
  if (check.errors === 0) return;
  throw new CtcError("file-check-failed", { file: check.file, errors: check.errors });
}

function textOf({ problem, facts }: FileProblem, t: Translate): string {
  return String(factsInWords({ ...facts, problem }, t).problem);
}
