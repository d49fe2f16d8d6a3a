import type { Design } from "../vocabulary/design.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { ColumnRequest } from "../vocabulary/profile-request.ts";
import type { Wave } from "../vocabulary/project.ts";
import type { AreaGrouping, Responses } from "../vocabulary/responses.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { checkGroupLabels } from "./check-group-labels.ts";
import { codeAnswers } from "./code-answers.ts";
import { codeDesign } from "./code-design.ts";
import { codeAreas, codeGroups, unknownGrouping } from "./code-groups.ts";
import { leaveOutContradicted } from "./leave-out-contradicted.ts";
import { leaveOutUnfit } from "./platform-columns.ts";
import { type RoleColumns, requireRole, resolveRoles } from "./resolve-columns.ts";
import { resolveItems } from "./resolve-items.ts";
import { selectWave } from "./select-wave.ts";
import { valueLabelFindings } from "./value-label-findings.ts";

/** How the columns of one file are to be understood, and what is asked of them. */
type CodingRequest = ColumnRequest & {
  readonly instrument: Instrument;
  /** Where the file is only looked at: unknown labels and contradictions are findings, all of them. */
  readonly isOnlyChecked?: boolean;
};

export interface Coded {
  /** The rows of the wave, as they were read: row i is respondent i. */
  readonly table: Table;
  /** Columns by role and by item, as far as they were found. */
  readonly roleColumns: RoleColumns;
  readonly itemColumns: ReadonlyMap<string, TextColumn>;
  readonly responses: Responses;
  readonly design: Design;
  readonly wave: string | null;
  readonly findings: readonly Finding[];
}

/** Coded answers, groups and design of one wave of a survey file. */
export function codeResponses(read: Table, request: CodingRequest): Coded {
  const { file, mapping } = request;
  const instrument = withMissingOf(mapping, request.instrument);
  const named = request.columns;
  const roles = resolveRoles(read, { file, instrument, named, wave: mapping });
  const waveColumn = roles.columns.get("wave")?.[0];
  const { table, wave, without } = selectWave(read, waveColumn, request.wave, file);
  // The rows may be fewer now; the columns keep their names, so they are found again.
  const columns = resolveRoles(table, { file, instrument, named, wave: mapping }).columns;
  const areas = codeAreaColumn(table, columns, { ...request, instrument });
  const coding = { ...request, instrument };
  const grades = codeGroupColumn("grade", table, columns, coding);
  const genders = codeGroupColumn("gender", table, columns, coding);
  const found = resolveItems(table, instrument, mapping, file, request.isOnlyChecked);
  const fit = leaveOutUnfit(found.columns, instrument, mapping);
  const held = leaveOutContradicted(fit.columns, instrument, mapping, request);
  const items = held.columns;
  const coded = codeAnswers(table, items, instrument, mapping);
  const responses: Responses = {
    respondents: table.rows,
    answers: coded.answers,
    area: areas.grouping,
    grade: grades.grouping,
    gender: genders.grouping,
  };
  const findings = [
    ...roles.findings,
    ...areas.findings,
    ...grades.findings,
    ...genders.findings,
    ...found.findings,
    ...fit.findings,
    ...held.findings,
    ...valueLabelFindings(items, instrument, mapping),
    ...coded.findings,
    ...notAsked(items.size, instrument.items.length),
    ...(without === 0 ? [] : [{ code: "rows-without-wave", rows: without } as const]),
    ...unplaced(responses, columns),
  ];
  const design = codeDesign(table, columns, file);
  return { table, roleColumns: columns, itemColumns: items, responses, design, wave, findings };
}

/** The instrument with the wave's own words for a missing answer beside those it knows. */
function withMissingOf(wave: Wave | undefined, instrument: Instrument): Instrument {
  const { missing } = instrument;
  if (wave?.missing === undefined) return instrument;
  return { ...instrument, missing: { ...missing, codes: { ...missing.codes, ...wave.missing } } };
}

type Columns = ReturnType<typeof resolveRoles>["columns"];

function codeAreaColumn(
  table: Table,
  columns: Columns,
  request: CodingRequest,
): { grouping: AreaGrouping; findings: readonly Finding[] } {
  if (!columns.has("area") && !request.needsArea) {
    return { grouping: { ...unknownGrouping(table.rows), ids: [] }, findings: [] };
  }
  const area = requireRole(columns, "area", table, request.file);
  return codeAreas(area, table, request.instrument, request.aliases);
}

function codeGroupColumn(
  role: "grade" | "gender",
  table: Table,
  columns: Columns,
  { instrument, mapping, file }: CodingRequest,
): ReturnType<typeof codeGroups> {
  const found = columns.get(role);
  if (found === undefined) return { grouping: unknownGrouping(table.rows), findings: [] };
  checkGroupLabels(role, found, instrument, mapping, file);
  return codeGroups(role, found, table, instrument, mapping?.groups?.[role]);
}

function notAsked(found: number, ofItems: number): Finding[] {
  return found === ofItems ? [] : [{ code: "items-not-asked", items: ofItems - found, ofItems }];
}

/** Respondents whose area, grade or gender is not known: counted, never dropped silently. */
function unplaced(responses: Responses, columns: Columns): Finding[] {
  return (["area", "grade", "gender"] as const).flatMap((role): Finding[] => {
    if (!columns.has(role)) return [];
    const { of } = responses[role];
    const respondents = of.reduce((sum, group) => sum + (group === -1 ? 1 : 0), 0);
    return respondents === 0 ? [] : [{ code: "respondents-without", role, respondents }];
  });
}
