/**
 * A column as it was read. Survey columns hold few different texts, so each text is kept once and
 * a row holds its place in `texts`: coding an answer set costs one look-up per text, not per row.
 */
export interface TextColumn {
  readonly name: string;
  /** Each different text once, in order of first appearance. */
  readonly texts: readonly string[];
  /** Row → index into `texts`; one entry per row. */
  readonly index: Uint32Array;
}

/** What the reader made out of the bytes. Goes to stderr and into the profile's provenance. */
export interface Detected {
  readonly format: "delimited";
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly delimiter: "," | ";" | "\t" | "|";
  /** Row of the header, counted as a spreadsheet counts (1 = first row of the file). */
  readonly headerRow: number;
  readonly lineEnd: "LF" | "CRLF" | "CR" | "mixed";
  /** True when an empty last column, made by a trailing delimiter on every row, was left out. */
  readonly trailingDelimiter: boolean;
}

/** A survey file as read, before anything is known about its meaning. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly TextColumn[];
  /** Row → row number as a spreadsheet shows it. */
  readonly sheetRow: Uint32Array;
  readonly detected: Detected;
}
