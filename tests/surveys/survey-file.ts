import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { estimateShare, type IntervalChoice } from "../../src/estimate/share.ts";
import { readTable } from "../../src/ingest/read-table.ts";
import { type Coded, codeResponses } from "../../src/instrument/code-responses.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import type { ShareEstimate } from "../../src/vocabulary/estimate.ts";
import type { Instrument } from "../../src/vocabulary/instrument.ts";
import { COUNTED, NOT_COUNTED, UNKNOWN } from "../../src/vocabulary/measure.ts";
import type { Grouping } from "../../src/vocabulary/responses.ts";
import type { Table } from "../../src/vocabulary/table.ts";
import { inflateInMemory } from "../support/memory-io.ts";

export type Row = Readonly<Record<string, string>>;

/** A survey file as the toolkit reads it; `.gz` is unfolded first, as the shell does. */
export async function readSurvey(path: string): Promise<Table> {
  const bytes = readFileSync(path);
  const file = basename(path);
  return readTable(path.endsWith(".gz") ? gunzipSync(bytes) : bytes, { file }, inflateInMemory);
}

/** Its answers, groups and design, as the instrument says. */
export function codeSurvey(table: Table, instrument: Instrument): Coded {
  return codeResponses(table, {
    file: "survey",
    instrument,
    columns: {},
    wave: null,
    mapping: undefined,
    aliases: [],
    needsArea: false,
  });
}

/** Rows of a file beside the oracles' R scripts; lines that start with # are comments. */
export function oracleRows(name: string): readonly Row[] {
  return parseRows(readFileSync(join(import.meta.dirname, "../oracles", name), "utf8"));
}

export function parseRows(csv: string): readonly Row[] {
  return parse(csv, { columns: true, comment: "#", comment_no_infix: true }) as Row[];
}

/** The cells of a column, in the order of the rows. */
export function cellsOf(table: Table, name: string): readonly string[] {
  const column = table.columns.find((other) => other.name.toUpperCase() === name.toUpperCase());
  if (column === undefined) throw new Error(`no column ${name}`);
  return Array.from(column.index, (text) => column.texts[text] ?? "");
}

/** A column of 1 (yes), 2 (no) and nothing as states. */
export function dichotomousState(cells: readonly string[]): Int8Array {
  const states: Readonly<Record<string, number>> = { "1": COUNTED, "2": NOT_COUNTED, "": UNKNOWN };
  return Int8Array.from(cells, (cell) => {
    const state = states[cell];
    if (state === undefined) throw new Error(`neither 1 nor 2: ${cell}`);
    return state;
  });
}

/** Everyone, or the respondents of one group. */
export function insideGroup(design: Design, grouping?: Grouping, name = ""): Uint8Array {
  if (grouping === undefined) return new Uint8Array(design.respondents).fill(1);
  const wanted = grouping.names.indexOf(name);
  if (wanted === -1) throw new Error(`no group ${name}`);
  return Uint8Array.from(grouping.of, (of) => (of === wanted ? 1 : 0));
}

/** The share; there must be somebody to have one. */
export function shareOf(
  state: Int8Array,
  inside: Uint8Array,
  design: Design,
  choice: IntervalChoice = {},
): ShareEstimate {
  const share = estimateShare(state, inside, design, "fail", choice);
  if (share === null) throw new Error("nobody in the denominator");
  return share;
}
