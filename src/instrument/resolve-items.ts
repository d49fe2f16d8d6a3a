import { CtcError } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Wave } from "../vocabulary/project.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { findByCode, readHeadings } from "./find-item-column.ts";
import { columnList } from "./resolve-columns.ts";

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
 * @param isOnlyChecked may a column be two items', so that a check can say so?
 * @throws CtcError `items-missing` if there is not a single one, `item-column-ambiguous` where
 *   several columns have a form of the same code, `column-named-missing` for a column that the wave
 *   maps and that is not there, `column-of-two-items`
 */
export function resolveItems(
  table: Table,
  instrument: Instrument,
  wave: Wave | undefined,
  file: string,
  isOnlyChecked = false,
): ItemColumns {
  const found = new Map<string, TextColumn>();
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const headings = readHeadings(table);
  const withCode = new Set<string>();
  const findings: Finding[] = [];
  for (const item of askedItems(instrument, wave)) {
    const named = ownValue(wave?.items, item);
    const exact = byName.get(named ?? item);
    const byCode = exact ? undefined : onlyOne(findByCode(headings, named ?? item), item, file);
    const column = exact ?? byCode ?? namedColumn(table, item, named, file);
    if (byCode) withCode.add(item);
    if (column) found.set(item, column);
    else findings.push(...severalTicks(headings.ticks.get(item) ?? [], item));
  }
  const columns = isOnlyChecked ? found : withoutShared(found, wave, file);
  const matched = [...columns].filter(([item]) => withCode.has(item));
  const [first] = matched;
  if (first) {
    const [item, { name }] = first;
    findings.push({ code: "items-matched-by-code", items: matched.length, item, column: name });
  }
  if (columns.size > 0) return { columns, findings };
  const facts = { file, instrument: instrument.id, found: columnList(table) };
  throw new CtcError("items-missing", facts);
}

/**
 * One column is one item's: what the wave maps is nobody else's, whatever its name is.
 *
 * @throws CtcError `column-of-two-items` {file, column, items} where that does not tell whose it is
 */
function withoutShared(
  found: ReadonlyMap<string, TextColumn>,
  wave: Wave | undefined,
  file: string,
): ReadonlyMap<string, TextColumn> {
  const itemsOf = new Map<TextColumn, string[]>();
  for (const [item, column] of found) itemsOf.set(column, [...(itemsOf.get(column) ?? []), item]);
  const kept = new Map(found);
  for (const [{ name }, items] of itemsOf) {
    if (items.length === 1) continue;
    const mapped = items.filter((item) => ownValue(wave?.items, item) !== undefined);
    if (mapped.length !== 1) {
      throw new CtcError("column-of-two-items", { file, column: name, items: items.join(", ") });
    }
    for (const item of items) if (item !== mapped[0]) kept.delete(item);
  }
  return kept;
}

/**
 * The column that the wave names, blanks and Unicode form apart; upper and lower case are two columns.
 *
 * @throws CtcError `column-named-missing`
 */
function namedColumn(
  table: Table,
  item: string,
  named: string | undefined,
  file: string,
): TextColumn | undefined {
  if (named === undefined) return undefined;
  const plain = (name: string): string => name.normalize("NFC").trim().replace(/\s+/g, " ");
  const found = table.columns.filter(({ name }) => plain(name) === plain(named));
  const [only, second] = found;
  if (only !== undefined && second === undefined) return only;
  const facts = { file, role: item, column: named, found: columnList(table) };
  throw new CtcError("column-named-missing", facts);
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
