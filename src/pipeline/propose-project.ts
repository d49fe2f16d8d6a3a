import { findByCode, readHeadings } from "../instrument/find-item-column.ts";
import { objectToColumn, objectToMapped } from "../instrument/object-to-column.ts";
import { resolveRoles } from "../instrument/resolve-columns.ts";
import { selectWave } from "../instrument/select-wave.ts";
import { proposeProject, withItems } from "../propose/propose-project.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Instrument, Item } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import type { Wave } from "../vocabulary/project.ts";
import {
  type EarlierWave,
  type ItemProposal,
  isTaken,
  type KnownAnswers,
  type Proposal,
  type RoleProposal,
} from "../vocabulary/proposal.ts";
import type { Inflate, ReadRequest, ReadSettings } from "../vocabulary/read-request.ts";
import type { Detected, Table, TextColumn } from "../vocabulary/table.ts";
import { readSurvey } from "./read-survey.ts";

export interface SurveyToPropose {
  readonly read: ReadRequest;
  readonly instrument: Instrument;
  readonly known: KnownAnswers;
  /** What the user calls this wave. */
  readonly wave: string | null;
  /** Other waves of the same survey, to learn from. */
  readonly earlier: readonly EarlierSurvey[];
  /** Column → question, where the user has a list of them. */
  readonly codebook: ReadonlyMap<string, string>;
}

/** An earlier wave as `ctc.yaml` describes it, and its file where that is at hand. */
export interface EarlierSurvey {
  readonly label: string;
  readonly wave: Wave;
  readonly file?: { readonly read: ReadRequest; readonly bytes: Uint8Array };
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
 *   waves and none was chosen, `wave-unknown` where it does not hold the chosen one
 */
export async function proposeForSurvey(
  bytes: Uint8Array,
  request: SurveyToPropose,
  inflate: Inflate,
): Promise<Proposed> {
  const { file } = request.read;
  const read = await readSurvey(bytes, request.read, inflate); //                       ingest
  const named = withCodebook(read, request.codebook);
  const { instrument, known } = request;
  const earlier = await Promise.all(request.earlier.map((each) => withColumns(each, inflate)));
  const learned = learnedWords(earlier);
  const headings = readHeadings(named);
  const names = new Set(named.columns.map(({ name }) => name));
  const asked = {
    file,
    instrument,
    known,
    earlier,
    read: settingsOf(request.read, read.detected),
    objectTo: (item: Item, column: TextColumn, answers: Wave["answers"] | null) =>
      answers === null
        ? objectToColumn(item, column, instrument, learned)
        : objectToMapped(item, column, instrument, waveOf(answers)),
    isFoundByItself: (item: string) => names.has(item) || findByCode(headings, item).length > 0,
  };
  const first = proposeProject(named, { ...asked, wave: request.wave }); //            propose
  const column = waveColumn(first.roles, named, request.wave, request);
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

/** The columns of an earlier file that can be read; one that cannot be is not what this is about. */
async function withColumns(earlier: EarlierSurvey, inflate: Inflate): Promise<EarlierWave> {
  const { label, wave, file } = earlier;
  if (file === undefined) return { label, wave };
  try {
    const { columns } = await readSurvey(file.bytes, file.read, inflate);
    return { label, wave, columns: new Map(columns.map((column) => [column.name, column])) };
  } catch (error) {
    if (error instanceof CtcError) return { label, wave };
    throw error;
  }
}

/** Words for answers that earlier waves explain; a bare code may have another meaning by now. */
function learnedWords(earlier: readonly EarlierWave[]): Wave {
  const answers: Record<string, Record<string, number>> = {};
  for (const { wave } of earlier) {
    for (const [set, codes] of Object.entries(wave.answers)) {
      const words = Object.entries(codes).filter(([text]) => /\p{L}/u.test(text));
      answers[set] = { ...answers[set], ...Object.fromEntries(words) };
    }
  }
  return waveOf(answers);
}

const waveOf = (answers: Wave["answers"]): Wave => ({
  columns: {},
  items: {},
  answers,
  comparability: {},
});

/** What the user said about reading, and the sheet where a workbook has several. */
function settingsOf(
  { sheet, encoding, delimiter, headerRow }: ReadRequest,
  detected: Detected,
): ReadSettings {
  const chosen = detected.format === "xlsx" && detected.sheets.length > 1 ? detected.sheet : sheet;
  return {
    ...(chosen === undefined ? {} : { sheet: chosen }),
    ...(encoding === undefined || encoding === "utf-8-bom" ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(headerRow === undefined ? {} : { header: headerRow }),
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
  { instrument, read: { file } }: SurveyToPropose,
): TextColumn | undefined {
  const proposal = roles.find((each) => each.role === "wave" && isTaken(each));
  const column = table.columns.find(({ name }) => name === proposal?.columns[0]);
  if (column === undefined || wave === null || proposal?.reason === "declared") return column;
  if (column.texts.some((text) => foldName(text) === foldName(wave))) return column;
  // A profile would find such a column by its name, and the wave not in it.
  const request = { file, named: {}, wave: undefined, instrument, roles: ["wave"] as const };
  return resolveRoles(table, request).columns.get("wave")?.[0];
}
