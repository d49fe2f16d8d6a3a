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

/** Encodings that can be forced. */
export const ENCODINGS = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;

/** Delimiters as they are written on the command line and in `ctc.yaml`. */
export const DELIMITERS: Readonly<Record<string, DelimitedDetected["delimiter"]>> = {
  ",": ",",
  ";": ";",
  "|": "|",
  "\t": "\t",
  "\\t": "\t",
  tab: "\t",
};

/** How a survey file is to be read, as the options of every command and `ctc.yaml` say it. */
export interface ReadSettings {
  /** Sheet of a workbook, by name. */
  readonly sheet?: string;
  readonly encoding?: (typeof ENCODINGS)[number];
  readonly delimiter?: DelimitedDetected["delimiter"];
  /** Row of the header; the first row is 1. */
  readonly header?: number;
}

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
