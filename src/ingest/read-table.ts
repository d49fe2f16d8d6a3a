import type { Inflate, ReadRequest } from "../vocabulary/read-request.ts";
import type { Table } from "../vocabulary/table.ts";
import { readDelimited } from "./read-delimited.ts";

/**
 * A survey file of any format that can be read, told apart by its first bytes, never by its name.
 *
 * @param bytes the whole file; not changed
 * @param request what the caller knows better than detection
 * @param _inflate unfolds zlib data, which only the shell can
 * @throws CtcError what the reader of the format throws; `file-unsupported` for any other format
 */
export async function readTable(
  bytes: Uint8Array,
  request: ReadRequest,
  _inflate: Inflate,
): Promise<Table> {
  return readDelimited(bytes, request);
}
