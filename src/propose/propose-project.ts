import type { Instrument, Item } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import {
  type ItemProposal,
  isTaken,
  type KnownAnswers,
  type Objection,
  type Proposal,
  type RoleProposal,
  type UnusedColumn,
} from "../vocabulary/proposal.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { usedTexts } from "./column-texts.ts";
import { matchItems } from "./match-items.ts";
import { fittingSets, proposeAnswers } from "./propose-answers.ts";
import { proposeRoles } from "./propose-roles.ts";
import { HOME_WORDS, SCHOOL_WORDS } from "./role-words.ts";

export interface ProposalRequest {
  readonly file: string;
  readonly instrument: Instrument;
  readonly known: KnownAnswers;
  readonly wave: string | null;
  /** What a profile would have against a column as an item's answers. */
  readonly objectTo: (item: Item, column: TextColumn) => Objection | null;
}

/**
 * What a survey file looks like: roles, items, answers and missing codes, each with a confidence and
 * its reason. Proposes only; what is `low` is never to be used unasked. Pure, and never throws.
 */
export function proposeProject(table: Table, request: ProposalRequest): Proposal {
  const { instrument } = request;
  const sure = new Set(
    matchItems(table.columns, instrument)
      .filter(({ confidence }) => confidence === "high")
      .map(({ column }) => column),
  );
  const roles = proposeRoles(table, instrument, ({ name }) => sure.has(name));
  const ofRoles = new Set(roles.filter(isTaken).flatMap(({ columns }) => columns));
  const free = table.columns.filter(({ name }) => !ofRoles.has(name));
  return withItems(table, request, roles, matchItems(free, instrument));
}

/** The proposal once roles and items are settled: answers hang on which items there are. */
export function withItems(
  table: Table,
  { file, instrument, known, wave, objectTo }: ProposalRequest,
  roles: readonly RoleProposal[],
  matched: readonly ItemProposal[],
): Proposal {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const byId = new Map(instrument.items.map((item) => [item.id, item]));
  const objections = new Map(
    matched.flatMap(({ item: id, column: name }) => {
      const [item, column] = [byId.get(id), byName.get(name)];
      const objection = item && column ? objectTo(item, column) : null;
      return objection === null ? [] : [[id, objection] as const];
    }),
  );
  const items = matched.map((each) => withObjection(each, objections.get(each.item)));
  const columnOf = new Map(
    items.filter(isTaken).flatMap(({ item, column }) => {
      const found = byName.get(column);
      return found === undefined ? [] : [[item, found] as const];
    }),
  );
  const used = new Set([
    ...roles.flatMap(({ columns }) => columns),
    ...items.map(({ column }) => column),
  ]);
  const proposed = proposeAnswers(columnOf, instrument, known);
  return {
    schema: "ctc-proposal/1",
    file,
    instrument: { id: instrument.id, items: instrument.items.length },
    wave,
    areaBy: areaBasis(roles),
    roles,
    items,
    ...proposed,
    unknownTexts: [...proposed.unknownTexts, ...unknownLabels(items, byId, objections)],
    unused: table.columns
      .filter(({ name }) => !used.has(name))
      .map((column) => unusedColumn(column, instrument)),
  };
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
