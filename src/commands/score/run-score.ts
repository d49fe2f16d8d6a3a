import { type Translate, translator } from "../../i18n/translate.ts";
import { type ScoresResult, scoreSurvey } from "../../pipeline/score-survey.ts";
import { scoresCsv } from "../../render/scores-csv.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { ScoreAddition } from "../../vocabulary/scores.ts";
import { detectedText, findingsText } from "../findings-text.ts";
import type { Io } from "../io.ts";
import { loadProject } from "../load-project.ts";
import { manifestOfHashes } from "../manifest.ts";
import { type ProfileOptions, profileRequest } from "../profile/profile-request.ts";
import { inputsOf, refuseInputs } from "../write-result.ts";

/** What `ctc score` was told on the command line, as commander gives it. */
export type ScoreOptions = Omit<ProfileOptions, "area" | "all" | "format"> & {
  readonly with: readonly ScoreAddition[];
  readonly id?: boolean;
};

/**
 * Scores a survey into one file that only its owner can read; nothing goes to stdout but, when asked,
 * the manifest.
 *
 * @throws CtcError `score-out-required` without a file: microdata are never written by accident
 */
export async function runScore(survey: string, options: ScoreOptions, io: Io): Promise<void> {
  const { out } = options;
  if (out?.trim() === "") throw new CtcError("out-empty");
  if (out === undefined || out === "-") throw new CtcError("score-out-required");
  const loaded = await loadProject(survey, options, io);
  const bytes = await io.readBytes(survey);
  const base = profileRequest(survey, bytes, { ...options, area: [] }, loaded, io);
  const request = { ...base, adding: options.with, withId: options.id === true };
  const result = await scoreSurvey(bytes, request, io.inflate);
  const { inputs, inputPaths } = inputsOf(survey, request.survey, loaded);
  await refuseInputs([out], inputPaths, io);
  if (!options.quiet) notify(result, request.survey.file, translator(loaded.language), io);
  const path = io.baseName(out);
  if (options.dryRun) {
    io.print(`${path}\n`);
    return;
  }
  const sha256 = await io.writePrivate(out, scoresCsv(result.table));
  if (options.json) io.print(manifestOfHashes([{ path, sha256 }], inputs, "score", io));
}

/** What was made of the file, and what it is. */
function notify(
  { detected, columns, findings, table, leftOut, fewAlike }: ScoresResult,
  file: string,
  t: Translate,
  io: Io,
): void {
  io.warn(detectedText(file, detected, columns, t));
  io.warn(findingsText(findings, t));
  if (leftOut > 0) io.warn(`${t("score.removed", { respondents: leftOut })}\n`);
  io.warn(`${t("score.personal", { respondents: table.respondents.length })}\n`);
  if (table.inFileOrder) io.warn(`${t("score.linked")}\n`);
  if (fewAlike > 0) io.warn(`${t("score.fewAlike", { respondents: fewAlike })}\n`);
}
