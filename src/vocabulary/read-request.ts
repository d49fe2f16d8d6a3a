import type { DelimitedDetected } from "./table.ts";

/**
 * Unfolds zlib data, or raw deflate data as zip archives hold it.
 *
 * @throws RangeError where the result would be longer than `maximumLength` bytes
 */
export type Inflate = (
  bytes: Uint8Array,
  maximumLength: number,
  form?: "zlib" | "raw",
) => Uint8Array;

/** What the caller may force when a survey file is read; everything else is detected. */
export interface ReadRequest {
  /** Base name, for messages. */
  readonly file: string;
  readonly encoding?: DelimitedDetected["encoding"];
  readonly delimiter?: DelimitedDetected["delimiter"];
  readonly headerRow?: number;
  /** Rows of the header: the first holds the names, the second the question texts. */
  readonly headerRows?: number;
  /** Sheet of a workbook, by name; the first one with a table where nothing is said. */
  readonly sheet?: string;
}
