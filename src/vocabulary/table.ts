/** How the cells of a column were stored. In delimited text everything is text. */
export type Storage = "text" | "number" | "date";

/** As many bytes an entry as the texts of the column need: nearly all columns of a survey need one. */
export type TextIndex = Uint8Array | Uint16Array | Uint32Array;

/**
 * A column as it was read. Survey columns hold few different texts, so each text is kept once and
 * a row holds its place in `texts`: coding an answer set costs one look-up per text, not per row.
 * Numbers are kept as the shortest decimals that give the same number (`1`, `2.5`), dates as ISO
 * 8601, what the system left empty as the empty text.
 */
export interface TextColumn {
  readonly name: string;
  /** Each different text once, in order of first appearance. */
  readonly texts: readonly string[];
  /** Row → index into `texts`; one entry per row. */
  readonly index: TextIndex;
  /** Question text, where the file has one beside the name (variable label, second header row). */
  readonly label?: string;
  /** Absent: text. */
  readonly storage?: Storage;
  /** Text of a value → its label, where the file declares them. */
  readonly valueLabels?: ReadonlyMap<string, string>;
  /** Those of `texts` that the file itself declares as missing; kept, so that the reason is. */
  readonly declaredMissing?: ReadonlySet<string>;
}

/** What the reader made out of delimited text. */
export interface DelimitedDetected {
  readonly format: "delimited";
  readonly encoding: "utf-8" | "utf-8-bom" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly delimiter: "," | ";" | "\t" | "|";
  /** Row of the header, counted as a spreadsheet counts (1 = first row of the file). */
  readonly headerRow: number;
  /** How many rows the header takes; in three, for example, names, question texts and import ids. */
  readonly headerRows: number;
  readonly lineEnd: "LF" | "CRLF" | "CR" | "mixed";
  /** True when an empty last column, made by a trailing delimiter on every row, was left out. */
  readonly trailingDelimiter: boolean;
  /** Rows below the table that hold notes instead of answers, left out and counted here. */
  readonly noteRows: number;
  /** The first and the last of them as a spreadsheet counts; absent where there are none. */
  readonly noteRowsAt?: readonly [first: number, last: number];
  /** Present when quotes inside quoted cells are escaped by a backslash instead of doubled. */
  readonly escapedQuotes?: boolean;
  /** Present when a blank behind every delimiter belongs to it. */
  readonly blankAfterDelimiter?: boolean;
  /** Present when cells are quoted by apostrophes. */
  readonly apostropheQuotes?: boolean;
  /** Present when a first column without a name counts the rows; it is called `row`. */
  readonly rowNumbers?: boolean;
}

/** What the reader made out of an SPSS file. */
export interface SpssDetected {
  readonly format: "sav" | "zsav";
  /** Name of the encoding as it was used, for example `utf-8` or `windows-1252`. */
  readonly encoding: string;
  readonly byteOrder: "little" | "big";
  readonly compression: "none" | "bytecode" | "zlib";
  /** Variable that the file itself declares as weight; pointed out, never used unasked. */
  readonly weightVariable: string | null;
  /** Several variables that hold the ticks of one question. */
  readonly multipleResponseSets: readonly {
    readonly name: string;
    readonly label: string;
    readonly variables: readonly string[];
  }[];
  /** Lines of the document record, as they stand in the file. */
  readonly documents: readonly string[];
}

/** What the reader made out of a workbook. */
export interface WorkbookDetected {
  readonly format: "xlsx";
  readonly sheet: string;
  readonly sheets: readonly string[];
  readonly headerRow: number;
  readonly headerRows: number;
  /** Present when names were joined from several rows, because cells of the header are merged. */
  readonly joinedNames?: boolean;
  /** Rows below the table that hold notes instead of answers, left out; absent where there are none. */
  readonly noteRows?: number;
  /** The first and the last of them as a spreadsheet counts; absent where there are none. */
  readonly noteRowsAt?: readonly [first: number, last: number];
  /** Areas merged across several columns of one row (`B3:C3`), whose text is in the first alone. */
  readonly mergedAnswers?: readonly string[];
}

/** What the reader made out of the bytes. Goes to stderr and into the profile's provenance. */
export type Detected = DelimitedDetected | SpssDetected | WorkbookDetected;

/** A table of delimited text, with what was detected about it. */
export interface DelimitedTable extends Table {
  readonly detected: DelimitedDetected;
}

/** A survey file as read, before anything is known about its meaning. */
export interface Table {
  readonly rows: number;
  readonly columns: readonly TextColumn[];
  /** Row → row number as a spreadsheet shows it; in SPSS files the number of the case. */
  readonly sheetRow: Uint32Array;
  readonly detected: Detected;
}
