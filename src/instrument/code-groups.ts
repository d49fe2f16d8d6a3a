import type { Finding } from "../vocabulary/finding.ts";
import { type GroupWords, groupKey, groupOfWord } from "../vocabulary/group-words.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import { compareNames, foldName } from "../vocabulary/names.ts";
import type { AreaAlias } from "../vocabulary/project.ts";
import type { AreaGrouping, Grouping } from "../vocabulary/responses.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { labelledColumn } from "./labelled-column.ts";
import { reasonOfPlatform } from "./missing-words.ts";
import { rowsPerText } from "./rows-per-text.ts";

/** The texts of one column, or of several read together as one ("north / 7"). */
function joinColumns(columns: readonly TextColumn[], rows: number): TextColumn {
  const [first] = columns;
  if (columns.length === 1 && first) return first;
  const texts: string[] = [];
  const known = new Map<string, number>();
  const index = new Uint32Array(rows);
  for (let row = 0; row < rows; row++) {
    const parts = columns.map((column) => column.texts[column.index[row] as number] ?? "");
    const text = parts.some((part) => part.trim() === "") ? "" : parts.join(" / ");
    const at = known.get(text) ?? texts.push(text) - 1;
    known.set(text, at);
    index[row] = at;
  }
  return { name: columns.map(({ name }) => name).join(", "), texts, index };
}

const isBlank = (folded: string, instrument: Instrument): boolean =>
  folded === "" ||
  reasonOfPlatform(folded) !== undefined ||
  instrument.missing.blank.some((text) => foldName(text) === folded) ||
  Object.keys(instrument.missing.codes).some((text) => foldName(text) === folded);

/** Nobody's group is known. */
export function unknownGrouping(rows: number): Grouping {
  return { names: [], of: new Int32Array(rows).fill(-1) };
}

/**
 * Grades or genders by the words of the wave (for a value or its label), then by those that the
 * instrument declares, and by the group's own name. A gender that is not declared is unknown; a
 * grade that is not declared keeps its own text, so that nobody is counted in a wrong year. Both
 * are reported. Where the file itself labels a value with a word for another group than the wave
 * says, `checkGroupLabels` refuses it before.
 *
 * @param own group → words of the wave
 */
export function codeGroups(
  role: "grade" | "gender",
  columns: readonly TextColumn[],
  table: Table,
  instrument: Instrument,
  own: GroupWords = {},
): { grouping: Grouping; findings: readonly Finding[] } {
  const column = joinColumns(columns.map(labelledColumn), table.rows);
  // A label has the place of its value; columns read as one have no values of their own.
  const values = columns.length === 1 ? columns[0]?.texts : undefined;
  const words = groupOfWord(instrument.groups[role]);
  const stated = groupOfWord(own);
  const { rows, first } = rowsPerText(column);
  const findings: Finding[] = [];
  const groupOf = column.texts.map((text, at): string | undefined => {
    const folded = foldName(text);
    const key = groupKey(text);
    const group = stated.get(groupKey(values?.[at] ?? text)) ?? stated.get(key) ?? words.get(key);
    if (group !== undefined || isBlank(folded, instrument) || rows[at] === 0) return group;
    findings.push({
      code: "group-value-unknown",
      role,
      column: column.name,
      row: table.sheetRow[first[at] ?? 0] ?? 0,
      text: text.slice(0, 40),
      cells: rows[at] ?? 0,
    });
    return role === "grade" ? text.trim() : undefined;
  });
  const present = [
    ...new Set(groupOf.filter((group, at) => group !== undefined && rows[at] !== 0)),
  ];
  const names = present.filter((name) => name !== undefined).sort(groupOrder(instrument, role));
  return { grouping: { names, of: groupIndex(groupOf, names, column) }, findings };
}

/** Declared groups first, in the instrument's order (grades by number); then the rest by name. */
function groupOrder(instrument: Instrument, role: "grade" | "gender") {
  const declared = Object.keys(instrument.groups[role]);
  const place = (name: string): number => {
    const at = declared.indexOf(name);
    return at === -1 ? declared.length : at;
  };
  return (a: string, b: string): number => place(a) - place(b) || compareNames(a, b);
}

