import type { Instrument, Item } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import type { Wave } from "../vocabulary/project.ts";
import {
  type EarlierWave,
  type ItemProposal,
  isTaken,
  type KnownAnswers,
  type Objection,
  type Proposal,
  type RoleProposal,
  type UnusedColumn,
} from "../vocabulary/proposal.ts";
import type { ReadSettings } from "../vocabulary/read-request.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { usedTexts } from "./column-texts.ts";
import { fittingSets } from "./fitting-sets.ts";
import { matchItems } from "./match-items.ts";
import { latestFirst, precedentsOf } from "./precedents.ts";
import { proposeAnswers } from "./propose-answers.ts";
import { proposeGroups } from "./propose-groups.ts";
import { proposeRoles } from "./propose-roles.ts";
import { HOME_WORDS, SCHOOL_WORDS } from "./role-words.ts";

export interface ProposalRequest {
  readonly file: string;
  readonly instrument: Instrument;
  readonly known: KnownAnswers;
  readonly wave: string | null;
  /** Earlier waves of the same survey, to learn from. */
  readonly earlier: readonly EarlierWave[];
  /** How the file was read, as far as that has to be said again. */
  readonly read: ReadSettings;
  /** Would a profile find a column for the item with nothing said about it? */
  readonly isFoundByItself: (item: string) => boolean;
  /**
   * What a profile would have against a column as an item's answers: with nothing said about its
   * texts, or with these answers.
   */
  readonly objectTo: (
    item: Item,
    column: TextColumn,
    answers: Wave["answers"] | null,
  ) => Objection | null;
}

/**
 * What a survey file looks like: roles, items, answers and missing codes, each with a confidence and
 * its reason. Proposes only; what is `low` is never to be used unasked. Pure, and never throws.
 */
export function proposeProject(table: Table, request: ProposalRequest): Proposal {
  const { instrument, earlier } = request;
  const sure = new Set(
    matchItems(table.columns, instrument, earlier)
      .filter(({ confidence }) => confidence === "high")
      .map(({ column }) => column),
  );
  const roles = proposeRoles(table, instrument, ({ name }) => sure.has(name), earlier);
  const ofRoles = new Set(roles.filter(isTaken).flatMap(({ columns }) => columns));
  const free = table.columns.filter(({ name }) => !ofRoles.has(name));
  return withItems(table, request, roles, matchItems(free, instrument, earlier));
}

/** The proposal once roles and items are settled: answers hang on which items there are. */
export function withItems(
  table: Table,
  request: ProposalRequest,
  roles: readonly RoleProposal[],
  matched: readonly ItemProposal[],
): Proposal {
  const { file, instrument, known, wave, earlier } = request;
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const byId = new Map(instrument.items.map((item) => [item.id, item]));
  const objectionsTo = (
    each: readonly ItemProposal[],
    answers: Wave["answers"] | null,
  ): ReadonlyMap<string, Objection> =>
    new Map(
      each.flatMap(({ item: id, column: name }) => {
        const [item, column] = [byId.get(id), byName.get(name)];
        const objection = item && column ? request.objectTo(item, column, answers) : null;
        return objection === null ? [] : [[id, objection] as const];
      }),
    );
  const columnsOf = (each: readonly ItemProposal[]): ReadonlyMap<string, TextColumn> =>
    new Map(
      each.filter(isTaken).flatMap(({ item, column }) => {
        const found = byName.get(column);
        return found === undefined ? [] : [[item, found] as const];
      }),
    );
  const objections = objectionsTo(matched, null);
  let items = matched.map((each) => withObjection(each, objections.get(each.item)));
  let columnOf = columnsOf(items);
  let proposed = proposeAnswers(columnOf, instrument, known, earlier);
  // Answers belong to a set, not to a column: one that they do not fit is left out, and the others
  // are looked at again without it. Each turn leaves out one more, or is the last.
  for (let before = -1; before !== columnOf.size; ) {
    before = columnOf.size;
    const misfits = objectionsTo(items.filter(isTaken), takenAnswers(proposed.answers));
    items = items.map((each) => withObjection(each, misfits.get(each.item)));
    columnOf = columnsOf(items);
    if (columnOf.size < before) proposed = proposeAnswers(columnOf, instrument, known, earlier);
  }
  const used = new Set([
    ...roles.flatMap(({ columns }) => columns),
    ...items.map(({ column }) => column),
  ]);
  return {
    schema: "ctc-proposal/1",
    file,
    instrument: { id: instrument.id, items: instrument.items.length },
    wave,
    areaBy: areaBasis(roles),
    roles,
    items,
    ...proposed,
    ...proposeGroups(roles, table, instrument, known, earlier),
    read: request.read,
    absent: absentItems(items, instrument, earlier),
    leftOut: instrument.items.flatMap(({ id }) =>
      !columnOf.has(id) && request.isFoundByItself(id) ? [id] : [],
    ),
    unknownTexts: [...proposed.unknownTexts, ...unknownLabels(items, byId, objections)],
    unused: table.columns
      .filter(({ name }) => !used.has(name))
      .map((column) => unusedColumn(column, instrument)),
  };
}

