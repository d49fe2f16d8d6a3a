import { CtcError } from "../../vocabulary/errors.ts";
import type { Header } from "./read-header.ts";
import type { Body } from "./read-rows.ts";

/**
 * Refuses a row that repeats the names of all columns, two or more: where exports were put together,
 * the second header would count as a pupil.
 *
 * @throws CtcError header-repeated (row, header)
 */
export function refuseSecondHeader(header: Header, body: Body, file: string): void {
  const codes = codesOfNames(header, body);
  if (codes === null) return;
  for (let row = 0; row < body.rows; row++) {
    if (codes.every(([place, code]) => body.indexes[place]?.[row] === code)) {
      const facts = { file, row: body.sheetRow[row] ?? 0, header: header.row };
      throw new CtcError("header-repeated", facts);
    }
  }
}

/** Place of a column → code of its own name; null if a column never has it, as nearly always. */
function codesOfNames(
  { names, namedFields }: Header,
  { texts }: Body,
): readonly (readonly [place: number, code: number])[] | null {
  if (namedFields < 2) return null;
  const places = Array.from({ length: namedFields }, (_, place) => place);
  // Columns of few texts first: one look at an answer column says no, before any list of ids.
  places.sort((one, other) => (texts[one]?.length ?? 0) - (texts[other]?.length ?? 0));
  const codes: (readonly [number, number])[] = [];
  for (const place of places) {
    const name = names[place];
    const code = (texts[place] ?? []).findIndex((text) => text.trim().normalize("NFC") === name);
    if (code < 0) return null;
    codes.push([place, code]);
  }
  return codes;
}
