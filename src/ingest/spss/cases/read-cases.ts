import { CtcError } from "../../../vocabulary/errors.ts";
import type { CaseBuffer, CaseSource } from "./case-source.ts";
import type { ColumnBuilder } from "./column-builder.ts";

/** Cells to make room for at first: what a header claims is no reason to allocate more. */
const FIRST_CELLS = 1 << 16;

interface CaseLayout {
  readonly slots: number;
  readonly littleEndian: boolean;
  /** Cases that the header claims; −1 where it does not say. */
  readonly claimed: number;
  readonly file: string;
}

/**
 * Reads all cases; one array of codes per column.
 *
 * @throws CtcError file-truncated where there are fewer cases than claimed, file-damaged where
 *   there are more
 */
export function readCases(
  source: CaseSource,
  builders: readonly ColumnBuilder[],
  { slots, littleEndian, claimed, file }: CaseLayout,
): { rows: number; indexes: readonly Uint32Array[] } {
  const bytes = new Uint8Array(slots * 8);
  const buffer: CaseBuffer = { bytes, view: new DataView(bytes.buffer), littleEndian };
  let indexes = builders.map(() => new Uint32Array(0));
  let room = 0;
  let rows = 0;
  while (rows !== claimed && source.next(buffer)) {
    if (rows === room) {
      const doubled = Math.max(Math.ceil(FIRST_CELLS / builders.length), room * 2);
      room = claimed > 0 ? Math.min(doubled, claimed) : doubled;
      indexes = indexes.map((index) => enlarged(index, room));
    }
    for (let column = 0; column < builders.length; column++) {
      (indexes[column] as Uint32Array)[rows] = (builders[column] as ColumnBuilder).code(buffer);
    }
    rows++;
  }
  if (rows < claimed) throw new CtcError("file-truncated", { file });
  if (rows === claimed && source.hasMore()) {
    throw new CtcError("file-damaged", { file, offset: 80, problem: "more-cases", claimed });
  }
  return { rows, indexes: rows === room ? indexes : indexes.map((index) => index.slice(0, rows)) };
}

function enlarged(index: Uint32Array, room: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(room);
  larger.set(index);
  return larger;
}
