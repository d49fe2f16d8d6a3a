import { translator } from "../../i18n/translate.ts";
import { readSurvey } from "../../pipeline/read-survey.ts";
import { tableCsv } from "../../render/table-csv.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { ReadRequest } from "../../vocabulary/read-request.ts";
import type { Detected } from "../../vocabulary/table.ts";
import { detectedText } from "../findings-text.ts";
import type { Io } from "../io.ts";

/** What `ctc read` was told on the command line, as commander gives it. */
export interface ReadOptions {
  readonly labels?: boolean;
  readonly codes?: boolean;
  readonly sheet?: string;
  readonly encoding?: NonNullable<ReadRequest["encoding"]>;
  readonly delimiter?: NonNullable<ReadRequest["delimiter"]>;
  readonly header?: number;
  readonly rows?: number;
  readonly lang?: Language;
  readonly quiet?: boolean;
}

/** Reads a survey file and prints its table; what was made of it is told on stderr. */
export async function runRead(path: string, options: ReadOptions, io: Io): Promise<void> {
  const { sheet, encoding, delimiter, header, rows } = options;
  const file = path === "-" ? "stdin" : io.baseName(path);
  const bytes = await io.readBytes(path);
  const request: ReadRequest = {
    file,
    ...(sheet === undefined ? {} : { sheet }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(header === undefined ? {} : { headerRow: header }),
  };
  const table = await readSurvey(bytes, request, io.inflate);
  refuseIdleOptions(file, table.detected, options);
  if (options.quiet !== true) {
    const t = translator(options.lang ?? "en");
    io.warn(detectedText(file, table.detected, table.columns.length, t));
    io.warn(`${t("notice.microdata", { rows: table.rows })}\n`);
  }
  const labels = options.labels === true;
  await io.printAll(tableCsv(table, { labels, ...(rows === undefined ? {} : { rows }) }));
}

type FormatOption = "labels" | "sheet" | "encoding" | "delimiter" | "header";

/** Options that say nothing to a format; the word for the format is `looksLike` in the messages. */
const IDLE_OPTIONS: Readonly<
  Record<
    Detected["format"],
    { readonly looksLike: string; readonly options: readonly FormatOption[] }
  >
> = {
  delimited: { looksLike: "delimited", options: ["sheet", "labels"] },
  xlsx: { looksLike: "workbook", options: ["labels", "encoding", "delimiter"] },
  sav: { looksLike: "spss", options: ["sheet", "delimiter", "header"] },
  zsav: { looksLike: "spss", options: ["sheet", "delimiter", "header"] },
};

/** Refuses an option that would be ignored. @throws CtcError option-not-for-format (option) */
function refuseIdleOptions(file: string, { format }: Detected, options: ReadOptions): void {
  const { looksLike, options: idle } = IDLE_OPTIONS[format];
  const given = idle.find((name) => options[name] !== undefined);
  if (given === undefined) return;
  throw new CtcError("option-not-for-format", { file, option: `--${given}`, looksLike });
}
