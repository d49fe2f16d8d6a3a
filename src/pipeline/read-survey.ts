import { readTable } from "../ingest/read-table.ts";
import type { Inflate, ReadRequest } from "../vocabulary/read-request.ts";
import type { Table } from "../vocabulary/table.ts";

/** The first step alone: the bytes of a survey file in, its table out. @throws what `readTable` does */
export function readSurvey(
  bytes: Uint8Array,
  request: ReadRequest,
  inflate: Inflate,
): Promise<Table> {
  return readTable(bytes, request, inflate);
}
