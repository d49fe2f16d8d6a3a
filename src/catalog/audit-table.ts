import { CsvError, parse } from "csv-parse/sync";
import { z } from "zod";
import type { AuditCell, AuditTable } from "../vocabulary/audit-table.ts";
import { CtcError } from "../vocabulary/errors.ts";
import { type Path, readDocument } from "./document.ts";
import { type Problem, readWith } from "./problem.ts";
import { closed, name, says } from "./schema-parts.ts";

const count = z.int().min(0, says("counts-from-0"));
const limits = z.tuple([count, count.nullable()]);

const tableSchema = closed({
  schema: z.literal("ctc-table/1"),
  title: name.optional(),
  cells: z.record(name, z.union([count, z.null(), limits])),
  sums: z.array(closed({ total: name, of: z.array(name).min(1) })).default([]),
  relations: z
    .array(
      closed({
        says: name,
        terms: z.record(name, z.number()),
        low: z.number().optional(),
        high: z.number().optional(),
      }),
    )
    .default([]),
});

type TableFile = z.infer<typeof tableSchema>;

/**
 * A table of counts from the text of a `ctc-table/1` file, YAML or JSON: `cells` by name, each a
 * count, null where withheld, or `[low, high]` where that much is told; `sums`, which cells add up
 * to which; `relations`, anything else that is known, as a weighted sum and its limits.
 *
 * @throws CtcError `config-unparsable`, `config-invalid`, also for a sum of a cell that is not there
 */
export function parseAuditTable(text: string, file: string): AuditTable {
  const read = readWith(
    readDocument(text, file),
    tableSchema as z.ZodType<TableFile>,
    unknownCells,
  );
  const cells = Object.entries(read.cells).map(([id, cell]): AuditCell => {
    if (Array.isArray(cell)) return { id, value: null, low: cell[0], high: cell[1] };
    return { id, value: cell, low: null, high: null };
  });
  const relations = read.relations.map(({ says, terms, low = null, high = null }) => ({
    says,
    terms,
    low,
    high,
  }));
  return { schema: "ctc-table/1", title: read.title ?? null, cells, sums: read.sums, relations };
}

function unknownCells({ cells, sums, relations }: TableFile): Problem[] {
  const check = (path: Path, wanted: string): Problem[] =>
    Object.hasOwn(cells, wanted)
      ? []
      : [{ path, problem: "not-there", facts: { thing: "cell", wanted } }];
  return [
    ...sums.flatMap(({ total, of }, at) => [
      ...check(["sums", at, "total"], total),
      ...of.flatMap((id, part) => check(["sums", at, "of", part], id)),
    ]),
    ...relations.flatMap(({ terms }, at) =>
      Object.keys(terms).flatMap((id) => check(["relations", at, "terms", id], id)),
    ),
  ];
}

/** Words for a row or column of sums, in any case. */
const TOTALS = ["total", "totalt", "totals", "sum", "summa", "alla", "all"];

/**
 * A cross table as CSV: names of columns in the first row, names of rows in the first column, a row
 * or column called `total` holding the sums. A cell that is no number is withheld; `1-9` and `<5`
 * (one to four) say how far.
 *
 * @throws CtcError `side-file-row` for a row that is longer or shorter than the first, a name that
 *   stands twice, and a cell that is no whole number
 */
export function parseCrossTable(text: string, file: string): AuditTable {
  const [header = [], ...rows] = readCells(text.replace(/^\uFEFF/, ""), file);
  const columns = header.slice(1);
  const names = rows.map(([first = ""]) => first);
  refuseDoubles(columns, 1, file);
  refuseDoubles(names, 2, file);
  const idOf = (row: string, column: string): string => `${row} / ${column}`;
  const cells = rows.flatMap((row, at) => {
    if (row.length !== header.length) {
      const place = { file, row: at + 2, column: String(row.length), text: "" };
      const facts = { problem: "row-cells", cells: row.length, names: header.length };
      throw new CtcError("side-file-row", { ...place, ...facts });
    }
    return columns.map((column, place) =>
      readCell(idOf(names[at] ?? "", column), row[place + 1] ?? "", { file, row: at + 2, column }),
    );
  });
  const isTotal = (word: string): boolean => TOTALS.includes(word.toLowerCase());
  const sums = [
    ...columns.filter(isTotal).flatMap((total) => {
      const parts = columns.filter((column) => !isTotal(column));
      return names.map((row) => ({ total: idOf(row, total), of: parts.map((p) => idOf(row, p)) }));
    }),
    ...names.filter(isTotal).flatMap((total) => {
      const parts = names.filter((row) => !isTotal(row));
      return columns.map((column) => ({
        total: idOf(total, column),
        of: parts.map((p) => idOf(p, column)),
      }));
    }),
  ];
  return { schema: "ctc-table/1", title: null, cells, sums, relations: [] };
}

function readCells(text: string, file: string): string[][] {
  const [firstLine = ""] = text.split(/\r\n|\n|\r/, 1);
  try {
    return parse(text, {
      delimiter: firstLine.includes(";") ? ";" : ",",
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const facts = {
      file,
      row: Number(cause.lines ?? 1),
      column: "",
      text: "",
      problem: "csv-unreadable",
    };
    throw new CtcError("side-file-row", facts, { cause });
  }
}

function refuseDoubles(names: readonly string[], row: number, file: string): void {
  const double = names.find((word, at) => names.indexOf(word) !== at);
  if (double === undefined) return;
  const problem = "stands-already";
  throw new CtcError("side-file-row", { file, row, column: double, text: double, problem });
}

function readCell(
  id: string,
  text: string,
  place: { readonly file: string; readonly row: number; readonly column: string },
): AuditCell {
  const cell = { id, value: null, low: null, high: null };
  if (/^\d+$/.test(text)) return { ...cell, value: Number(text) };
  const [, low, high] = /^(\d+)\s*[-–]\s*(\d+)$/.exec(text) ?? [];
  if (low !== undefined) return { ...cell, low: Number(low), high: Number(high) };
  const [, below] = /^<\s*(\d+)$/.exec(text) ?? [];
  if (below !== undefined) return { ...cell, low: 1, high: Number(below) - 1 };
  if (/\d/.test(text)) {
    const problem = "cell-form";
    throw new CtcError("side-file-row", { ...place, text: text.slice(0, 40), problem });
  }
  return cell;
}
