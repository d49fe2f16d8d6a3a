import { readTable } from "../ingest/read-table.ts";
import { objectToColumn } from "../instrument/object-to-column.ts";
import { selectWave } from "../instrument/select-wave.ts";
import { proposeProject, withItems } from "../propose/propose-project.ts";
import type { Instrument, Item } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import {
  type ItemProposal,
  isTaken,
  type KnownAnswers,
  type Proposal,
  type RoleProposal,
} from "../vocabulary/proposal.ts";
import type { Inflate, ReadRequest } from "../vocabulary/read-request.ts";
import type { Detected, Table, TextColumn } from "../vocabulary/table.ts";

export interface SurveyToPropose {
  readonly read: ReadRequest;
  readonly instrument: Instrument;
  readonly known: KnownAnswers;
  /** What the user calls this wave. */
  readonly wave: string | null;
  /** Column → question, where the user has a list of them. */
  readonly codebook: ReadonlyMap<string, string>;
}

export interface Proposed {
  readonly proposal: Proposal;
  /** The same file once a person has settled roles and items. */
  readonly settle: (
    wave: string | null,
    roles: readonly RoleProposal[],
    items: readonly ItemProposal[],
  ) => Proposal;
  readonly detected: Detected;
  readonly columns: number;
}

/**
 * The bytes of a survey file in, a proposal for its `ctc.yaml` out.
 *
 * @throws CtcError what the reader throws; `wave-ambiguous` where the wave column holds several
 *   waves and none was chosen
 */
export async function proposeForSurvey(
  bytes: Uint8Array,
  request: SurveyToPropose,
  inflate: Inflate,
): Promise<Proposed> {
  const { file } = request.read;
  const read = await readTable(bytes, request.read, inflate); //                       ingest
  const named = withCodebook(read, request.codebook);
  const { instrument, known } = request;
  const objectTo = (item: Item, column: TextColumn) => objectToColumn(item, column, instrument);
  const asked = { file, instrument, known, objectTo };
  const first = proposeProject(named, { ...asked, wave: request.wave }); //            propose
  const column = waveColumn(first.roles, named, request.wave);
  const { table, wave } = selectWave(named, column, request.wave, file); //            instrument
  const settle: Proposed["settle"] = (label, roles, items) =>
    withItems(table, { ...asked, wave: label }, roles, items);
  const whole = proposeProject(table, { ...asked, wave });
  const roles = whole.roles.filter(({ role }) => role !== "wave" || column !== undefined);
  const items = whole.items.map((item) =>
    request.codebook.has(item.column) ? { ...item, printed: null } : item,
  );
  return {
    proposal: settle(wave, roles, items),
    settle,
    detected: read.detected,
    columns: read.columns.length,
  };
}

/** A column that the file says nothing about gets its question from the user's list. */
function withCodebook(table: Table, codebook: ReadonlyMap<string, string>): Table {
  const columns = table.columns.map((column): TextColumn => {
    const label = column.label ?? codebook.get(column.name);
    return label === undefined ? column : { ...column, label };
  });
  return { ...table, columns };
}

/** A column that only its name makes a wave column is none where it does not hold the user's wave. */
function waveColumn(
  roles: readonly RoleProposal[],
  table: Table,
  wave: string | null,
): TextColumn | undefined {
  const proposal = roles.find((each) => each.role === "wave" && isTaken(each));
  const column = table.columns.find(({ name }) => name === proposal?.columns[0]);
  if (column === undefined || wave === null || proposal?.reason === "declared") return column;
  return column.texts.some((text) => foldName(text) === foldName(wave)) ? column : undefined;
}
