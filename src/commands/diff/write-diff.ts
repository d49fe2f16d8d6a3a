import { translator } from "../../i18n/translate.ts";
import type { DiffResult } from "../../pipeline/diff-publications.ts";
import { diffToCsv } from "../../render/diff-csv.ts";
import { diffToTable } from "../../render/diff-table.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { Io, OutputFile } from "../io.ts";
import { areaFileName } from "../profile/file-names.ts";
import { writeFolder } from "../write-folder.ts";
import { type Writing, writeResult } from "../write-result.ts";
import type { DiffOptions } from "./diff.ts";

/** The format and the end of its file's name. */
const ENDINGS = { md: "md", csv: "csv", json: "json", table: "txt" } as const;
type DiffFormat = keyof typeof ENDINGS;
const FORMATS = Object.keys(ENDINGS) as DiffFormat[];
/** What a folder holds where nobody chose. */
const USUAL: readonly DiffFormat[] = ["md", "csv", "json"];

/** What the user said of the output. */
export interface DiffPlan {
  /** Empty: nobody chose. */
  readonly formats: readonly DiffFormat[];
  readonly out: string | undefined;
}

export interface DiffWriting extends Writing {
  readonly language: Language;
  readonly quiet: boolean;
}

/** @throws CtcError `format-unknown`, `out-empty`, `out-required`, `usage` */
export function planDiff({ format, json, out }: DiffOptions): DiffPlan {
  if (out?.trim() === "") throw new CtcError("out-empty");
  const formats = format === undefined ? ofFile(json, out) : readFormats(format);
  if (json && out === undefined && formats.some((name) => name !== "json")) {
    throw new CtcError("usage", { problem: `--json, --format ${(format ?? "").slice(0, 40)}` });
  }
  if (out === undefined && formats.length > 1) throw new CtcError("out-required");
  return { formats, out };
}

/** `--out change.csv` says the format too. */
function ofFile(json: boolean | undefined, out: string | undefined): readonly DiffFormat[] {
  if (json && out === undefined) return ["json"];
  return FORMATS.filter((name) => out?.endsWith(`.${ENDINGS[name]}`));
}

function readFormats(format: string): readonly DiffFormat[] {
  const names = format.split(",").map((name) => name.trim());
  const known = names.map((name) => {
    const found = FORMATS.find((candidate) => candidate === name);
    if (found !== undefined) return found;
    throw new CtcError("format-unknown", { format: name.slice(0, 40), known: FORMATS.join(", ") });
  });
  return [...new Set(known)];
}

/**
 * All areas as one document on stdout or in one file where one format is asked for and the name of the
 * output is that of a file; else a folder: a set of files for each area, `index.*` with all of them.
 */
export async function writeDiff(
  result: DiffResult,
  plan: DiffPlan,
  writing: DiffWriting,
  io: Io,
): Promise<void> {
  const [format = "md", second] = plan.formats;
  const { language } = writing;
  if (plan.out === undefined) {
    if (!writing.dryRun) io.print(render(result, format, language));
    return;
  }
  if (plan.formats.length === 1 && second === undefined && isFileOf(plan.out, format)) {
    await writeResult(plan.out, render(result, format, language), "diff", writing, io);
    return;
  }
  const formats = plan.formats.length === 0 ? USUAL : plan.formats;
  await writeParts(plan.out, result, formats, writing, io);
}

const isFileOf = (path: string, format: DiffFormat): boolean =>
  path.endsWith(`.${ENDINGS[format]}`);

function render(
  { diff, report }: Pick<DiffResult, "diff" | "report">,
  format: DiffFormat,
  language: Language,
): string {
  if (format === "json") return toJson(diff);
  if (format === "csv") return diffToCsv(diff, language);
  return format === "table" ? diffToTable(diff, language) : reportToMarkdown(report, language);
}

async function writeParts(
  folder: string,
  result: DiffResult,
  formats: readonly DiffFormat[],
  { language, quiet, ...writing }: DiffWriting,
  io: Io,
): Promise<void> {
  const named = [
    ...result.parts.map((part) => ({ name: fileName(part.diff, io), part })),
    { name: "index", part: result },
  ];
  const files: readonly OutputFile[] = named.flatMap(({ name, part }) =>
    formats.map((format) => ({
      path: `${name}.${ENDINGS[format]}`,
      content: render(part, format, language),
    })),
  );
  const notify = quiet ? null : translator(language);
  await writeFolder(folder, files, { ...writing, command: "diff", notify }, io);
}

function fileName({ areas }: DiffResult["diff"], io: Io): string {
  const name = areas[0]?.area.name ?? null;
  return name === null ? "municipality" : areaFileName(name, io.sha256);
}
