import { parsePriorities } from "../../catalog/priorities.ts";
import { translator } from "../../i18n/translate.ts";
import { type EvaluationResult, evaluateDecision } from "../../pipeline/evaluate-decision.ts";
import { evaluationToCsv } from "../../render/evaluation-csv.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Evaluation } from "../../vocabulary/evaluation.ts";
import type { Baseline } from "../../vocabulary/priorities.ts";
import type { Language } from "../../vocabulary/project.ts";
import { yearOfWave } from "../../vocabulary/wave-year.ts";
import { type NamedArea, pairAreas, profileOfArea, type Waves } from "../choose-profile.ts";
import type { Io } from "../io.ts";
import { loadCatalog } from "../load-catalog.ts";
import { readNamed } from "../named-file.ts";
import { type Format, planOutput } from "../output-plan.ts";
import { type FoundProfile, readProfiles } from "../read-profiles.ts";
import { writeDocuments } from "../write-documents.ts";
import type { EvaluateOptions } from "./evaluate.ts";

/** Evaluates a decision against a later survey, and writes or prints what came of it. */
export async function runEvaluate(
  path: string,
  later: string,
  options: EvaluateOptions,
  io: Io,
): Promise<void> {
  const plan = planOutput(options, true);
  const { language } = await loadCatalog(path, options, io);
  const text = await readNamed(path, io);
  const file = io.baseName(path);
  const decision = parsePriorities(text, file);
  const { baseline } = decision;
  if (baseline === undefined) throw new CtcError("priorities-not-recorded", { file });
  const after = profileOfArea(await readProfiles([later], io), baseline.profile.area, later, io);
  const waves = [baseline.profile.survey.wave, after.profile.survey.wave] as const;
  refuseEarlier(baseline, after);
  const compared = await readComparison(options, waves, baseline.profile.area, io);
  const result = evaluateDecision({
    priorities: { file, sha256: io.sha256(text), decision },
    baseline,
    after,
    comparison: compared?.pairs ?? null,
    version: io.version,
  });
  const found = [after, ...(compared?.read ?? [])];
  await writeDocuments(
    plan,
    { stem: "evaluation", render: (format) => render(result, format, language) },
    {
      command: "evaluate",
      inputs: [
        { file, sha256: io.sha256(text) },
        ...found.map(({ file: name, sha256 }) => ({ file: name, sha256 })),
      ],
      inputPaths: [path, ...found.map((one) => one.path)],
      dryRun: options.dryRun === true,
      printManifest: options.json === true,
    },
    io,
  );
  notify(result.evaluation, options, language, io);
  failWhereAsked(result.evaluation, options);
}

/** @throws CtcError `evaluation-same-wave`, `evaluation-earlier-wave` */
function refuseEarlier({ profile: { survey } }: Baseline, after: FoundProfile): void {
  const later = after.profile.survey;
  const { file } = after;
  const wave = later.wave ?? "";
  if (survey.wave === null ? survey.sha256 === later.sha256 : survey.wave === later.wave)
    throw new CtcError("evaluation-same-wave", { file, wave });
  if (yearOfWave(later.wave) < yearOfWave(survey.wave))
    throw new CtcError("evaluation-earlier-wave", { file, wave, baseline: survey.wave ?? "" });
}

async function readComparison(
  { comparison }: EvaluateOptions,
  waves: Waves,
  area: NamedArea,
  io: Io,
) {
  if (comparison === undefined) return null;
  const read = await readProfiles(comparison, io);
  return { read, pairs: pairAreas(read, waves, area) };
}

function render(
  { evaluation, report }: EvaluationResult,
  format: Format,
  language: Language,
): string {
  if (format === "json") return toJson(evaluation);
  return format === "csv"
    ? evaluationToCsv(evaluation, language)
    : reportToMarkdown(report, language);
}

function notify(
  { stops, missing }: Evaluation,
  { quiet }: EvaluateOptions,
  language: Language,
  io: Io,
): void {
  if (quiet === true) return;
  const t = translator(language);
  if (stops.length > 0) io.warn(`${t("evaluate.notice.stopped")}\n`);
  if (missing.length > 0)
    io.warn(`${t("evaluate.notice.missing", { factors: missing.join(", ") })}\n`);
}

/** @throws CtcError `evaluation-failed` where a factor is as `--fail-on` says */
function failWhereAsked({ factors }: Evaluation, { failOn }: EvaluateOptions): void {
  if (failOn === undefined) return;
  const found = factors.filter(({ row, target }) =>
    failOn === "worse" ? row.verdict === "worse" : target?.verdict === "not-reached",
  );
  if (found.length === 0) return;
  throw new CtcError("evaluation-failed", {
    what: failOn,
    factors: found.map(({ row }) => row.measure).join(", "),
  });
}
