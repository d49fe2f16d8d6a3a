import { Command, CommanderError } from "commander";
import { registerAudit } from "../commands/audit/audit.ts";
import { registerCheck } from "../commands/check/check.ts";
import { registerDiff } from "../commands/diff/diff.ts";
import { registerEvaluate } from "../commands/evaluate/evaluate.ts";
import { registerInit } from "../commands/init/init.ts";
import { registerInstrument } from "../commands/instrument/instrument.ts";
import type { Io, World } from "../commands/io.ts";
import { registerNorms } from "../commands/norms/norms.ts";
import { languageOption, type SharedOptions } from "../commands/options.ts";
import { registerPrioritise } from "../commands/prioritise/prioritise.ts";
import { registerProfile } from "../commands/profile/profile.ts";
import { registerRead } from "../commands/read/read.ts";
import { registerScore } from "../commands/score/score.ts";
import { registerSimulate } from "../commands/simulate/simulate.ts";
import { registerTrend } from "../commands/trend/trend.ts";
import { factsInWords } from "../i18n/facts-in-words.ts";
import { isMessageId, type MessageId, translator } from "../i18n/translate.ts";
import { CtcError } from "../vocabulary/errors.ts";
import { type ExitCode, exitCodeOf } from "../vocabulary/exit-code.ts";
import { harmlessText } from "../vocabulary/harmless-text.ts";
import type { Language } from "../vocabulary/project.ts";
import { configureHelp } from "./configure-help.ts";
import { languageOf, withoutLanguage } from "./language-of.ts";
import { usageError } from "./usage-error.ts";

/**
 * The whole program as a function, so that tests can run it without a process.
 *
 * @param spoken the language of the command line, where the caller knows it already
 */
export async function run(
  argv: readonly string[],
  world: World,
  spoken?: Language,
): Promise<ExitCode> {
  let language = spoken ?? (await languageOf(argv, world));
  const speak = (chosen: Language): void => {
    language = chosen;
  };
  const io: Io = { ...world, speak, language };
  const program = createProgram(io);
  try {
    if (withoutLanguage(argv).length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return explainUsage(error, commandOf(program, argv), io);
    return explain(error, io, language);
  }
}

/** All commands and their options, with texts in the language of `io`. */
export function createProgram(io: Io): Command {
  const t = translator(io.language);
  const program: Command = configureHelp(new Command("ctc"), t)
    .description(t("program.help"))
    .version(io.version, "-V, --version", t("help.version"))
    .addOption(languageOption(t))
    .enablePositionalOptions()
    .hook("preAction", (_, command) => {
      const { lang } = program.opts<SharedOptions>();
      // Given before the command, it holds for the command too.
      if (command.getOptionValue("lang") === undefined) command.setOptionValue("lang", lang);
    })
    .addHelpText("after", t("program.help.after"))
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: io.print,
      writeErr: io.warn,
      outputError: () => undefined, // said by explainUsage
    })
    .exitOverride();
  // In the order of the work, which is also the order of `ctc help`.
  registerInit(program, io);
  registerRead(program, io);
  registerCheck(program, io);
  registerNorms(program, io);
  registerProfile(program, io);
  registerAudit(program, io);
  registerDiff(program, io);
  registerTrend(program, io);
  registerPrioritise(program, io);
  registerEvaluate(program, io);
  registerScore(program, io);
  registerInstrument(program, io);
  registerSimulate(program, io);
  return program;
}

/** The words of the command line that name a command, with the program's own: `ctc norms derive`. */
function commandOf(program: Command, argv: readonly string[]): string {
  let command = program;
  let name = program.name();
  for (const word of withoutLanguage(argv)) {
    const next = command.commands.find((each) => each.name() === word);
    if (next === undefined) break;
    command = next;
    name += ` ${word}`;
  }
  return name;
}

function explainUsage(error: CommanderError, command: string, io: Io): ExitCode {
  if (error.exitCode === 0) return 0; // help and version
  if (error.code === "commander.help") return 2; // help in place of a command that is not there
  const t = translator(io.language);
  const { problem, hint, facts } = usageError(error, command);
  io.warn(`ctc: ${t(problem, facts)}\n     ${t(hint, facts)}\n`);
  return 2;
}

function explain(error: unknown, io: Io, language: Language): ExitCode {
  const t = translator(language);
  if (error instanceof CtcError) {
    const facts = factsInWords(error.facts, t);
    const hint = t(hintOf(error), facts);
    io.warn(`ctc: ${t(`error.${error.code}`, facts)}\n`);
    // A hint with a slot that this error has no fact for would be noise.
    if (!/\{\w+\}/.test(hint)) io.warn(`     ${hint}\n`);
    return exitCodeOf(error.code);
  }
  io.warn(`${t("error.bug")}\nctc ${io.version}\n`);
  const stack = error instanceof Error ? (error.stack ?? "") : String(error);
  io.warn(
    stack
      .split("\n")
      .map((line) => `${harmlessText(line)}\n`)
      .join(""),
  );
  return 70;
}

/** What to do about a file that cannot be read depends on what it is, or on why. */
function hintOf({ code, facts }: CtcError): MessageId {
  const special = `error.${code}.hint.${facts.looksLike ?? facts.reason}`;
  return isMessageId(special) ? special : `error.${code}.hint`;
}
