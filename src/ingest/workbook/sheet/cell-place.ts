/** Rows of the largest sheet there is. */
export const MOST_ROWS = 1_048_576;
/** Columns of the largest sheet there is. */
export const MOST_COLUMNS = 16_384;

/** Place of a cell or a corner, both from 1. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Reads a place such as `AB12`. @throws SyntaxError where it is none, or outside every sheet */
export function readCellPlace(reference: string): CellPlace {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) & ~0x20;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return checkedPlace({ row: Number(reference.slice(at)), column });
}

/** The place as it is. @throws SyntaxError where it is outside every sheet */
export function checkedPlace(place: CellPlace): CellPlace {
  const { row, column } = place;
  const isInside = column >= 1 && column <= MOST_COLUMNS && row >= 1 && row <= MOST_ROWS;
  if (!isInside || !Number.isInteger(row)) throw new SyntaxError("no place of a cell");
  return place;
}
