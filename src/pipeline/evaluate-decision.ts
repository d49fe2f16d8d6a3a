import { compareArea } from "../compare/compare-area.ts";
import { measureStops } from "../compare/measure-stops.ts";
import { pairRows } from "../compare/pair-rows.ts";
import { surveyStops } from "../compare/survey-stops.ts";
import { acceptPublished } from "../disclose/accept-published.ts";
import { evaluatePriorities } from "../evaluate/evaluate-priorities.ts";
import { evaluationToReport } from "../report/evaluation-to-report.ts";
import { LEVEL } from "../vocabulary/estimation.ts";
import type { Evaluation } from "../vocabulary/evaluation.ts";
import type { Baseline, Priorities } from "../vocabulary/priorities.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { DiffRow, Stop, StopReason } from "../vocabulary/profile-diff.ts";
import type { InputFile } from "../vocabulary/profile-request.ts";
import type { Report } from "../vocabulary/report.ts";
import type { ReadProfile } from "./decide-priorities.ts";

/** The two profiles of one comparison area. */
export interface ComparisonPair {
  readonly area: string;
  readonly before: ReadProfile;
  readonly after: ReadProfile;
}

export interface EvaluationRequest {
  readonly priorities: InputFile & { readonly decision: Priorities };
  readonly baseline: Baseline;
  readonly after: ReadProfile;
  /** null: nobody asked for a comparison. */
  readonly comparison: readonly ComparisonPair[] | null;
  readonly version: string;
}

export interface EvaluationResult {
  readonly evaluation: Evaluation;
  readonly report: Report;
}

/** What the chosen factors were, were to be, and are: in the area, and beside others where asked for. */
export function evaluateDecision(request: EvaluationRequest): EvaluationResult {
  const { priorities, after, comparison } = request;
  const before = acceptPublished(request.baseline.profile);
  const stops = surveyStops(before, after.profile);
  const others = (comparison ?? []).map((pair) => comparedArea(pair, before, after.profile));
  const { decision } = priorities;
  const factors = evaluatePriorities({
    priorities: decision.factors,
    rows: stops.length > 0 ? [] : rowsOf(before, after.profile),
    others,
    adjustment: after.profile.design.adjustment,
    wave: after.profile.survey.wave,
  });
  const profiles = [
    before,
    after.profile,
    ...(comparison ?? []).flatMap((pair) => [pair.before.profile, pair.after.profile]),
  ];
  const told = factors.map(({ row }) => row.measure);
  const evaluation: Evaluation = {
    schema: "ctc-evaluation/1",
    generator: { name: "ctc", version: request.version },
    synthetic: profiles.some(({ synthetic }) => synthetic),
    syntheticNorms: profiles.some(({ norms }) => norms?.synthetic === true),
    draft: profiles.some(({ publication }) => publication.status === "utkast"),
    area: { id: after.profile.area.id, name: after.profile.area.name },
    priorities: { file: priorities.file, sha256: priorities.sha256, date: decision.date },
    before: inputOf({ ...request.baseline, profile: before }),
    after: inputOf(after),
    policy: { id: after.profile.policy.id, open: after.profile.policy.open },
    independent: true,
    clustered: profiles.some(({ design }) => design.clustered),
    adjustment: after.profile.design.adjustment,
    stops,
    factors,
    missing:
      stops.length > 0
        ? []
        : decision.factors.map(({ factor }) => factor).filter((factor) => !told.includes(factor)),
    comparison:
      comparison === null
        ? null
        : comparison.map((pair, at) => ({
            area: pair.area,
            before: fileOf(pair.before),
            after: fileOf(pair.after),
            stops: others[at]?.stops ?? [],
          })),
  };
  return { evaluation, report: evaluationToReport(evaluation, decision) };
}

const fileOf = ({ file, sha256 }: InputFile): InputFile => ({ file, sha256 });

const inputOf = (read: ReadProfile): Evaluation["before"] => ({
  ...fileOf(read),
  wave: read.profile.survey.wave,
});

const rowsOf = (before: Profile, after: Profile): readonly DiffRow[] =>
  compareArea(before, after, pairRows(before, after).pairs, LEVEL);

/** Another area is another area, perhaps in another municipality; all else has to be as here. */
const OF_THE_PLACE: readonly StopReason[] = ["project", "area"];

interface ComparedArea {
  readonly area: string;
  readonly rows: readonly DiffRow[];
  readonly stops: readonly Stop[];
}

/** An area's own changes, as far as it was asked and counted in both surveys as the other was. */
function comparedArea(
  { area, before, after }: ComparisonPair,
  ownBefore: Profile,
  ownAfter: Profile,
): ComparedArea {
  const beside = surveyStops(ownBefore, before.profile).filter(
    ({ reason }) => !OF_THE_PLACE.includes(reason),
  );
  const stops = [...surveyStops(before.profile, after.profile), ...beside];
  if (stops.length > 0) return { area, rows: [], stops };
  const otherwise = measureStops(ownAfter, after.profile);
  const rows = rowsOf(before.profile, after.profile).filter(
    ({ measure }) => (otherwise.get(measure) ?? []).length === 0,
  );
  return { area, rows, stops };
}
