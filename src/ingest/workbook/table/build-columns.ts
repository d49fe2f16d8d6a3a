import { CtcError } from "../../../vocabulary/errors.ts";
import type { Storage, TextColumn } from "../../../vocabulary/table.ts";
import { columnLetter } from "../../delimited/column-letter.ts";
import { type SheetCells, STORED_AS } from "../sheet/sheet-cells.ts";
import type { SheetHeader } from "./read-sheet-header.ts";

/** What a table may take: 4 bytes each. A few cells far apart must not fill the memory. */
const MOST_CELLS = 200_000_000;
/** Code of no text yet. */
const NONE = 0xffffffff;

/** A column while its cells come in, in any order. */
interface Filling {
  readonly name: string;
  readonly label: string;
  readonly texts: string[];
  readonly index: Uint32Array;
  /** Text of the sheet → text of the column. */
  readonly codes: Map<number, number>;
  /** Which ways of storing occur, as bits. */
  stored: number;
}

/**
 * Deals the cells below the header out to their columns.
 *
 * @param header a column without a name in it is left out
 * @param sheetRow rows of the table as a spreadsheet counts them
 * @throws CtcError header-unclear where a column without a name has content; file-unreadable where
 *   the table is too large
 */
export function buildColumns(
  cells: SheetCells,
  { top, bottom, names, labels }: SheetHeader,
  sheetRow: Uint32Array,
  file: string,
): TextColumn[] {
  const named = names.filter((name) => name !== "").length;
  if (named * sheetRow.length > MOST_CELLS) {
    throw new CtcError("file-unreadable", { file, reason: "unfolds-too-large" });
  }
  const columns = names.map((name, place) =>
    name === "" ? null : startColumn(name, labels[place] ?? "", sheetRow.length),
  );
  const rowOf = new Uint32Array((sheetRow.at(-1) ?? 0) + 1);
  for (const [row, shown] of sheetRow.entries()) rowOf[shown] = row;
  for (let cell = 0; cell < cells.count; cell++) {
    const shown = cells.rows[cell] as number;
    if (shown <= bottom || shown >= rowOf.length) continue;
    const column = columns[(cells.columns[cell] as number) - 1];
    if (!column) {
      const letter = columnLetter(cells.columns[cell] as number);
      throw new CtcError("header-unclear", { file, row: top, column: letter });
    }
    setCell(column, rowOf[shown] as number, cells, cell);
  }
  return columns.filter((column) => column !== null).map(finishColumn);
}

function startColumn(name: string, label: string, rows: number): Filling {
  const index = new Uint32Array(rows).fill(NONE);
  return { name, label, texts: [], index, codes: new Map(), stored: 0 };
}

function setCell(column: Filling, row: number, cells: SheetCells, cell: number): void {
  const inSheet = cells.index[cell] as number;
  let code = column.codes.get(inSheet);
  if (code === undefined) {
    code = column.texts.push(cells.texts[inSheet] ?? "") - 1;
    column.codes.set(inSheet, code);
  }
  column.index[row] = code;
  column.stored |= 1 << (cells.stored[cell] as number);
}

/** Cells that are not there hold the empty text. */
function finishColumn({ name, label, texts, index, stored }: Filling): TextColumn {
  if (index.includes(NONE)) {
    const empty = texts.push("") - 1;
    for (let row = 0; row < index.length; row++) if (index[row] === NONE) index[row] = empty;
  }
  const storage = storageOf(stored);
  return {
    name,
    texts,
    index,
    ...(label === "" || label === name ? {} : { label }),
    ...(storage === "text" ? {} : { storage }),
  };
}

/** One way of storing where all cells have it, else text. */
function storageOf(stored: number): Storage {
  return STORED_AS.find((_, code) => stored === 1 << code) ?? "text";
}
