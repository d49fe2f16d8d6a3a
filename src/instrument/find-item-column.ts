import type { Table, TextColumn } from "../vocabulary/table.ts";

/** A LimeSurvey heading: code, rows in brackets, and perhaps ". " and the question text. */
const HEADING = /^(\p{L}[\p{L}\p{N}_]*)((?:\[[\p{L}\p{N}_]+\])*)(?:\.\s.*)?$/su;

/** The columns of a file by the codes in their LimeSurvey headings. */
interface Headings {
  /** `Q1[SQ001]. How often?` and `Q1_SQ001` under `Q1_SQ001`. */
  readonly byCode: ReadonlyMap<string, readonly TextColumn[]>;
  /** `Q1[SQ001]` under `SQ001`. */
  readonly byRow: ReadonlyMap<string, readonly TextColumn[]>;
  /** `race[SQ001]`, `race_SQ001` and REDCap's `race___1` under `race`. */
  readonly ticks: ReadonlyMap<string, readonly TextColumn[]>;
}

/** Reads every heading once. Upper and lower case are two codes. */
export function readHeadings(table: Table): Headings {
  const byCode = new Map<string, TextColumn[]>();
  const byRow = new Map<string, TextColumn[]>();
  const ticks = new Map<string, TextColumn[]>();
  for (const column of table.columns) {
    const { code, rows } = readHeading(column.name);
    add(byCode, [code, ...rows].join("_"), column);
    const row = rows.at(-1);
    if (row !== undefined) add(byRow, row, column);
    const ticked = row === undefined ? /^(.+?)(?:___\d+|_SQ\d+)$/s.exec(code)?.[1] : code;
    if (ticked !== undefined) add(ticks, ticked, column);
  }
  return { byCode, byRow, ticks };
}

/**
 * The columns whose name is a LimeSurvey form of `wanted`: `Q1[SQ001]`, `Q1_SQ001` and
 * `Q1[SQ001]. Question text` are the same. If there is none, those whose row in brackets is called
 * so (`Q7[lna1]` for `lna1`). Never a name that only ends in it (`old_lna1`, `dik_lna1`): that is a
 * variable somebody made.
 */
export function findByCode(headings: Headings, wanted: string): readonly TextColumn[] {
  const { code, rows } = readHeading(wanted);
  const same = headings.byCode.get([code, ...rows].join("_"));
  return same ?? headings.byRow.get(wanted) ?? [];
}

function readHeading(name: string): { code: string; rows: readonly string[] } {
  const [, code, brackets = ""] = HEADING.exec(name) ?? [];
  if (code === undefined) return { code: name, rows: [] };
  return { code, rows: [...brackets.matchAll(/\[([^\]]+)\]/g)].map(([, row = ""]) => row) };
}

function add(lists: Map<string, TextColumn[]>, key: string, column: TextColumn): void {
  const list = lists.get(key);
  if (list) list.push(column);
  else lists.set(key, [column]);
}
