import { BUILT_IN_IDS, builtInInstrument } from "../../catalog/built-in.ts";
import { readCodebook } from "../../catalog/codebook.ts";
import { parseInstrument } from "../../catalog/instrument.ts";
import { builtInKnownAnswers } from "../../catalog/known-answers.ts";
import { parseProject } from "../../catalog/project.ts";
import { checkProjectFits } from "../../catalog/project-fit.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { type Proposed, proposeForSurvey } from "../../pipeline/propose-project.ts";
import { toJson } from "../../render/json.ts";
import { type ProjectFields, proposalToYaml } from "../../render/project-yaml.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import { isTaken, type Proposal } from "../../vocabulary/proposal.ts";
import { detectedText } from "../findings-text.ts";
import type { Io } from "../io.ts";
import { readNamed } from "../load-project.ts";
import { askProposal } from "./ask-proposal.ts";
import type { InitOptions } from "./init.ts";
import { relativePath } from "./relative-path.ts";
import { isDecided, undecidedOf } from "./undecided.ts";

const STDOUT = "-";
const DEFAULT_INSTRUMENT = "ctcys";

/** Looks at an export, asks about what is not certain, and writes `ctc.yaml`. */
export async function runInit(survey: string, options: InitOptions, io: Io): Promise<void> {
  if (options.out?.trim() === "") throw new CtcError("out-empty");
  const language = options.lang ?? "en";
  io.speak(language);
  const t = translator(language);
  const out = options.out ?? (survey === "-" ? "ctc.yaml" : io.besideFile(survey, "ctc.yaml"));
  const isWriting = out !== STDOUT && options.json !== true;
  if (isWriting && !options.force) await refuseExisting(out, io);
  const instrument = await readInstrument(options.instrument ?? DEFAULT_INSTRUMENT, io);
  const proposed = await propose(survey, instrument, options, io);
  const { proposal } = proposed;
  if (!options.quiet) {
    io.warn(detectedText(proposal.file, proposed.detected, proposed.columns, t));
  }
  if (options.json) return io.print(toJson(proposal));
  const settled = await settle(proposed, instrument, options, io, t);
  if (settled.wave === null) throw new CtcError("wave-missing", { file: proposal.file });
  const text = proposalToYaml(settled, fieldsOf(settled.wave, survey, out, options), t);
  checkOwnFile(text, instrument);
  if (isWriting) await io.writeFile(out, text);
  else io.print(text);
  if (!options.quiet) io.warn(`${summary(settled, out, io, t)}\n`);
}

function fieldsOf(
  wave: string,
  survey: string,
  out: string,
  { lang, instrument = DEFAULT_INSTRUMENT }: InitOptions,
): ProjectFields {
  return {
    language: lang,
    instrument: builtInInstrument(instrument) ? instrument : relativePath(out, instrument),
    survey: survey === "-" ? null : relativePath(out, survey),
    wave,
  };
}

/** @throws CtcError `file-exists`: what somebody wrote is not ours to replace */
async function refuseExisting(out: string, io: Io): Promise<void> {
  const isThere = await io.readBytes(out).then(
    () => true,
    (error: unknown) => !(error instanceof CtcError && error.code === "file-not-found"),
  );
  if (isThere) throw new CtcError("file-exists", { file: io.baseName(out) });
}

async function readInstrument(id: string, io: Io): Promise<Instrument> {
  const builtIn = builtInInstrument(id);
  if (builtIn) return builtIn;
  if (/[./\\]/.test(id)) return parseInstrument(await readNamed(id, io), io.baseName(id));
  throw new CtcError("instrument-unknown", {
    instrument: id,
    known: BUILT_IN_IDS.instruments.join(", "),
  });
}

async function propose(
  survey: string,
  instrument: Instrument,
  { wave, codebook, encoding, sheet }: InitOptions,
  io: Io,
): Promise<Proposed> {
  const file = survey === "-" ? "stdin" : io.baseName(survey);
  const questions =
    codebook === undefined
      ? new Map<string, string>()
      : readCodebook(await readNamed(codebook, io), io.baseName(codebook));
  const request = {
    read: {
      file,
      ...(encoding === undefined ? {} : { encoding }),
      ...(sheet === undefined ? {} : { sheet }),
    },
    instrument,
    known: builtInKnownAnswers(),
    wave: wave?.trim() || null,
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
    const questions = new Map(instrument.items.map(({ id, text }) => [id, text.sv ?? text.en]));
    return askProposal(proposed, questions, io.ask, t);
  }
  if (undecided.isNothingRecognised) {
    throw new CtcError("init-nothing-recognised", {
      file: proposal.file,
      instrument: proposal.instrument.id,
    });
  }
  const { items, answers } = undecided;
  const roles = [...undecided.roles, ...(proposal.wave === null ? ["wave"] : [])];
  throw new CtcError("init-undecided", {
    file: proposal.file,
    roles: roles.join(", ") || "–",
    items,
    answers,
  });
}

/** What we write must be what we read; anything else is a bug and not the user's to mend. */
function checkOwnFile(text: string, instrument: Instrument): void {
  try {
    checkProjectFits(parseProject(text, "ctc.yaml"), instrument, "ctc.yaml");
  } catch (cause) {
    throw new Error("the proposed ctc.yaml cannot be read back", { cause });
  }
}

function summary(proposal: Proposal, out: string, io: Io, t: Translate): string {
  const { roles, items, answers, missing, unknownTexts, instrument } = proposal;
  const left = [...roles, ...items, ...answers, ...missing].filter((each) => !isTaken(each));
  const written = t("init.written", {
    file: out === STDOUT ? "stdout" : io.baseName(out),
    roles: roles.filter(isTaken).length,
    items: items.filter(isTaken).length,
    ofItems: instrument.items,
    answers: [...answers, ...missing].filter(isTaken).length,
    left: left.length + unknownTexts.length,
  });
  return `${written} ${nextSteps(proposal, t).join(" ")}`;
}

/** What keeps a profile from being made, each with what helps; else how to make it. */
function nextSteps({ roles, items, instrument }: Proposal, t: Translate): readonly string[] {
  const hasArea = roles.some((each) => each.role === "area" && isTaken(each));
  const missing = [
    ...(items.some(isTaken) ? [] : [t("init.next.items", { instrument: instrument.id })]),
    ...(hasArea ? [] : [t("init.next.area")]),
  ];
  return missing.length === 0 ? [t("init.next")] : [t("init.next.notYet"), ...missing];
}