/** Set → text → code, as the file will say it. */
function takenAnswers(answers: Proposal["answers"]): Wave["answers"] {
  const sets = new Map<string, Map<string, number>>();
  for (const { set, text, code } of answers.filter(isTaken)) {
    sets.set(set, (sets.get(set) ?? new Map()).set(text, code));
  }
  return Object.fromEntries([...sets].map(([set, codes]) => [set, Object.fromEntries(codes)]));
}

/** Questions of the latest wave that are not even suggested here: a profile counts them as not asked. */
function absentItems(
  items: readonly ItemProposal[],
  instrument: Instrument,
  earlier: readonly EarlierWave[],
): Proposal["absent"] {
  const [latest] = latestFirst(earlier);
  const here = new Set(items.map(({ item }) => item));
  const before = precedentsOf(latest === undefined ? [] : [latest], instrument, () => true);
  return [...before].flatMap(([item, { column, wave }]) =>
    here.has(item) ? [] : [{ item, column, before: wave }],
  );
}

/** A column that a profile could not read is a suggestion, unless a person has said yes to it. */
function withObjection(item: ItemProposal, objection: Objection | undefined): ItemProposal {
  if (objection === undefined || !isTaken(item) || item.reason === "confirmed") return item;
  return { ...item, confidence: "low", reason: objection.reason };
}

/** Labels that keep columns from being read, each once for its answer set. */
function unknownLabels(
  items: readonly ItemProposal[],
  byId: ReadonlyMap<string, Item>,
  objections: ReadonlyMap<string, Objection>,
): Proposal["unknownTexts"] {
  const unknown = new Map<string, { set: string; text: string }>();
  for (const { item, confidence, reason } of items) {
    if (confidence === "low" && reason !== "labels-unknown") continue;
    const set = byId.get(item)?.answers ?? "";
    for (const text of objections.get(item)?.labels ?? []) {
      unknown.set(JSON.stringify([set, text]), { set, text });
    }
  }
  return [...unknown.values()];
}

/** A name such as "Bostadsområde" says whose area it is; "Område" does not. */
function areaBasis(roles: readonly RoleProposal[]): Proposal["areaBy"] {
  const area = roles.find(({ role }) => role === "area");
  if (area === undefined || !isTaken(area)) return null;
  const name = foldName(area.columns.join(" "));
  const says = (words: readonly string[]): boolean => words.some((word) => name.includes(word));
  if (says(HOME_WORDS) === says(SCHOOL_WORDS)) return null;
  return says(HOME_WORDS) ? "home" : "school";
}

function unusedColumn(column: TextColumn, instrument: Instrument): UnusedColumn {
  const texts = usedTexts(column).map(({ text }) => text);
  return { column: column.name, fits: fittingSets(texts, instrument) };
}
