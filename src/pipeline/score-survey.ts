import { codeResponses } from "../instrument/code-responses.ts";
import { buildIndicators } from "../score/build-indicators.ts";
import { allRemoved } from "../score/honesty/remove-respondents.ts";
import { requireCuts } from "../score/require-cuts.ts";
import { scoreScales } from "../score/score-scales.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Indicator } from "../vocabulary/measure.ts";
import type { Inflate } from "../vocabulary/read-request.ts";
import type { ScoreColumn, ScoresRequest, ScoreTable } from "../vocabulary/scores.ts";
import type { Detected } from "../vocabulary/table.ts";
import { readSurvey } from "./read-survey.ts";
import { applyHonesty } from "./steps/apply-honesty.ts";
import { countFewAlike } from "./steps/count-few-alike.ts";
import { scoreColumns } from "./steps/score-columns.ts";
import { groupColumns } from "./steps/score-groups.ts";

export interface ScoresResult {
  readonly table: ScoreTable;
  /** Respondents whom honesty rules remove from every figure, and who are not in the table. */
  readonly leftOut: number;
  /** Respondents in the table whom hardly anybody equals in the groups that it tells. */
  readonly fewAlike: number;
  readonly detected: Detected;
  readonly columns: number;
  /** For the person who owns the file. */
  readonly findings: readonly Finding[];
}

/**
 * Microdata: the bytes of a survey file in, one row of scores per respondent out. The scores and the
 * pupils counted are those behind a profile of the same survey, before weights and disclosure.
 *
 * @throws CtcError `column-role-missing` where a column was asked for that the file has not, and what
 *   reading, coding and cuts throw in a profile
 */
export async function scoreSurvey(
  bytes: Uint8Array,
  request: ScoresRequest,
  inflate: Inflate,
): Promise<ScoresResult> {
  const { instrument, norms } = request;
  const read = await readSurvey(bytes, request.read, inflate); //                         ingest
  const coded = codeResponses(read, { ...request.coding, instrument }); //            instrument
  const { responses } = coded;
  const scores = scoreScales(responses, instrument); //                                    score
  const uncut = requireCuts(responses, instrument, scores, norms, request.survey.file);
  const indicators = buildIndicators(responses, instrument, scores, norms);
  const { removals, findings } = applyHonesty(request.project.honesty, coded, instrument);
  const groups = groupColumns(coded, removals, request);
  const isKept = request.adding.includes("removed");
  const removed = allRemoved(removals, responses.respondents);
  const respondents = Uint32Array.from(removed.keys()).filter(
    (row) => isKept || removed[row] === 0,
  );
  const same = sameForAll(responses.respondents);
  const columns: readonly ScoreColumn[] = [
    same("wave", coded.wave ?? ""),
    ...groups,
    ...scoreColumns(responses, instrument, scores, indicators),
    same("instrument", `${instrument.id} ${instrument.version}`),
    same("norms", norms?.id ?? ""),
    same("synthetic", String(request.project.synthetic)),
  ];
  return {
    table: { columns, respondents, inFileOrder: request.withId },
    leftOut: responses.respondents - respondents.length,
    fewAlike: countFewAlike(groups, respondents),
    detected: read.detected,
    columns: read.columns.length,
    findings: [...coded.findings, ...uncut, ...findings, ...absentMeasures(indicators)],
  };
}

/** A column with one text for everybody. */
function sameForAll(respondents: number): (name: string, text: string) => ScoreColumn {
  const of = new Uint8Array(respondents);
  return (name, text) => ({ name, texts: [text], of });
}

/** Why measures have no column, or no cut, as a profile tells it. */
function absentMeasures(indicators: readonly Indicator[]): readonly Finding[] {
  const reasons = indicators.flatMap(({ absent }) => absent ?? []);
  return [...new Set(reasons)].sort().map((reason) => ({
    code: "measure-absent",
    reason,
    measures: reasons.filter((one) => one === reason).length,
  }));
}
