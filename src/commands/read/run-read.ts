import { translator } from "../../i18n/translate.ts";
import { readSurvey } from "../../pipeline/read-survey.ts";
import { tableCsv } from "../../render/table-csv.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { Detected } from "../../vocabulary/table.ts";
import { detectedText } from "../findings-text.ts";
import type { Io } from "../io.ts";
import { type ReadFlags, readRequest } from "../read-options.ts";

/** What `ctc read` was told on the command line, as commander gives it. */
export interface ReadOptions extends ReadFlags {
  readonly labels?: boolean;
  readonly codes?: boolean;
  readonly rows?: number;
  readonly lang?: Language;
  readonly quiet?: boolean;
}

/** Reads a survey file and prints its table; what was made of it is told on stderr. */
export async function runRead(path: string, options: ReadOptions, io: Io): Promise<void> {
  const file = path === "-" ? "stdin" : io.baseName(path);
  const bytes = await io.readBytes(path);
  const table = await readSurvey(bytes, readRequest(file, options), io.inflate);
  if (options.labels) requireLabels(file, table.detected);
  if (options.quiet !== true) {
    const t = translator(options.lang ?? "en");
    io.warn(detectedText(file, table.detected, table.columns.length, t));
    io.warn(`${t("notice.microdata", { rows: table.rows })}\n`);
  }
  const { rows } = options;
  const labels = options.labels === true;
  await io.printAll(tableCsv(table, { labels, ...(rows === undefined ? {} : { rows }) }));
}

/** Only SPSS files have value labels. @throws CtcError option-not-for-format */
function requireLabels(file: string, { format }: Detected): void {
  if (format === "sav" || format === "zsav") return;
  const looksLike = format === "xlsx" ? "workbook" : "delimited";
  throw new CtcError("option-not-for-format", { file, option: "--labels", looksLike });
}
