import { readCodebook } from "../../catalog/codebook.ts";
import { builtInKnownAnswers } from "../../catalog/known-answers.ts";
import { checkProjectFits } from "../../catalog/project-fit.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { type Proposed, proposeForSurvey } from "../../pipeline/propose-project.ts";
import { toJson } from "../../render/json.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Proposal } from "../../vocabulary/proposal.ts";
import { detectedText } from "../findings-text.ts";
import type { Io } from "../io.ts";
import { readNamed } from "../named-file.ts";
import { readRequest } from "../read-options.ts";
import { refuseInputs } from "../write-result.ts";
import { askProposal } from "./ask-proposal.ts";
import type { InitOptions } from "./init.ts";
import { summary } from "./init-summary.ts";
import {
  chooseInstrument,
  earlierWaves,
  findTarget,
  type NamedInstrument,
  STDOUT,
  type Target,
} from "./init-target.ts";
import { textFor } from "./init-text.ts";
import { isDecided, undecidedOf } from "./undecided.ts";

/** Looks at an export, asks about what is not certain, and writes a wave of `ctc.yaml`. */
export async function runInit(survey: string, options: InitOptions, io: Io): Promise<void> {
  if (options.out?.trim() === "") throw new CtcError("out-empty");
  io.speak(options.lang ?? "en");
  const target = await findTarget(survey, options, io);
  const language = options.lang ?? target.found?.project.language;
  if (language !== undefined) io.speak(language);
  const t = translator(language ?? "en");
  if (options.wave !== undefined) requireLabel(options.wave, target, options);
  const named = await chooseInstrument(target, options, io);
  if (target.kind === "extend") {
    checkProjectFits(target.found.project, named.instrument, target.found.file);
  }
  await refuseToReplaceInput(survey, target, named, options, io);
  const proposed = await propose(survey, target, named.instrument, options, io);
  const { proposal } = proposed;
  if (!options.quiet) {
    io.warn(detectedText(proposal.file, proposed.detected, proposed.columns, t));
  }
  if (options.json) return io.print(toJson(proposal));
  const settled = await settle(proposed, named.instrument, options, io, t);
  if (settled.wave === null) throw new CtcError("wave-missing", { file: proposal.file });
  requireLabel(settled.wave, target, options);
  const writing = { survey, label: settled.wave, language, named };
  await put(textFor(settled, target, writing, io, t), target, options, io);
  if (!options.quiet) io.warn(`${whatWasDone(settled, target, options, io, t)}\n`);
}

async function refuseToReplaceInput(
  survey: string,
  target: Target,
  { isBuiltIn, name }: NamedInstrument,
  { codebook }: InitOptions,
  io: Io,
): Promise<void> {
  if (target.kind === "extend" || target.path === STDOUT) return;
  const inputs = [survey, codebook, isBuiltIn ? undefined : name];
  const paths = inputs.filter((path) => path !== undefined);
  await refuseInputs([target.path], paths, io);
}

/** A file of its own by its name; a project by its path, since it may lie in another folder. */
function whatWasDone(
  proposal: Proposal,
  target: Target,
  { dryRun = false }: InitOptions,
  io: Io,
  t: Translate,
): string {
  if (target.kind === "fresh") {
    const file = target.path === STDOUT ? "stdout" : io.baseName(target.path);
    return summary(proposal, "written", dryRun, file, t);
  }
  const isThere = Object.hasOwn(target.found.project.waves, proposal.wave ?? "");
  const file = io.pathFrom("ctc.yaml", target.path);
  return summary(proposal, isThere ? "replaced" : "added", dryRun, file, t);
}

/**
 * @throws CtcError `wave-label` where it is no label that a file could hold and a person could read;
 *   `wave-exists` where the project has it already, before anything is read or asked
 */
function requireLabel(wave: string, target: Target, options: InitOptions): void {
  const label = wave.trim();
  const isPlain = /^[^\p{Cc}]{0,60}$/u.test(label) && label !== "__proto__";
  if (!isPlain) throw new CtcError("wave-label", { wave: label.slice(0, 60) });
  if (target.kind === "fresh" || options.force || options.json) return;
  if (!Object.hasOwn(target.found.project.waves, label)) return;
  throw new CtcError("wave-exists", { project: target.found.file, wave: label });
}

async function put(text: string, target: Target, options: InitOptions, io: Io): Promise<void> {
  if (options.dryRun) io.print(`${target.path === STDOUT ? STDOUT : io.baseName(target.path)}\n`);
  else if (target.path === STDOUT) io.print(text);
  else await io.writeFile(target.path, text);
}

async function propose(
  survey: string,
  target: Target,
  instrument: Instrument,
  { wave, codebook, instrument: other, ...flags }: InitOptions,
  io: Io,
): Promise<Proposed> {
  const file = survey === "-" ? "stdin" : io.baseName(survey);
  const questions =
    codebook === undefined
      ? new Map<string, string>()
      : readCodebook(await readNamed(codebook, io), io.baseName(codebook));
  const label = wave?.trim() || null;
  const isSame = target.kind === "extend" || other === undefined;
  const request = {
    read: readRequest(file, flags),
    instrument,
    known: builtInKnownAnswers(),
    wave: label,
    earlier: isSame ? await earlierWaves(target, survey, label, io) : [],
    codebook: questions,
  };
  return proposeForSurvey(await io.readBytes(survey), request, io.inflate);
}

/**
 * By a person at a terminal, else as `--yes` says.
 *
 * @throws CtcError `init-undecided` where neither is there and something is not certain
 */
async function settle(
  proposed: Proposed,
  instrument: Instrument,
  { yes }: InitOptions,
  io: Io,
  t: Translate,
): Promise<Proposal> {
  const { proposal } = proposed;
  if (yes) return proposal;
  const undecided = undecidedOf(proposal);
  if (isDecided(undecided) && proposal.wave !== null) return proposal;
  if (io.ask && !undecided.isNothingRecognised) {
    return askProposal(proposed, instrument, { ask: io.ask, say: io.warn, t });
  }
  if (undecided.isNothingRecognised) {
    throw new CtcError("init-nothing-recognised", {
      file: proposal.file,
      instrument: proposal.instrument.id,
    });
  }
  const { items, answers, groups } = undecided;
  const roles = [...undecided.roles, ...(proposal.wave === null ? (["wave"] as const) : [])];
  throw new CtcError("init-undecided", {
    file: proposal.file,
    roles: roles.map((role) => t(`init.role.${role}`)).join(", ") || "–",
    groups: groups.map(({ role, text }) => `${t(`init.role.${role}`)} ${text}`).join(", ") || "–",
    items,
    answers,
  });
}
