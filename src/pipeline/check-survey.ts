import { describeColumns } from "../check/describe-columns.ts";
import { findDuplicates } from "../check/find-duplicates.ts";
import { findOutOfRange, strangeValues } from "../check/find-strange-values.ts";
import { followFieldWork } from "../check/follow-field-work.ts";
import { listProblems } from "../check/list-problems.ts";
import { measureReliability } from "../check/measure-reliability.ts";
import {
  releaseCodes,
  releaseMissing,
  releaseReliability,
  releaseText,
} from "../disclose/release-check.ts";
import { releaseCount, releaseTotal } from "../disclose/release-coverage.ts";
import { type Coded, codeResponses } from "../instrument/code-responses.ts";
import {
  type RoleColumns,
  requireColumns,
  requireRole,
  resolveRoles,
} from "../instrument/resolve-columns.ts";
import { toldPopulation } from "../profile/count-pupils.ts";
import { countSurveyed } from "../profile/count-surveyed.ts";
import { checkToReport } from "../report/check-to-report.ts";
import { itemValues } from "../score/item-values.ts";
import type { CheckedScale, CheckReport, FieldWork, StrangeValue } from "../vocabulary/check.ts";
import type { CheckRequest } from "../vocabulary/check-request.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Inflate } from "../vocabulary/read-request.ts";
import type { Report } from "../vocabulary/report.ts";
import type { Grouping } from "../vocabulary/responses.ts";
import type { Detected } from "../vocabulary/table.ts";
import { readSurvey } from "./read-survey.ts";
import { maskOf, untoldRespondents } from "./steps/area-masks.ts";
import { checkHonesty } from "./steps/check-honesty.ts";
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
    unplaced: {
      area: countUnplaced(responses.area, request),
      grade: countUnplaced(responses.grade, request),
      gender: countUnplaced(responses.gender, request),
    },
    ...coverageOf(coded, request),
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

/** What says something about columns and areas; the rest has a place of its own in the report. */
const FOR_REPORT: ReadonlySet<Finding["code"]> = new Set<Finding["code"]>([
  "area-spellings-merged",
  "column-matched-by-name",
  "column-not-used",
  "column-unfit",
  "item-in-several-columns",
  "items-matched-by-code",
  "labels-contradict",
  "population-area-uncounted",
  "population-area-unknown",
  "population-grade-uncounted",
  "population-grade-unknown",
  "question-contradicts",
  "question-differs",
  "questions-unchecked",
  "value-label-differs",
]);

const isForReport = ({ code }: Finding): boolean => FOR_REPORT.has(code);

/** Items whose column says something else: there, and not read. */
const CONTRADICTED: ReadonlySet<Finding["code"]> = new Set<Finding["code"]>([
  "labels-contradict",
  "question-contradicts",
]);

function mappedItems(
  { findings, itemColumns }: Coded,
  { instrument }: CheckRequest,
): CheckReport["items"] {
  const itemsOf = new Map<string, string[]>();
  for (const [item, { name }] of itemColumns) {
    itemsOf.set(name, [...(itemsOf.get(name) ?? []), item]);
  }
  const unread = new Set(
    findings.flatMap((each) => (CONTRADICTED.has(each.code) && "item" in each ? [each.item] : [])),
  );
  const ids = instrument.items.map(({ id }) => id);
  return {
    inInstrument: instrument.items.length,
    found: itemColumns.size,
    missing: ids.filter((id) => !itemColumns.has(id) && !unread.has(id)),
    mappedTwice: [...itemsOf]
      .filter(([, items]) => items.length > 1)
      .map(([column, items]) => ({ column, items })),
  };
}

/** Texts of the group columns that no group has, found again with all their rows. */
function unknownGroups(
  { findings, roleColumns, table }: Coded,
  textOf: (text: string, cells: number) => string | null,
): readonly StrangeValue[] {
  return (["grade", "gender"] as const).flatMap((role) => {
    const [column, second] = roleColumns.get(role) ?? [];
    if (column === undefined || second !== undefined) return [];
    const texts = new Set(
      findings.flatMap((each) =>
        each.code === "group-value-unknown" && each.role === role ? [each.text] : [],
      ),
    );
    const isText = column.texts.map((text) => texts.has(text.slice(0, 40)));
    const isStrange = (row: number): boolean => isText[column.index[row] as number] === true;
    return strangeValues({ column, item: role, isStrange }, table, textOf);
  });
}

function countUnplaced({ of }: Grouping, { policy }: CheckRequest): number | null {
  return releaseCount(
    of.reduce((sum, group) => sum + (group === -1 ? 1 : 0), 0),
    policy,
  );
}

function coverageOf(
  { responses }: Coded,
  { instrument, population, policy }: CheckRequest,
): Pick<CheckReport, "areas" | "total"> {
  const { names, of } = responses.area;
  const grades = responses.grade.names.filter((name) =>
    Object.hasOwn(instrument.groups.grade, name),
  );
  const masks = names.map((_, area) => maskOf(responses.area, area));
  const untold = untoldRespondents(responses.area, masks, policy);
  const toldAreas = names.filter((_, at) => isSomeTold(masks[at], untold));
  // A register by school counts everybody, as long as nobody has to be left out.
  const isBySchool = population.every((row) => row.area === "") && !untold.includes(1);
  return {
    areas: names.map((area, at) => {
      const respondents = of.reduce((sum, group) => sum + (group === at ? 1 : 0), 0);
      const pupils = countSurveyed(population, { areas: [area], grades });
      return { area, row: releaseTotal({ grade: null, pupils, respondents }, policy) };
    }),
    total: releaseTotal(
      {
        grade: null,
        pupils: countSurveyed(toldPopulation(population, responses.area, untold), {
          areas: isBySchool || toldAreas.length === 0 ? [null] : toldAreas,
          grades,
        }),
        respondents: responses.respondents - untold.reduce((sum, one) => sum + one, 0),
      },
      policy,
    ),
  };
}

const isSomeTold = (mask: Uint8Array | undefined, untold: Uint8Array): boolean =>
  mask?.some((inside, row) => inside === 1 && untold[row] !== 1) === true;

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
