import { defuseCell, quoteCell } from "../vocabulary/csv-cell.ts";
import { COUNTED, NOT_COUNTED } from "../vocabulary/measure.ts";
import type { ScoreColumn, ScoreTable } from "../vocabulary/scores.ts";

/** Length of a piece: long enough to be worth a write. */
const PIECE_LENGTH = 1 << 20;

type CellOf = (row: number) => string;

/**
 * Scores as CSV, RFC 4180: UTF-8, comma, point decimals, LF, header first, an empty cell for what is
 * missing. Numbers have 12 significant digits. In pieces of whole rows, since scores of many surveys
 * together can be longer than a string.
 */
export function* scoresCsv({ columns, respondents, inFileOrder }: ScoreTable): Generator<string> {
  const cells = columns.map(cellsOf);
  const lines = new Array<string>(respondents.length);
  for (let at = 0; at < lines.length; at++) {
    const row = respondents[at] as number;
    lines[at] = `${cells.map((cell) => cell(row)).join(",")}\n`;
  }
  // By code unit, and so the same on every machine.
  if (!inFileOrder) lines.sort();
  let piece = `${columns.map(({ name }) => quoteCell(name)).join(",")}\n`;
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

function cellsOf(column: ScoreColumn): CellOf {
  if ("texts" in column) return textCells(column);
  if ("numbers" in column) return numberCells(column.numbers);
  const { states } = column;
  return (row) => (states[row] === COUNTED ? "1" : states[row] === NOT_COUNTED ? "0" : "");
}

function textCells({ texts, of }: Extract<ScoreColumn, { texts: readonly string[] }>): CellOf {
  const quoted = texts.map((text) => quoteCell(defuseCell(text)));
  return (row) => quoted[of[row] as number] ?? "";
}

/** Scores of a scale are few different numbers: each is written once. */
function numberCells(numbers: ArrayLike<number>): CellOf {
  const written = new Map<number, string>();
  return (row) => {
    const number = numbers[row] as number;
    const known = written.get(number);
    if (known !== undefined) return known;
    const text = Number.isNaN(number) ? "" : String(Number(number.toPrecision(12)));
    written.set(number, text);
    return text;
  };
}
