import { translator } from "../../i18n/translate.ts";
import { checkSurvey } from "../../pipeline/check-survey.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import { detectedText } from "../findings-text.ts";
import type { Io } from "../io.ts";
import { loadProject } from "../load-project.ts";
import { profileRequest } from "../profile/profile-request.ts";
import { inputsOf, writeResult } from "../write-result.ts";
import type { CheckOptions } from "./check-options.ts";
import { readGate, rulesThatFail } from "./fail-on.ts";

/** A grade with a lower participation is left out of the state reports of Washington. */
const LOW_RESPONSE = "0.4";

/** Checks a survey, writes the report, and fails where the user asked it to. */
export async function runCheck(survey: string, options: CheckOptions, io: Io): Promise<void> {
  if (options.out?.trim() === "") throw new CtcError("out-empty");
  const gate = readGate(options.failOn);
  const lowResponse = readShare(options.lowResponse ?? LOW_RESPONSE);
  const loaded = await loadProject(survey, options, io);
  const { language } = loaded;
  const bytes = await io.readBytes(survey);
  const { format, ...named } = options;
  const base = profileRequest(survey, bytes, { ...named, area: [] }, loaded, io);
  const request = { ...base, date: options.date ?? null, lowResponse };
  const result = await checkSurvey(bytes, request, io.inflate);
  if (!options.quiet) {
    const { file } = request.survey;
    const t = translator(language);
    io.warn(detectedText(file, result.detected, result.columns, t));
    const { fieldWork } = result.check;
    if (fieldWork?.weeks.length === 0) {
      io.warn(`${t("check.field.none", { column: fieldWork.column })}\n`);
    }
  }
  const isJson = format === "json" || (format === undefined && options.json === true);
  const content = isJson ? toJson(result.check) : reportToMarkdown(result.report, language);
  const writing = {
    ...inputsOf(survey, request.survey, loaded),
    dryRun: options.dryRun === true,
    printManifest: options.json === true,
  };
  if (options.out !== undefined) await writeResult(options.out, content, "check", writing, io);
  else if (!writing.dryRun) io.print(content);
  const failing = rulesThatFail(result.check.problems, gate);
  if (failing.length > 0) throw new CtcError("gate-failed", { rules: failing.join(", ") });
}

/** @throws CtcError `option-value` where it is no share between 0 and 1 */
function readShare(text: string): number {
  const share = /^\d*[.,]?\d+$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (share >= 0 && share <= 1) return share;
  throw new CtcError("option-value", { option: "--low-response", value: text.slice(0, 40) });
}
