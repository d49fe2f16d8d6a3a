import { describeColumns } from "../check/describe-columns.ts";
import { findDuplicates } from "../check/find-duplicates.ts";
import { findOutOfRange } from "../check/find-strange-values.ts";
import { followFieldWork } from "../check/follow-field-work.ts";
import { listProblems } from "../check/list-problems.ts";
import { measureReliability } from "../check/measure-reliability.ts";
import {
  releaseCodes,
  releaseMissing,
  releaseReliability,
  releaseText,
} from "../disclose/release-check.ts";
import { releaseCount } from "../disclose/release-coverage.ts";
import { type Coded, codeResponses } from "../instrument/code-responses.ts";
import {
  type RoleColumns,
  requireColumns,
  requireRole,
  resolveRoles,
} from "../instrument/resolve-columns.ts";
import { checkToReport } from "../report/check-to-report.ts";
import { itemValues } from "../score/item-values.ts";
import type { CheckedScale, CheckReport, FieldWork } from "../vocabulary/check.ts";
import type { CheckRequest } from "../vocabulary/check-request.ts";
import type { Inflate } from "../vocabulary/read-request.ts";
import type { Report } from "../vocabulary/report.ts";
import type { Detected } from "../vocabulary/table.ts";
import { readSurvey } from "./read-survey.ts";
import { checkCoverage } from "./steps/check-coverage.ts";
import { checkHonesty } from "./steps/check-honesty.ts";
import { isForReport, mappedItems, unknownGroups } from "./steps/check-mapping.ts";
import { registerGaps, unknownPopulation } from "./steps/list-findings.ts";

export interface CheckResult {
  readonly check: CheckReport;
  readonly report: Report;
  readonly detected: Detected;
  readonly columns: number;
}

/**
 * What a survey file is like before anything is made of it: the bytes in, a report for the owner of
 * the data out. Flaws are named by row; whatever describes respondents goes through disclosure.
 */
export async function checkSurvey(
  bytes: Uint8Array,
  request: CheckRequest,
  inflate: Inflate,
): Promise<CheckResult> {
  const { instrument, policy, project } = request;
  const read = await readSurvey(bytes, request.read, inflate); //                      ingest
  const coding = { ...request.coding, instrument, isOnlyChecked: true };
  const coded = codeResponses(read, coding); //                                    instrument
  const { table, responses, itemColumns } = coded;
  const roleColumns = findRoles(coded, request);
  const textOf = (text: string, cells: number) => releaseText(text, cells, policy);
  const parts = {
    synthetic: project.synthetic,
    project: project.name ?? null,
    survey: {
      wave: coded.wave,
      ...request.survey,
      rows: releaseCount(responses.respondents, policy),
      format: read.detected.format,
      columns: table.columns.length,
    },
    instrument: { id: instrument.id, version: instrument.version, title: instrument.title },
    policy: { id: policy.id, open: policy.open },
    lowResponse: request.lowResponse,
    columns: describeColumns({
      table,
      responses,
      roleColumns,
      itemColumns,
      releaseCodes: (counts) => releaseCodes(counts, responses.respondents, policy),
      releaseMissing: (counts) => releaseMissing(counts, responses.respondents, policy),
    }),
    items: mappedItems(coded, request),
    outOfRange: findOutOfRange(table, itemColumns, responses.answers, textOf),
    unknownGroups: unknownGroups(coded, textOf),
    findings: [
      ...coded.findings,
      ...unknownPopulation(request.population, responses.area),
      ...registerGaps(request.population, responses, instrument),
    ].filter(isForReport),
    duplicates: findDuplicates(table, roleColumns.get("id"), responses),
    ...checkCoverage(coded, request),
    honesty: checkHonesty(coded, request),
    reliability: instrument.scales.flatMap((scale) => reliabilityOf(scale, coded, request)),
    fieldWork: fieldWorkOf(coded, roleColumns, request),
  };
  const check: CheckReport = {
    schema: "ctc-check/1",
    generator: { name: "ctc", version: request.version },
    problems: listProblems(parts),
    ...parts,
  };
  const { detected } = read;
  return { check, report: checkToReport(check), detected, columns: read.columns.length };
}

/** The roles of a profile, and those that only a check looks at. */
function findRoles({ table, roleColumns }: Coded, { coding, instrument }: CheckRequest) {
  const { file, columns: named, mapping: wave } = coding;
  const more = resolveRoles(table, {
    file,
    instrument,
    named,
    wave,
    roles: ["id", "school", "class"],
  });
  return new Map([...more.columns, ...roleColumns]);
}

function reliabilityOf(
  scale: CheckRequest["instrument"]["scales"][number],
  { responses }: Coded,
  { instrument, policy }: CheckRequest,
): readonly CheckedScale[] {
  if (scale.score === undefined) return [];
  const values = itemValues(scale, responses, instrument);
  if (values === null) return [];
  const items = scale.items.map(({ item }) => item);
  const measured = measureReliability(items, values);
  const reliability = measured === null ? null : releaseReliability(measured, policy);
  return [{ scale: scale.id, label: scale.label, items: items.length, reliability }];
}

function fieldWorkOf(
  { table }: Coded,
  columns: RoleColumns,
  { date, coding: { file }, population, policy }: CheckRequest,
): FieldWork | null {
  if (date === null) return null;
  const [dates] = requireColumns(table, "date", [date], file);
  const [school] = requireRole(columns, "school", table, file);
  if (dates === undefined || school === undefined) return null;
  const countOf = (respondents: number): number | null => releaseCount(respondents, policy);
  return followFieldWork({ table, date: dates, school, population, countOf });
}
