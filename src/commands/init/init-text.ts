import { extendProject } from "../../catalog/extend-project.ts";
import { parseProject } from "../../catalog/project.ts";
import { checkProjectFits } from "../../catalog/project-fit.ts";
import type { Translate } from "../../i18n/translate.ts";
import { proposalToYaml } from "../../render/project-yaml.ts";
import { waveToYaml } from "../../render/wave-yaml.ts";
import { commentLine } from "../../render/yaml-scalar.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { Proposal } from "../../vocabulary/proposal.ts";
import { ownValue } from "../../vocabulary/record.ts";
import type { Io } from "../io.ts";
import type { NamedInstrument, Target } from "./init-target.ts";

/** What is written, beside the proposal. */
export interface Writing {
  readonly survey: string;
  readonly label: string;
  readonly language: Language | undefined;
  readonly named: NamedInstrument;
}

/** The whole text of the file: a `ctc.yaml` of its own, or the project with the wave in it. */
export function textFor(
  proposal: Proposal,
  target: Target,
  writing: Writing,
  io: Io,
  t: Translate,
): string {
  return target.kind === "extend"
    ? extendedText(proposal, target, writing, io, t)
    : freshText(proposal, target.path, writing, io, t);
}

/** A `ctc.yaml` of its own, as seen from where it will lie. */
function freshText(
  proposal: Proposal,
  path: string,
  { survey, label, language, named: { instrument, name, isBuiltIn } }: Writing,
  io: Io,
  t: Translate,
): string {
  const fields = {
    language,
    instrument: isBuiltIn ? name : io.pathFrom(path, name),
    survey: survey === "-" ? null : io.pathFrom(path, survey),
    wave: label,
  };
  const text = proposalToYaml(proposal, fields, t);
  checkOwnFile(text, instrument);
  return text;
}

/** The text of the project with the wave in it. */
function extendedText(
  proposal: Proposal,
  { path, found }: Extract<Target, { kind: "extend" }>,
  writing: Writing,
  io: Io,
  t: Translate,
): string {
  const { survey, label } = writing;
  const fresh = freshText(proposal, path, writing, io, t);
  const wave = ownValue(parseProject(fresh, found.file).waves, label);
  if (wave === undefined) throw new Error("the proposed wave is not in its own file");
  const fields = { survey: survey === "-" ? null : io.pathFrom(path, survey), wave: label };
  const [first = "", ...rest] = waveToYaml(proposal, fields, t);
  const intro = commentLine(t("init.file.intro", { file: proposal.file }), "    ");
  const lines = [first, ...intro, ...rest];
  const extended = extendProject(found.text, found.file, { label, lines, wave }, true);
  if (!extended.hasComments) io.warn(`${t("init.noComments", { file: found.file })}\n`);
  return extended.text;
}

/** What we write must be what we read; anything else is a bug and not the user's to mend. */
function checkOwnFile(text: string, instrument: Instrument): void {
  try {
    checkProjectFits(parseProject(text, "ctc.yaml"), instrument, "ctc.yaml");
  } catch (cause) {
    throw new Error("the proposed ctc.yaml cannot be read back", { cause });
  }
}
