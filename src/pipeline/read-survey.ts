import { readTable } from "../ingest/read-table.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Inflate, ReadRequest } from "../vocabulary/read-request.ts";
import type { Detected, Table } from "../vocabulary/table.ts";

/** What a caller can force, as the options are called. */
const SETTINGS = {
  sheet: "sheet",
  encoding: "encoding",
  delimiter: "delimiter",
  header: "headerRow",
} as const satisfies Record<string, keyof ReadRequest>;

/** Settings that say nothing to a format; the word for the format is `looksLike` in the messages. */
const IDLE: Readonly<
  Record<
    Detected["format"],
    { readonly looksLike: string; readonly settings: readonly (keyof typeof SETTINGS)[] }
  >
> = {
  delimited: { looksLike: "delimited", settings: ["sheet"] },
  xlsx: { looksLike: "workbook", settings: ["encoding", "delimiter"] },
  sav: { looksLike: "spss", settings: ["sheet", "delimiter", "header"] },
  zsav: { looksLike: "spss", settings: ["sheet", "delimiter", "header"] },
};

/**
 * The first step of every journey: the bytes of a survey file in, its table out.
 *
 * @throws CtcError what `readTable` throws; `option-not-for-format` (option) where something was
 *   said about reading that the format has no use for: it would be ignored without a word
 */
export async function readSurvey(
  bytes: Uint8Array,
  request: ReadRequest,
  inflate: Inflate,
): Promise<Table> {
  const table = await readTable(bytes, request, inflate);
  const { looksLike, settings } = IDLE[table.detected.format];
  const idle = settings.find((name) => request[SETTINGS[name]] !== undefined);
  if (idle === undefined) return table;
  const { file } = request;
  throw new CtcError("option-not-for-format", { file, option: `--${idle}`, looksLike });
}
