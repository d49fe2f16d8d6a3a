import type { Told, ToldArea } from "../../src/disclose/published/told.ts";
import { type Figure, NO_NUMBERS } from "../../src/vocabulary/figure.ts";

/** Everything of a row that is not told. */
const EMPTY: Figure = {
  measure: "m",
  kind: "risk",
  domain: "school",
  label: { en: "m" },
  group: {},
  ...NO_NUMBERS,
  status: "withheld",
  reason: "protected",
  flags: [],
};

/** The row of a measure `m`: counted of respondents, withheld, or of nobody. */
export function toldRow(
  cell: readonly [counted: number, respondents: number] | "withheld" | "nobody",
  more: Partial<Figure> = {},
): Figure {
  if (cell === "withheld") return { ...EMPTY, ...more };
  if (cell === "nobody") return { ...EMPTY, status: "absent", reason: "no_answers", ...more };
  const [counted, respondents] = cell;
  const value = Number((counted / respondents).toPrecision(12));
  const numbers = { respondents, weighted: respondents, value };
  return { ...EMPTY, ...numbers, status: "shown", reason: null, ...more };
}

/** An area of which one row is told, and perhaps rows of its groups. */
export function toldArea(
  name: string | null,
  respondents: number | null,
  row: Figure,
  groups: readonly Figure[] = [],
): ToldArea {
  const rows = new Map([[row.measure, row]]);
  return { id: null, name, respondents, rows, groups: new Map([[row.measure, groups]]) };
}

/** A publication. */
export function told(areas: readonly ToldArea[], more: Partial<Told> = {}): Told {
  const everyone = areas.find(({ name }) => name === null) ?? null;
  const named = areas.filter(({ name }) => name !== null);
  return { everyone, areas: named, source: "one", isWeighted: false, ...more };
}
