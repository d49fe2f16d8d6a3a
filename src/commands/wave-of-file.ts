import { CtcError } from "../vocabulary/errors.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { Io } from "./io.ts";
import type { LoadedProject } from "./load-project.ts";

/**
 * The wave whose file in `ctc.yaml` is this one, by its name, and by its folder where several files
 * are called the same; never a part of the file's name.
 *
 * @throws CtcError `wave-file-twice` where it is the file of several waves
 */
export function waveOfFile(
  { project, path, file: projectFile }: LoadedProject,
  survey: string,
  io: Io,
): string | null {
  const file = io.baseName(survey);
  const named = Object.entries(project.waves).flatMap(([label, wave]) =>
    wave.file !== undefined && wave.file.split(/[/\\]/).at(-1) === file
      ? [{ label, file: wave.file }]
      : [],
  );
  const [only, second] = named;
  if (only === undefined || second === undefined || path === null) return only?.label ?? null;
  const seen = io.pathFrom(path, survey);
  const same = named.filter((one) => io.pathFrom(path, io.besideFile(path, one.file)) === seen);
  const [exact, another] = same;
  if (exact !== undefined && another === undefined) return exact.label;
  const found = (another === undefined ? named : same).map(({ label }) => label).join(", ");
  throw new CtcError("wave-file-twice", { file, project: projectFile ?? "", found });
}

/**
 * Another wave's mapping would be put to the survey without a word.
 *
 * @throws CtcError `wave-of-other-file` where the project has the survey as the file of other waves
 *   only, and another file for this one
 */
export function refuseOtherFile(
  wave: string,
  survey: string,
  { project, file: projectFile }: LoadedProject,
  io: Io,
): void {
  const file = io.baseName(survey);
  const isOf = ({ file: own }: { readonly file?: string }): boolean =>
    own?.split(/[/\\]/).at(-1) === file;
  const chosen = ownValue(project.waves, wave);
  if (chosen?.file === undefined || isOf(chosen) || survey === "-") return;
  const owners = Object.entries(project.waves).filter(([, each]) => isOf(each));
  if (owners.length === 0) return;
  const found = owners.map(([label]) => label).join(", ");
  throw new CtcError("wave-of-other-file", { file, wave, project: projectFile ?? "", found });
}
