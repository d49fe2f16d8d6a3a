import { raiseMinimum } from "../../catalog/raise-minimum.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type {
  Adjustment,
  Estimation,
  IntervalMethod,
  LonelyPsu,
} from "../../vocabulary/estimation.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import type { AreaAlias } from "../../vocabulary/project.ts";
import { ownValue } from "../../vocabulary/record.ts";
import type { Io } from "../io.ts";
import type { LoadedProject, LoadOptions } from "../load-project.ts";
import type { SharedOptions } from "../options.ts";
import type { OutputOptions } from "../output-plan.ts";
import { type ReadFlags, readRequest } from "../read-options.ts";
import { refuseOtherFile, waveOfFile } from "../wave-of-file.ts";
import { readColumnOptions } from "./column-option.ts";
import { readSplits } from "./split-option.ts";

/** What `ctc profile` was told on the command line, as commander gives it. */
export type ProfileOptions = SharedOptions &
  ReadFlags &
  LoadOptions &
  OutputOptions & {
    readonly area?: readonly string[];
    readonly all?: boolean;
    readonly by?: string;
    readonly wave?: string;
    readonly column?: readonly string[];
    readonly areaBy?: "home" | "school";
    readonly reference?: "rest" | "none";
    readonly interval?: IntervalMethod;
    readonly lonelyPsu?: LonelyPsu;
    readonly finitePopulation?: boolean;
    readonly calibrate?: "poststratify" | "rake";
    readonly adjustment?: Adjustment;
    readonly smallAreas?: "fay-herriot";
    readonly minimum?: string;
    readonly disclosureLog?: string;
    readonly published?: readonly string[];
    readonly dryRun?: boolean;
  };

/**
 * One request out of the command line, the project file and their defaults, in that order.
 *
 * @throws CtcError `wave-unknown`, and what `wave-of-file.ts`, `readColumnOptions` and `readSplits` throw
 */
export function profileRequest(
  survey: string,
  bytes: Uint8Array,
  options: ProfileOptions,
  loaded: LoadedProject,
  io: Io,
): ProfileRequest {
  const { project, instrument, norms } = loaded;
  const areas = options.area ?? [];
  const columns = readColumnOptions(options.column ?? []);
  const file = survey === "-" ? "stdin" : io.baseName(survey);
  const wave = options.wave ?? (survey === "-" ? null : waveOfFile(loaded, survey, io));
  const mapping = wave === null ? undefined : ownValue(project.waves, wave);
  const labels = Object.keys(project.waves);
  if (options.wave !== undefined && mapping === undefined && labels.length > 0 && !columns.wave) {
    throw new CtcError("wave-unknown", { file, wave: options.wave, found: labels.join(", ") });
  }
  if (options.wave !== undefined) refuseOtherFile(options.wave, survey, loaded, io);
  return {
    survey: { file, sha256: io.sha256(bytes) },
    read: readRequest(file, options, mapping?.read),
    coding: {
      file,
      columns,
      wave,
      mapping,
      aliases: loaded.aliases.filter((alias) => isValidIn(alias, wave)),
      needsArea: options.all === true || areas.length > 0,
    },
    areas: options.all ? "all" : areas,
    by: readSplits(options.by),
    areaBasis: options.areaBy ?? project.areaBy ?? null,
    reference: options.reference ?? project.reference,
    instrument: instrument.value,
    instrumentSha256: instrument.sha256,
    norms: norms?.value ?? null,
    normsSha256: norms?.sha256 ?? "",
    policy: policyOf(options, loaded),
    estimation: estimationOf(options, project.estimation),
    population: loaded.population,
    project,
    version: io.version,
  };
}

/** What the project has decided, but for what the command line says of this run. */
function estimationOf(options: ProfileOptions, project: Estimation): Estimation {
  return {
    ...project,
    interval: options.interval ?? project.interval,
    lonelyPsu: options.lonelyPsu ?? project.lonelyPsu,
    finitePopulation: options.finitePopulation ?? project.finitePopulation,
    calibrate: options.calibrate ?? project.calibrate,
    adjustment: options.adjustment ?? project.adjustment,
    smallAreas: options.smallAreas ?? project.smallAreas,
  };
}

/** Waves are labels; they compare as the texts they are ("2021" before "2023"). */
function isValidIn(alias: AreaAlias, wave: string | null): boolean {
  if (wave === null) return alias.to === undefined;
  return (
    (alias.from === undefined || alias.from <= wave) && (alias.to === undefined || wave <= alias.to)
  );
}

/**
 * The policy, raised where the command line says so.
 *
 * @throws CtcError `option-number`, what `raiseMinimum` throws, `policy-needs-population` where it asks
 *   for a response rate without a register, `policy-with-calibration`
 */
export function policyOf(
  options: ProfileOptions,
  { policy, population, project }: LoadedProject,
): Policy {
  const { minimum, calibrate = project.estimation.calibrate } = options;
  const named = { policy: policy.id };
  if (policy.minimumResponseRate !== undefined && population.length === 0) {
    throw new CtcError("policy-needs-population", named);
  }
  if (policy.roundEverything === true && calibrate !== null) {
    throw new CtcError("policy-with-calibration", named);
  }
  return minimum === undefined ? policy : raiseMinimum(policy, readMinimum(minimum));
}

/** @throws CtcError `option-number` where it is no whole number of at least 1 */
function readMinimum(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text.trim())) return Number(text);
  throw new CtcError("option-number", {
    option: "--minimum",
    value: text.slice(0, 40),
    reason: "minimum",
  });
}
