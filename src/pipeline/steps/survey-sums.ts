import type { MeasureSolution, Treatment } from "../../disclose/solve-survey.ts";
import { cellsOfSurvey, type SummedCells, sumMeasure } from "../../estimate/trend/sum-survey.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import { policyStamp } from "../../trend/policy-stamp.ts";
import type { Role } from "../../vocabulary/instrument.ts";
import type { Indicator, Measure } from "../../vocabulary/measure.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import type {
  MeasureDecision,
  MeasureSums,
  RowDecision,
  TrendMeasure,
  WaveSums,
} from "../../vocabulary/trend-sums.ts";
import { measureDefinitions } from "./measure-definitions.ts";
import type { Survey } from "./survey.ts";

/** One wave as sums: after this its answers are not needed any more. */
export function surveySums(survey: Survey, wave: string, request: ProfileRequest): WaveSums {
  const { coded, indicators, untold, solutions } = survey;
  const { responses, design } = coded;
  const groups = {
    area: responses.area.of,
    grade: responses.grade.of,
    gender: responses.gender.of,
  };
  const summed = cellsOfSurvey(groups, design);
  const untoldCells = new Set<number>();
  for (const [row, isOut] of untold.entries())
    if (isOut === 1) untoldCells.add(summed.of[row] as number);
  const { instrument, norms, project } = request;
  const definitions = measureDefinitions(indicators, {
    instrument,
    norms,
    honesty: project.honesty,
  });
  return {
    wave,
    ...request.survey,
    synthetic: project.synthetic,
    instrument: `${instrument.id} ${instrument.version}`,
    norms: norms?.id ?? null,
    policy: policyStamp(request.policy),
    weighted: design.weighted,
    stratified: design.stratified,
    clustered: design.clustered,
    areas: responses.area.names.map((name, at) => ({ id: responses.area.ids[at] ?? "", name })),
    grades: responses.grade.names,
    genders: responses.gender.names,
    strata: design.stratified ? namesOf("stratum", design.stratum, design.strata, coded) : [],
    clusters: design.clustered ? namesOf("cluster", design.cluster, design.clusters, coded) : [],
    cells: summed.cells,
    untold: [...untoldCells].sort((a, b) => a - b),
    measures: indicators.map((indicator) =>
      measureSums(indicator, {
        summed,
        survey,
        definition: definitions.get(indicator.measure.id) ?? "",
        solution: solutions.get(indicator.measure.id),
      }),
    ),
  };
}

interface MeasureMeans {
  readonly summed: SummedCells;
  readonly survey: Survey;
  readonly definition: string;
  readonly solution: MeasureSolution | undefined;
}

function measureSums(indicator: Indicator, means: MeasureMeans): MeasureSums {
  const { measure, absent } = indicator;
  const { solution, summed, survey } = means;
  return {
    measure: trendMeasure(measure),
    definition: means.definition,
    comparability: measure.comparability ?? null,
    absent: absent ?? null,
    decision: absent !== undefined || solution === undefined ? null : decisionOf(solution),
    ...sumMeasure(indicator, summed, survey.coded.design),
  };
}

function trendMeasure({ id, kind, goodWhen, domain, label }: Measure): TrendMeasure {
  return { id, kind, goodWhen, domain: domain ?? null, label };
}

function decisionOf({
  everyone,
  areas,
  isHidden,
  hasWithoutArea,
}: MeasureSolution): MeasureDecision {
  return {
    everyone: rowDecision(everyone),
    areas: areas.map(rowDecision),
    isHidden,
    hasWithoutArea,
  };
}

/** Sums of rounded rows and limits alone are shown by their own rules: here they are gaps. */
function rowDecision(treatment: Treatment): RowDecision {
  const { kind } = treatment;
  if (kind === "exact" || kind === "partial") return { kind };
  if (kind !== "rounded" || treatment.isSum === true) return { kind: "withheld" };
  return { kind, step: treatment.step, respondentsTo: treatment.respondentsTo };
}

/** What the file calls each stratum or cluster, by its number. */
function namesOf(
  role: Role,
  of: Int32Array,
  count: number,
  { table, roleColumns }: Coded,
): readonly string[] {
  const columns = roleColumns.get(role) ?? [];
  const names = new Array<string>(count).fill("");
  for (let row = 0; row < table.rows; row += 1) {
    const at = of[row] as number;
    if (names[at] !== "") continue;
    names[at] = columns
      .map((column) => column.texts[column.index[row] as number] ?? "")
      .join(" / ");
  }
  return names;
}
