import type { DelimitedDetected } from "./table.ts";

/** Unfolds zlib data. @throws RangeError where the result would be longer than `maximumLength` bytes */
export type Inflate = (bytes: Uint8Array, maximumLength: number) => Uint8Array;

/** What the caller may force when a survey file is read; everything else is detected. */
export interface ReadRequest {
  /** Base name, for messages. */
  readonly file: string;
  readonly encoding?: DelimitedDetected["encoding"];
  readonly delimiter?: DelimitedDetected["delimiter"];
  readonly headerRow?: number;
  /** Sheet of a workbook, by name; the first one with a table where nothing is said. */
  readonly sheet?: string;
}
