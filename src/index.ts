export { builtInInstrument, builtInPolicy } from "./catalog/built-in.ts";
export { parseInstrument } from "./catalog/instrument.ts";
export { parseNorms } from "./catalog/norms.ts";
export { parsePolicy } from "./catalog/policy.ts";
export { parseProject } from "./catalog/project.ts";
export { parseSums } from "./catalog/sums-file.ts";
export { type CheckResult, checkSurvey } from "./pipeline/check-survey.ts";
export { deriveNorms, type NormsResult } from "./pipeline/derive-norms.ts";
export { type DiffResult, diffPublications } from "./pipeline/diff-publications.ts";
export { type ProfileResult, profileSurvey } from "./pipeline/profile-survey.ts";
export { readProfileText } from "./pipeline/read-profile.ts";
export { type ScoresResult, scoreSurvey } from "./pipeline/score-survey.ts";
export {
  type SummedSurvey,
  sumSurvey,
  type TrendResult,
  trendSurveys,
} from "./pipeline/trend-surveys.ts";
export { profilesToCsv } from "./render/csv.ts";
export { diffToCsv } from "./render/diff-csv.ts";
export { toJson } from "./render/json.ts";
export { reportToMarkdown } from "./render/markdown.ts";
export { scoresCsv } from "./render/scores-csv.ts";
export { sumsToJson } from "./render/sums-json.ts";
export { trendToCsv } from "./render/trend-csv.ts";
export { kornGraubard } from "./statistics/korn-graubard.ts";
export type { CheckReport } from "./vocabulary/check.ts";
export type { CheckRequest } from "./vocabulary/check-request.ts";
export { CtcError, type ErrorCode } from "./vocabulary/errors.ts";
export { DEFAULT_ESTIMATION, type Estimation } from "./vocabulary/estimation.ts";
export type { Figure, Released } from "./vocabulary/figure.ts";
export type { Finding } from "./vocabulary/finding.ts";
export type { Instrument } from "./vocabulary/instrument.ts";
export type { Norms } from "./vocabulary/norms.ts";
export type { NormsRequest } from "./vocabulary/norms-request.ts";
export type { Policy } from "./vocabulary/policy.ts";
export type { Profile } from "./vocabulary/profile.ts";
export type { ProfileDiff } from "./vocabulary/profile-diff.ts";
export type { ProfileRequest } from "./vocabulary/profile-request.ts";
export type { Project } from "./vocabulary/project.ts";
export type { Report } from "./vocabulary/report.ts";
export type { ScoresRequest, ScoreTable } from "./vocabulary/scores.ts";
export type { Trend } from "./vocabulary/trend.ts";
export type { TrendRequest } from "./vocabulary/trend-request.ts";
export type { WaveSums } from "./vocabulary/trend-sums.ts";
