import type { Inflate, ReadRequest } from "../vocabulary/read-request.ts";
import type { Table } from "../vocabulary/table.ts";
import { readDelimited } from "./read-delimited.ts";
import { readSpss } from "./read-spss.ts";
import { readWorkbook } from "./read-workbook.ts";
import { isSpssFile } from "./spss/records/read-file-header.ts";
import { isZipFile } from "./workbook/zip/zip-directory.ts";

/**
 * A survey file of any format that can be read, told apart by its first bytes, never by its name.
 *
 * @param bytes the whole file; not changed
 * @param request what the caller knows better than detection
 * @param inflate unfolds zlib data, which only the shell can
 * @throws CtcError what the reader of the format throws; `file-unsupported` for any other format
 */
export async function readTable(
  bytes: Uint8Array,
  request: ReadRequest,
  inflate: Inflate,
): Promise<Table> {
  if (isSpssFile(bytes)) return readSpss(bytes, request, inflate);
  if (isZipFile(bytes)) return readWorkbook(bytes, request, inflate);
  return readDelimited(bytes, request);
}
