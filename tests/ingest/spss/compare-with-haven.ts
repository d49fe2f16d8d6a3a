import type { Table } from "../../../src/vocabulary/table.ts";

/** A column as `tests/oracles/spss-haven.R` prints it. */
interface HavenColumn {
  readonly name: string;
  readonly label: string | null;
  readonly kind: string;
  readonly cells: readonly string[];
  readonly valueLabels: readonly (readonly [string, string])[];
  readonly declaredMissing: readonly string[];
}

/** A file as `tests/oracles/spss-haven.R` prints it. */
export interface HavenFile {
  readonly file: string;
  readonly rows: number;
  readonly notes: readonly string[];
  readonly columns: readonly HavenColumn[];
}

export interface HavenOutput {
  readonly "made by": string;
  readonly files: readonly HavenFile[];
}

const NUMBERS = new Set(["numeric", "double", "haven_labelled"]);

/** What haven read, in the words of a `Table`: numbers as their shortest decimals. */
export function asHaven({ columns }: HavenFile): readonly unknown[] {
  return columns.map(({ name, label, kind, cells, valueLabels, declaredMissing }) => {
    const isNumber =
      NUMBERS.has(kind) && cells.every((cell) => cell === "" || !Number.isNaN(+cell));
    const text = (cell: string): string => (isNumber && cell !== "" ? String(Number(cell)) : cell);
    return {
      name,
      label,
      cells: cells.map(text),
      valueLabels: valueLabels.map(([value, of]) => [text(value), of]),
      declaredMissing: declaredMissing.map(text).sort(),
    };
  });
}

/** The same of a table. */
export function ofTable({ columns }: Table): readonly unknown[] {
  return columns.map((column) => ({
    name: column.name,
    label: column.label ?? null,
    cells: Array.from(column.index, (place) => column.texts[place]),
    valueLabels: [...(column.valueLabels ?? [])],
    declaredMissing: [...(column.declaredMissing ?? [])].sort(),
  }));
}
