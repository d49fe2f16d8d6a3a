import { translator } from "../../i18n/translate.ts";
import { type TrendResult, trendSurveys } from "../../pipeline/trend-surveys.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import { sumsToJson } from "../../render/sums-json.ts";
import { trendToCsv } from "../../render/trend-csv.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { TrendRequest } from "../../vocabulary/trend-request.ts";
import type { Io } from "../io.ts";
import { type LoadedProject, loadProject } from "../load-project.ts";
import { PROJECT_FILES } from "../named-file.ts";
import { policyOf } from "../profile/profile-request.ts";
import { refuseInputs } from "../write-result.ts";
import { type ReadWaves, readWaves, type SurveyOfWave } from "./read-waves.ts";
import { formatOf, readTimes, type TrendOptions } from "./trend-options.ts";

/** Several waves, from the command line's options to the table. */
export async function runTrend(
  named: readonly string[],
  options: TrendOptions,
  io: Io,
): Promise<void> {
  const format = formatOf(options);
  const times = readTimes(options.time ?? []);
  for (const path of [options.out, options.sums])
    if (path?.trim() === "" || path === "-") throw new CtcError("out-empty");
  const loaded = await loadProject(named[0] ?? PROJECT_FILES[0] ?? "", options, io);
  const surveys = named.length > 0 ? named.map((path) => ({ path })) : surveysOf(loaded, io);
  const read = await readWaves(surveys, options, loaded, io);
  const result = trendSurveys(read.waves, trendRequest(options, times, loaded, io));
  if (!options.quiet) tell(result, loaded, io);
  await put(result, { format, read, options, loaded }, io);
}

/** The files of all waves of the project. @throws CtcError `trend-no-project` */
function surveysOf({ project, path }: LoadedProject, io: Io): readonly SurveyOfWave[] {
  if (path === null) throw new CtcError("trend-no-project");
  return Object.entries(project.waves).flatMap(([wave, { file }]) =>
    file === undefined ? [] : [{ path: io.besideFile(path, file), wave }],
  );
}

function trendRequest(
  options: TrendOptions,
  times: ReadonlyMap<string, number>,
  loaded: LoadedProject,
  io: Io,
): TrendRequest {
  const { project } = loaded;
  const { interval, lonelyPsu, adjustment } = project.estimation;
  const { format: _format, wave: _wave, ...common } = options;
  return {
    areas: options.all ? "all" : (options.area ?? []),
    times,
    clusters: options.clusters ?? null,
    estimation: {
      interval: options.interval ?? interval,
      lonelyPsu: options.lonelyPsu ?? lonelyPsu,
      adjustment: options.adjustment ?? adjustment,
    },
    policy: policyOf(common, loaded),
    publication: project.publication,
    project: project.name ?? null,
    synthetic: project.synthetic,
    version: io.version,
  };
}

/** What of the survey's owner should know about the waves together. */
function tell({ areaNames, recurring, trend }: TrendResult, loaded: LoadedProject, io: Io): void {
  const t = translator(loaded.language);
  if (trend.design.sameClusters) io.warn(`${t("trend.recurring", { clusters: recurring })}\n`);
  if (loaded.project.estimation.finitePopulation) io.warn(`${t("trend.finite")}\n`);
  const isForEveryone = trend.areas.every(({ name }) => name === null);
  if (isForEveryone && areaNames.length > 0)
    io.warn(`${t("trend.areas", { areas: areaNames.join("; ") })}\n`);
}

interface Putting {
  readonly format: "md" | "csv" | "json";
  readonly read: ReadWaves;
  readonly options: TrendOptions;
  readonly loaded: LoadedProject;
}

/** The result to stdout or its file, and the sums where they are asked for. */
async function put(
  result: TrendResult,
  { format, read, options, loaded }: Putting,
  io: Io,
): Promise<void> {
  const { out, sums, dryRun } = options;
  const { language } = loaded;
  const outputs = [out, sums].filter((path) => path !== undefined);
  if (out !== undefined && out === sums)
    throw new CtcError("out-is-input", { path: io.baseName(out) });
  await refuseInputs(outputs, [...read.paths, ...loaded.paths], io);
  if (dryRun) {
    for (const path of outputs) io.print(`${io.baseName(path)}\n`);
    return;
  }
  const content = render(result, format, language);
  if (sums !== undefined) {
    await io.writePrivate(sums, sumsToJson(read.waves, io.version));
    io.warn(`${translator(language)("trend.sums.personal", { file: io.baseName(sums) })}\n`);
  }
  if (out === undefined) io.print(content);
  else await io.writeFile(out, content);
}

function render({ trend, report }: TrendResult, format: string, language: Language): string {
  if (format === "json") return toJson(trend);
  return format === "csv" ? trendToCsv(trend, language) : reportToMarkdown(report, language);
}
