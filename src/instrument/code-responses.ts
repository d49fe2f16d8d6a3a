import type { Design } from "../vocabulary/design.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { ColumnRequest } from "../vocabulary/profile-request.ts";
import type { AreaGrouping, Responses } from "../vocabulary/responses.ts";
import type { Table } from "../vocabulary/table.ts";
import { codeAnswers } from "./code-answers.ts";
import { codeDesign } from "./code-design.ts";
import { codeAreas, codeGroups, unknownGrouping } from "./code-groups.ts";
import { requireRole, resolveItems, resolveRoles } from "./resolve-columns.ts";
import { selectWave } from "./select-wave.ts";

/** How the columns of one file are to be understood, and what is asked of them. */
type CodingRequest = ColumnRequest & { readonly instrument: Instrument };

export interface Coded {
  readonly responses: Responses;
  readonly design: Design;
  readonly wave: string | null;
  readonly findings: readonly Finding[];
}

/** Coded answers, groups and design of one wave of a survey file. */
export function codeResponses(read: Table, request: CodingRequest): Coded {
  const { file, instrument, mapping } = request;
  const named = request.columns;
  const roles = resolveRoles(read, { file, instrument, named, wave: mapping });
  const waveColumn = roles.columns.get("wave")?.[0];
  const { table, wave } = selectWave(read, waveColumn, request.wave, file);
  // The rows may be fewer now; the columns keep their names, so they are found again.
  const columns = resolveRoles(table, { file, instrument, named, wave: mapping }).columns;
  const areas = codeAreaColumn(table, columns, request);
  const grades = codeGroupColumn("grade", table, columns, instrument);
  const genders = codeGroupColumn("gender", table, columns, instrument);
  const items = resolveItems(table, instrument, mapping, file);
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
    ...coded.findings,
    ...notAsked(items.size, instrument.items.length),
    ...unplaced(responses),
  ];
  return { responses, design: codeDesign(table, columns, file), wave, findings };
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
  instrument: Instrument,
): ReturnType<typeof codeGroups> {
  const found = columns.get(role);
  if (found) return codeGroups(role, found, table, instrument);
  return { grouping: unknownGrouping(table.rows), findings: [] };
}

function notAsked(found: number, ofItems: number): Finding[] {
  return found === ofItems ? [] : [{ code: "items-not-asked", items: ofItems - found, ofItems }];
}

/** Respondents whose area, grade or gender is not known: counted, never dropped silently. */
function unplaced(responses: Responses): Finding[] {
  return (["area", "grade", "gender"] as const).flatMap((role): Finding[] => {
    const { names, of } = responses[role];
    if (names.length === 0) return [];
    const respondents = of.reduce((sum, group) => sum + (group === -1 ? 1 : 0), 0);
    return respondents === 0 ? [] : [{ code: "respondents-without", role, respondents }];
  });
}
