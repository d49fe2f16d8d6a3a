import { CtcError } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { findByCode, readHeadings } from "./find-item-column.ts";
import { columnList, requireColumns } from "./resolve-columns.ts";

/** The column of each item that was asked, and how it was found where that is not plain. */
interface ItemColumns {
  readonly columns: ReadonlyMap<string, TextColumn>;
  readonly findings: readonly Finding[];
}

/**
 * The item columns: as the wave maps them, else by the item's id, else by a LimeSurvey form of
 * either, which is reported. An item whose ticks stand in several columns has none, and that is
 * reported too.
 *
 * @throws CtcError `items-missing` if there is not a single one, `item-column-ambiguous` where
 *   several columns have a form of the same code, `column-named-missing` for a column that the wave
 *   maps and that is not there
 */
export function resolveItems(
  table: Table,
  instrument: Instrument,
  wave: Wave | undefined,
  file: string,
): ItemColumns {
  const columns = new Map<string, TextColumn>();
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const headings = readHeadings(table);
  const byCode: { item: string; column: string }[] = [];
  const findings: Finding[] = [];
  for (const item of askedItems(instrument, wave)) {
    const named = ownValue(wave?.items, item);
    const exact = byName.get(named ?? item);
    const found = exact ?? onlyOne(findByCode(headings, named ?? item), item, file);
    if (found && !exact) byCode.push({ item, column: found.name });
    const column = found ?? (named && requireColumns(table, item, [named], file)[0]);
    if (column) columns.set(item, column);
    else findings.push(...severalTicks(headings.ticks.get(item) ?? [], item));
  }
  const [first] = byCode;
  if (first) findings.push({ code: "items-matched-by-code", items: byCode.length, ...first });
  if (columns.size > 0) return { columns, findings };
  const facts = { file, instrument: instrument.id, found: columnList(table) };
  throw new CtcError("items-missing", facts);
}

function askedItems(instrument: Instrument, wave: Wave | undefined): string[] {
  const ids = instrument.items.map(({ id }) => id);
  return ids.filter((id) => ownValue(wave?.comparability, id) !== "not_asked");
}

function onlyOne(found: readonly TextColumn[], item: string, file: string): TextColumn | undefined {
  if (found.length < 2) return found[0];
  const candidates = found.slice(0, 5).map(({ name }) => name.slice(0, 60));
  throw new CtcError("item-column-ambiguous", { file, item, candidates: candidates.join(", ") });
}

function severalTicks(ticks: readonly TextColumn[], item: string): Finding[] {
  const [first] = ticks;
  if (first === undefined) return [];
  return [{ code: "item-in-several-columns", item, column: first.name, columns: ticks.length }];
}
