import { nearestNames } from "../../catalog/nearest-name.ts";
import { writeYaml } from "../../catalog/write-yaml.ts";
import { isMessageId, type Translate, translator } from "../../i18n/translate.ts";
import { deriveNorms, type NormsResult } from "../../pipeline/derive-norms.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { CutRule } from "../../vocabulary/norm-derivation.ts";
import type { NormsRequest } from "../../vocabulary/norms-request.ts";
import type { Language } from "../../vocabulary/project.ts";
import { detectedText, findingsText } from "../findings-text.ts";
import type { Io } from "../io.ts";
import { loadProject } from "../load-project.ts";
import { profileRequest } from "../profile/profile-request.ts";
import { inputsOf, type Writing, writeResult } from "../write-result.ts";
import type { DeriveOptions } from "./derive-options.ts";
import { formatOf, type NormsFormat, readNames, readRule } from "./read-derive-options.ts";

/** Derives cuts from a survey, and writes them as a file that `ctc profile --norms` takes. */
export async function runDerive(survey: string, options: DeriveOptions, io: Io): Promise<void> {
  if (options.out?.trim() === "") throw new CtcError("out-empty");
  const rule = readRule(options);
  const format = formatOf(options);
  const { id, describe } = readNames(options);
  // Cuts are told by other groups than profiles are.
  const { format: _format, by: _by, ...named } = options;
  const loaded = await loadProject(survey, { ...named, withoutNorms: true }, io);
  const { language } = loaded;
  requireScales(rule, loaded.instrument.value);
  const bytes = await io.readBytes(survey);
  const base = profileRequest(survey, bytes, { ...named, area: [] }, loaded, io);
  const request: NormsRequest = {
    ...base,
    rule,
    by: groupsOf(options.by),
    against: options.against ?? null,
    id: id ?? idOf(base.survey.file, rule),
    populationOf: (about) =>
      describe === undefined
        ? {
            en: populationText(base.survey.file, about, "en"),
            sv: populationText(base.survey.file, about, "sv"),
          }
        : { en: describe },
    fallback: options.fallback ?? null,
  };
  const result = await deriveNorms(bytes, request, io.inflate);
  if (!options.quiet) notify(result, request.survey.file, language, io);
  const writing = {
    ...inputsOf(survey, request.survey, loaded),
    format,
    language,
    quiet: options.quiet === true,
    dryRun: options.dryRun === true,
    printManifest: options.json === true,
  };
  await putNorms(result, options.out, writing, io);
}

/** @throws CtcError `scale-unknown` for a fixed cut of a scale that the instrument lacks */
function requireScales(rule: CutRule, { scales }: Instrument): void {
  if (rule.method !== "fixed") return;
  const known = scales.map(({ id }) => id);
  const strange = rule.cuts.find(({ scale }) => !known.includes(scale));
  if (strange === undefined) return;
  const nearest = nearestNames(strange.scale, known, 3).join(", ");
  throw new CtcError("scale-unknown", { scale: strange.scale.slice(0, 80), nearest });
}

function groupsOf(by: DeriveOptions["by"] = "grade"): NormsRequest["by"] {
  if (by === "none") return [];
  return by === "grade,gender" ? ["grade", "gender"] : [by];
}

/** "Respondents of linkoping-2022.csv (2022), grade 7, grade 9", as far as it is known. */
function populationText(
  file: string,
  { wave, grades }: Parameters<NormsRequest["populationOf"]>[0],
  language: Language,
): string {
  const t = translator(language);
  const of = wave === null ? file : `${file} (${wave})`;
  return [
    t("norms.respondentsOf", { file: of }),
    ...grades.map((grade) => gradeWords(grade, t)),
  ].join(", ");
}

/** `linkoping-2022.csv` by median-mad is `linkoping-2022-median-mad`. */
function idOf(file: string, { method }: CutRule): string {
  const stem = file.replace(/(\.[A-Za-z]{2,4}){1,2}$/, "").replace(/[^\p{L}\p{N}_.-]+/gu, "-");
  return `${stem.replace(/^[.-]+/, "") || "norms"}-${method}`;
}

/** What was made of the file, and whom the norms do not serve. */
function notify(result: NormsResult, file: string, language: Language, io: Io): void {
  const t = translator(language);
  io.warn(detectedText(file, result.detected, result.columns, t));
  io.warn(findingsText(result.findings, t));
  const groups = new Set(
    result.without.map(({ grade, gender }) => {
      const words = [
        grade === undefined ? null : gradeWords(grade, t),
        gender === undefined ? null : t(`norms.gender.${gender}`),
      ];
      const named = words.filter((word) => word !== null).join(", ");
      return named === "" ? t("norms.without.everyone") : named;
    }),
  );
  if (groups.size > 0)
    io.warn(`${t("norms.notice.without", { places: [...groups].join("; ") })}\n`);
}

function gradeWords(grade: string, t: Translate): string {
  const id = `profile.grade.${grade}`;
  return isMessageId(id) ? t(id) : t("profile.grade.compulsory", { grade });
}

interface NormsWriting extends Writing {
  readonly format: NormsFormat;
  readonly language: Language;
  readonly quiet: boolean;
}

/** The norms go to stdout; or into a file, and then stdout has their table (or the manifest). */
async function putNorms(
  result: NormsResult,
  out: string | undefined,
  writing: NormsWriting,
  io: Io,
): Promise<void> {
  if (out !== undefined) await writeNorms(out, result, writing, io);
  else if (!writing.dryRun) io.print(contentOf(result, writing));
}

function contentOf({ norms, report }: NormsResult, { format, language }: NormsWriting): string {
  if (format === "md") return reportToMarkdown(report, language);
  return format === "json" ? toJson(norms) : writeYaml(norms);
}

async function writeNorms(
  out: string,
  result: NormsResult,
  writing: NormsWriting,
  io: Io,
): Promise<void> {
  const { format, language, quiet, dryRun, printManifest } = writing;
  await writeResult(out, contentOf(result, writing), "norms", writing, io);
  if (dryRun || format === "md") return;
  if (!quiet) {
    const file = io.baseName(out);
    io.warn(`${translator(language)("norms.notice.written", { file })}\n`);
  }
  if (!printManifest) io.print(reportToMarkdown(result.report, language));
}
