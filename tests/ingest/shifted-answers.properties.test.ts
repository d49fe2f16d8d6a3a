import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CtcError } from "../../src/vocabulary/errors.ts";
import { cells } from "./table-cells.ts";

/**
 * The worst that a reader can do is to put a pupil's answers under other questions without a word.
 * A file with one mark too many or too few is refused, or read as it was written but for the one
 * cell that has the mark.
 */
const answer = fc.constantFrom("", "", "1", "2", "10", "Ryd");
const comment = fc.constantFrom("", "bra", "bra, men dyrt", "ja, nej, kanske", 'en "bra" skola');

const grid = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }), fc.boolean())
  .chain(([width, height, hasComments]) => {
    const cell = hasComments ? fc.oneof(answer, comment) : answer;
    const row = fc.array(cell, { minLength: width, maxLength: width });
    return fc.array(row, { minLength: height, maxLength: height });
  })
  .map((rows) => [(rows[0] ?? []).map((_, place) => `q${place}`), ...rows]);

const written = (text: string): string =>
  /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
const fileOf = (rows: readonly (readonly string[])[]): string =>
  `${rows.map((row) => row.map(written).join(",")).join("\n")}\n`;

function outcome(text: string): string[][] | null {
  try {
    return cells(text, { delimiter: "," });
  } catch (error) {
    if (error instanceof CtcError) return null;
    throw error;
  }
}

/** Cells in which two tables differ; all of them where the tables have other shapes. */
function differences(found: readonly string[][], rows: readonly string[][]): number {
  if (found.length !== rows.length || found[0]?.length !== rows[0]?.length) {
    return Number.POSITIVE_INFINITY;
  }
  const pairs = rows.flatMap((row, at) => row.map((cell, place) => [cell, found[at]?.[place]]));
  return pairs.filter(([one, other]) => one !== other).length;
}

describe("one mark too many or too few", () => {
  const isBlankLine = (rows: readonly string[][]): boolean =>
    rows.some((row) => row.every((cell) => cell === ""));

  it("a delimiter: refused, wherever it stands", () => {
    // Of two columns a header without its delimiter is one cell, and passes for a title.
    const plain = grid.filter(
      (rows) => (rows[0]?.length ?? 0) > 2 && !fileOf(rows).includes('"') && !isBlankLine(rows),
    );
    fc.assert(
      fc.property(plain, fc.nat(), fc.boolean(), (rows, place, isAdded) => {
        const text = fileOf(rows);
        const commas = [...text].flatMap((mark, at) => (mark === "," ? [at] : []));
        const at = isAdded ? place % text.length : (commas[place % commas.length] ?? 0);
        const damaged =
          text.slice(0, at) + (isAdded ? "," : "") + text.slice(isAdded ? at : at + 1);
        const found = outcome(damaged);
        // A delimiter at the end of the header alone makes no name and shifts nothing.
        expect(found === null || differences(found, rows) === 0).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  it("a quotation mark: refused, or in the cell where it stands", () => {
    fc.assert(
      fc.property(grid, fc.nat(), fc.boolean(), (rows, place, isAdded) => {
        const text = fileOf(rows);
        const start = text.indexOf("\n") + 1;
        const quotes = [...text].flatMap((mark, at) => (mark === '"' ? [at] : []));
        if (!isAdded && quotes.length === 0) return;
        const at = isAdded
          ? start + (place % (text.length - start))
          : (quotes[place % quotes.length] ?? 0);
        const damaged =
          text.slice(0, at) + (isAdded ? '"' : "") + text.slice(isAdded ? at : at + 1);
        const found = outcome(damaged);
        expect(found === null || differences(found, rows) <= 1).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});
