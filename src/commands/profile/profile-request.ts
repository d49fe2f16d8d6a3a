import { CtcError } from "../../vocabulary/errors.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import type { AreaAlias, LonelyPsu } from "../../vocabulary/project.ts";
import { ownValue } from "../../vocabulary/record.ts";
import type { Io } from "../io.ts";
import type { LoadedProject, LoadOptions } from "../load-project.ts";
import type { SharedOptions } from "../options.ts";
import type { OutputOptions } from "../output-plan.ts";
import { readColumnOptions } from "./column-option.ts";

/** What `ctc profile` was told on the command line, as commander gives it. */
export type ProfileOptions = SharedOptions &
  LoadOptions &
  OutputOptions & {
    readonly area?: readonly string[];
    readonly all?: boolean;
    readonly wave?: string;
    readonly column?: readonly string[];
    readonly areaBy?: "home" | "school";
    readonly reference?: "rest" | "none";
    readonly lonelyPsu?: LonelyPsu;
    readonly encoding?: NonNullable<ProfileRequest["read"]["encoding"]>;
    readonly sheet?: string;
    readonly dryRun?: boolean;
  };

/**
 * One request out of the command line, the project file and their defaults, in that order.
 *
 * @throws CtcError `wave-unknown`, and what `readColumnOptions` throws
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
  const wave = options.wave ?? waveOfFile(loaded, file);
  const mapping = wave === null ? undefined : ownValue(project.waves, wave);
  const labels = Object.keys(project.waves);
  if (options.wave !== undefined && mapping === undefined && labels.length > 0 && !columns.wave) {
    throw new CtcError("wave-unknown", { file, wave: options.wave, found: labels.join(", ") });
  }
  return {
    survey: { file, sha256: io.sha256(bytes) },
    read: {
      file,
      ...(options.encoding ? { encoding: options.encoding } : {}),
      ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
    },
    coding: {
      file,
      columns,
      wave,
      mapping,
      aliases: loaded.aliases.filter((alias) => isValidIn(alias, wave)),
      needsArea: options.all === true || areas.length > 0,
    },
    areas: options.all ? "all" : areas,
    areaBasis: options.areaBy ?? project.areaBy ?? null,
    reference: options.reference ?? project.reference,
    instrument: instrument.value,
    instrumentSha256: instrument.sha256,
    norms: norms?.value ?? null,
    normsSha256: norms?.sha256 ?? "",
    policy: loaded.policy,
    lonelyPsu: options.lonelyPsu ?? project.estimation.lonelyPsu,
    population: loaded.population,
    project,
    version: io.version,
  };
}

/** The wave whose file in `ctc.yaml` is this one; never a part of the file's name. */
function waveOfFile({ project }: LoadedProject, file: string): string | null {
  const found = Object.entries(project.waves).find(
    ([, wave]) => wave.file !== undefined && wave.file.split(/[/\\]/).at(-1) === file,
  );
  return found?.[0] ?? null;
}

/** Waves are labels; they compare as the texts they are ("2021" before "2023"). */
function isValidIn(alias: AreaAlias, wave: string | null): boolean {
  if (wave === null) return alias.to === undefined;
  return (
    (alias.from === undefined || alias.from <= wave) && (alias.to === undefined || wave <= alias.to)
  );
}
