import { translator } from "../../i18n/translate.ts";
import type { ProfileResult } from "../../pipeline/profile-survey.ts";
import { decisionsCsv } from "../../render/decisions-csv.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { Io } from "../io.ts";
import type { OutputPlan } from "../output-plan.ts";
import { refuseInputs } from "../write-result.ts";

/** Where standard output has names; a link to it is one more. */
const DEVICES = ["/dev", "/proc"];

/**
 * Refuses a place for the disclosure log, if one is asked for, from which it could be published with the result: inside the
 * output folder, the output itself, standard output; or a file that is read.
 *
 * @throws CtcError `log-place`, `out-is-input`
 */
export async function checkLogPlace(
  path: string | undefined,
  plan: OutputPlan,
  inputs: readonly string[],
  io: Io,
): Promise<void> {
  if (path === undefined) return;
  const refuse = (reason: string): never => {
    throw new CtcError("log-place", { path: io.baseName(path), reason });
  };
  if (path.trim() === "") refuse("empty-name");
  if (path === "-") refuse("stdout");
  for (const devices of DEVICES) if (await io.isInside(devices, path)) refuse("stdout");
  if (plan.kind === "folder" && (await io.isInside(plan.path, path))) refuse("inside-output");
  if (plan.kind === "file" && (await io.isInside(plan.path, path))) refuse("is-output");
  await refuseInputs([path], inputs, io);
}

interface LogWriting {
  readonly policy: string;
  readonly language: Language;
  readonly quiet: boolean;
  readonly dryRun: boolean;
}

/** Writes which rule hid what, for the owner of the survey alone; nothing where no log is asked for. */
export async function writeLog(
  path: string | undefined,
  { decisions }: Pick<ProfileResult, "decisions">,
  { policy, language, quiet, dryRun }: LogWriting,
  io: Io,
): Promise<void> {
  if (path === undefined || dryRun) return;
  await io.writePrivate(path, decisionsCsv(decisions(), policy, language));
  if (quiet) return;
  io.warn(`${translator(language)("notice.disclosure-log", { file: io.baseName(path) })}\n`);
}
