import { isSumsText, parseSums } from "../../catalog/sums-file.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { sumSurvey } from "../../pipeline/trend-surveys.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { WaveSums } from "../../vocabulary/trend-sums.ts";
import { detectedText, findingsText } from "../findings-text.ts";
import type { Io } from "../io.ts";
import type { LoadedProject } from "../load-project.ts";
import { profileRequest } from "../profile/profile-request.ts";
import type { TrendOptions } from "./trend-options.ts";

/** The waves of all files, and where the files are. */
export interface ReadWaves {
  readonly waves: readonly WaveSums[];
  readonly paths: readonly string[];
}

/** A file, and the wave that the project has it for where it was not named on the command line. */
export interface SurveyOfWave {
  readonly path: string;
  readonly wave?: string;
}

interface Named extends SurveyOfWave {
  readonly bytes: Uint8Array;
  readonly isSums: boolean;
}

/**
 * Reads every file, one after the other, so that the answers of one wave at a time are in memory.
 *
 * @throws CtcError `trend-waves-count`, `trend-wave-twice`, and what reading and coding throw
 */
export async function readWaves(
  surveys: readonly SurveyOfWave[],
  options: TrendOptions,
  loaded: LoadedProject,
  io: Io,
): Promise<ReadWaves> {
  const files = await Promise.all(surveys.map((survey) => open(survey, io)));
  const ofSurveys = files.filter(({ isSums }) => !isSums);
  const labels = options.wave ?? [];
  if (labels.length > 0 && labels.length !== ofSurveys.length)
    throw new CtcError("trend-waves-count", { waves: labels.length, files: ofSurveys.length });
  const waves: WaveSums[] = [];
  for (const file of files) {
    const label = file.wave ?? labels[ofSurveys.indexOf(file)];
    const found = file.isSums
      ? readSums(file, options, loaded, io)
      : [await readSurvey(file, label, options, loaded, io)];
    for (const one of found) {
      if (waves.some(({ wave }) => wave === one.wave))
        throw new CtcError("trend-wave-twice", { wave: one.wave });
      waves.push(one);
    }
  }
  return { waves, paths: files.map(({ path }) => path) };
}

async function open(survey: SurveyOfWave, io: Io): Promise<Named> {
  const { path } = survey;
  const bytes = await io.readBytes(path);
  const isSums = /\.json$/i.test(path) && isSumsText(new TextDecoder().decode(bytes));
  return { ...survey, bytes, isSums };
}

function readSums(
  { path, bytes, wave }: Named,
  { quiet }: TrendOptions,
  { language }: LoadedProject,
  io: Io,
): readonly WaveSums[] {
  const file = io.baseName(path);
  const waves = parseSums(new TextDecoder().decode(bytes), file);
  const found = wave === undefined ? waves : waves.filter((one) => one.wave === wave);
  if (found.length === 0) throw new CtcError("trend-wave-unknown", { file });
  if (!quiet)
    io.warn(`${translator(language)("trend.sums.read", { file, waves: found.length })}\n`);
  return found;
}

async function readSurvey(
  { path, bytes }: Named,
  label: string | undefined,
  options: TrendOptions,
  loaded: LoadedProject,
  io: Io,
): Promise<WaveSums> {
  const { wave: _waves, format: _format, ...common } = options;
  const own = { ...common, ...(label === undefined ? {} : { wave: label }) };
  const request = profileRequest(path, bytes, own, loaded, io);
  // Areas are chosen when all waves are known: one may be new.
  const result = await sumSurvey(bytes, { ...request, areas: [] }, io.inflate);
  if (!options.quiet) tell(request.survey.file, result, translator(loaded.language), io);
  return result.sums;
}

function tell(
  file: string,
  { detected, columns, findings }: Awaited<ReturnType<typeof sumSurvey>>,
  t: Translate,
  io: Io,
): void {
  io.warn(detectedText(file, detected, columns, t));
  io.warn(findingsText(findings, t));
}