function groupIndex(
  groupOf: readonly (string | undefined)[],
  names: readonly string[],
  column: TextColumn,
): Int32Array {
  const places = Int32Array.from(groupOf, (group) =>
    group === undefined ? -1 : names.indexOf(group),
  );
  return Int32Array.from(column.index, (text) => places[text] ?? -1);
}

/**
 * Areas under the names that are reported: aliases and unions from `areas.csv` first, then the
 * text itself. Spellings that differ only in case, blanks or Unicode form are one area, shown in
 * the spelling most respondents have; what was merged is reported.
 */
export function codeAreas(
  columns: readonly TextColumn[],
  table: Table,
  instrument: Instrument,
  aliases: readonly AreaAlias[],
): { grouping: AreaGrouping; findings: readonly Finding[] } {
  const column = joinColumns(columns.map(labelledColumn), table.rows);
  const { rows } = rowsPerText(column);
  // Names that differ only in case are one area, under the first spelling: they share a file.
  const first = new Map<string, string>();
  for (const { name } of aliases) first.set(foldName(name), first.get(foldName(name)) ?? name);
  const spelt = aliases.map((alias) => ({ ...alias, name: first.get(foldName(alias.name)) ?? "" }));
  const known = new Map(spelt.map(({ found, id, name }) => [foldName(found), { id, name }]));
  for (const { id, name } of spelt) {
    if (!known.has(foldName(name))) known.set(foldName(name), { id, name });
  }
  const spellings = new Map<string, { text: string; rows: number }[]>();
  const keyOf = column.texts.map((text, at): string | undefined => {
    const folded = foldName(text);
    const alias = rows[at] === 0 ? undefined : known.get(folded);
    if (alias) return alias.name;
    if (rows[at] === 0 || isBlank(folded, instrument)) return undefined;
    const seen = spellings.get(folded) ?? [];
    seen.push({ text: text.normalize("NFC").trim().replace(/\s+/g, " "), rows: rows[at] ?? 0 });
    spellings.set(folded, seen);
    return folded;
  });
  const shown = new Map([...spellings].map(([folded, seen]) => [folded, usualSpelling(seen)]));
  const nameOf = keyOf.map((key) => (key === undefined ? undefined : (shown.get(key) ?? key)));
  const present = nameOf.filter((name) => name !== undefined);
  const names = [...new Set(present)].sort(compareNames);
  const ids = names.map((name) => spelt.find((alias) => alias.name === name)?.id ?? "");
  const of = groupIndex(nameOf, names, column);
  return { grouping: { names, ids, of }, findings: mergedSpellings(spellings, shown) };
}

interface Spelling {
  readonly text: string;
  readonly rows: number;
}

/** Texts that differ only in blanks or Unicode form are one spelling, with the rows of all of them. */
function usualSpelling(seen: readonly Spelling[]): string {
  const rows = new Map<string, number>();
  for (const spelling of seen) {
    rows.set(spelling.text, (rows.get(spelling.text) ?? 0) + spelling.rows);
  }
  const ordered = [...rows].sort(([a, inA], [b, inB]) => inB - inA || compareNames(a, b));
  return ordered[0]?.[0] ?? "";
}

function mergedSpellings(
  spellings: ReadonlyMap<string, readonly Spelling[]>,
  shown: ReadonlyMap<string, string>,
): Finding[] {
  return [...spellings].flatMap(([folded, seen]) => {
    const texts = [...new Set(seen.map(({ text }) => text))].sort(compareNames);
    if (texts.length < 2) return [];
    return [{ code: "area-spellings-merged", area: shown.get(folded) ?? folded, spellings: texts }];
  });
}

/** The respondents' place in any column, for strata and clusters: every text its own group. */
export function codePlain(columns: readonly TextColumn[], rows: number): Grouping {
  const column = joinColumns(columns, rows);
  return { names: column.texts, of: Int32Array.from(column.index) };
}
