import { readDelimited } from "../../src/ingest/read-delimited.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import type { ReadRequest } from "../../src/vocabulary/read-request.ts";
import type { DelimitedTable, Table } from "../../src/vocabulary/table.ts";

/** Header and cells of a table as a grid of texts. */
export function cellsOf({ columns, rows }: Table): string[][] {
  const body = Array.from({ length: rows }, (_, row) =>
    columns.map(({ texts, index }) => texts[index[row] ?? -1] ?? "(none)"),
  );
  return [columns.map(({ name }) => name), ...body];
}

/** Reads text (as UTF-8) or bytes. */
export function read(
  content: string | Uint8Array,
  request: Partial<ReadRequest> = {},
): DelimitedTable {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return readDelimited(bytes, { file: "survey.csv", ...request });
}

/** Header and cells of text. */
export function cells(
  content: string | Uint8Array,
  request: Partial<ReadRequest> = {},
): string[][] {
  return cellsOf(read(content, request));
}

/** Code and facts (but for the file's name) of the error that reading ends with. */
export function refusal(
  content: string | Uint8Array,
  request: Partial<ReadRequest> = {},
): Record<string, string | number> {
  try {
    read(content, request);
  } catch (error) {
    if (!(error instanceof CtcError)) throw error;
    const { file, ...facts } = error.facts;
    if (file !== "survey.csv") throw error;
    return { code: error.code, ...facts };
  }
  return { code: "none" };
}
