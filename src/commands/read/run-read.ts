import { translator } from "../../i18n/translate.ts";
import { readSurvey } from "../../pipeline/read-survey.ts";
import { tableCsv } from "../../render/table-csv.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { ReadRequest } from "../../vocabulary/read-request.ts";
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
  if (options.quiet !== true) {
    const t = translator(options.lang ?? "en");
    io.warn(detectedText(file, table.detected, table.columns.length, t));
    io.warn(`${t("notice.microdata", { rows: table.rows })}\n`);
  }
  const labels = options.labels === true;
  await io.printAll(tableCsv(table, { labels, ...(rows === undefined ? {} : { rows }) }));
}
