import type { CheckedColumn, MissingShares } from "../vocabulary/check.ts";
import type { Released } from "../vocabulary/figure.ts";
import type { MissingReason } from "../vocabulary/instrument.ts";
import { HIGHEST_MISSING, MISSING, type Responses } from "../vocabulary/responses.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";

/** What is known about the columns, and how what they hold may be told. */
export interface ColumnRequest {
  readonly table: Table;
  readonly responses: Responses;
  readonly roleColumns: ReadonlyMap<string, readonly TextColumn[]>;
  readonly itemColumns: ReadonlyMap<string, TextColumn>;
  readonly releaseCodes: (counts: ReadonlyMap<number, number>) => readonly number[];
  readonly releaseMissing: (counts: ReadonlyMap<MissingReason, number>) => Released<MissingShares>;
}

/** Every column of the file, in its order: what it is used for and what stands in it. */
export function describeColumns(request: ColumnRequest): readonly CheckedColumn[] {
  const { table, roleColumns, itemColumns } = request;
  const roles = new Map(
    [...roleColumns].flatMap(([role, columns]) => columns.map(({ name }) => [name, role])),
  );
  const items = new Map([...itemColumns].map(([item, { name }]) => [name, item]));
  return table.columns.map((column): CheckedColumn => {
    const type = typeOf(column, table.rows);
    const item = items.get(column.name);
    if (item !== undefined) {
      const counted = countCodes(request.responses.answers.get(item) ?? new Int16Array(0));
      return {
        column: column.name,
        use: "item",
        name: item,
        type,
        codes: request.releaseCodes(counted.codes),
        missing: request.releaseMissing(counted.missing),
      };
    }
    const role = roles.get(column.name) ?? null;
    const use = role === null ? "unused" : "role";
    return { column: column.name, use, name: role, type, codes: null, missing: null };
  });
}

const REASONS: ReadonlyMap<number, MissingReason> = new Map(
  (Object.keys(MISSING) as MissingReason[]).map((reason) => [MISSING[reason], reason]),
);

function countCodes(answers: Int16Array): {
  codes: ReadonlyMap<number, number>;
  missing: ReadonlyMap<MissingReason, number>;
} {
  const all = new Map<number, number>();
  for (const code of answers) all.set(code, (all.get(code) ?? 0) + 1);
  const codes = new Map([...all].filter(([code]) => code > HIGHEST_MISSING));
  // Reasons in their own order, whichever comes first in the file.
  const missing = new Map(
    [...REASONS].flatMap(([code, reason]): [MissingReason, number][] => {
      const count = all.get(code);
      return count === undefined ? [] : [[reason, count]];
    }),
  );
  return { codes, missing };
}

/** What the texts of a column look like; `labels` are words that many gave alike. */
function typeOf({ texts, index, storage }: TextColumn, rows: number): CheckedColumn["type"] {
  const used = new Set(index);
  const filled = texts.filter((text, at) => used.has(at) && text.trim() !== "");
  if (filled.length === 0) return "empty";
  if (storage === "date" || filled.every((text) => /^\d{4}-\d{2}-\d{2}([ T]|$)/.test(text))) {
    return "dates";
  }
  if (filled.every((text) => /^-?\d{1,5}$/.test(text.trim())) && filled.length <= 40) {
    return "codes";
  }
  if (filled.every((text) => /^-?\d+([.,]\d+)?$/.test(text.trim()))) return "numbers";
  return filled.length <= Math.max(12, rows / 20) ? "labels" : "text";
}
