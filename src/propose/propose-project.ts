import type { Instrument } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import {
  type ItemProposal,
  isTaken,
  type KnownAnswers,
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
  { file, instrument, known, wave }: ProposalRequest,
  roles: readonly RoleProposal[],
  items: readonly ItemProposal[],
): Proposal {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
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
  return {
    schema: "ctc-proposal/1",
    file,
    instrument: { id: instrument.id, items: instrument.items.length },
    wave,
    areaBy: areaBasis(roles),
    roles,
    items,
    ...proposeAnswers(columnOf, instrument, known),
    unused: table.columns
      .filter(({ name }) => !used.has(name))
      .map((column) => unusedColumn(column, instrument)),
  };
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
