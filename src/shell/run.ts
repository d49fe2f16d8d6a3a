import { Command, CommanderError } from "commander";
import type { Io } from "../commands/io.ts";
import { registerProfile } from "../commands/profile.ts";
import { registerSimulate } from "../commands/simulate.ts";
import { isMessageId, type Translate, translator } from "../i18n/translate.ts";
import { CtcError, type Facts } from "../vocabulary/errors.ts";
import { type ExitCode, exitCodeOf } from "../vocabulary/exit-code.ts";
import type { Language } from "../vocabulary/project.ts";

/** The whole program as a function, so that tests can run it without a process. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const t = translator("en");
  const program = new Command("ctc")
    .description(t("program.help"))
    .version(io.version)
    .addHelpText("after", t("program.help.after"))
    .showSuggestionAfterError()
    .configureOutput({ writeOut: io.print, writeErr: io.warn })
    .exitOverride();
  // In the order of the work, which is also the order of `ctc help`.
  registerProfile(program, io);
  registerSimulate(program, io);
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    return explain(error, io, languageOf(argv));
  }
}

/** The language asked for on the command line: an error may come before any option was parsed. */
function languageOf(argv: readonly string[]): Language {
  const at = argv.indexOf("--lang");
  return argv[at + 1] === "sv" && at !== -1 ? "sv" : argv.includes("--lang=sv") ? "sv" : "en";
}

function explain(error: unknown, io: Io, language: Language): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const t = translator(language);
  if (error instanceof CtcError) {
    const facts = withReason(error.facts, t);
    const hint = t(`error.${error.code}.hint`, facts);
    io.warn(`ctc: ${t(`error.${error.code}`, facts)}\n`);
    // A hint with a slot that this error has no fact for would be noise.
    if (!/\{\w+\}/.test(hint)) io.warn(`     ${hint}\n`);
    return exitCodeOf(error.code);
  }
  io.warn(`${t("error.bug")}\nctc ${io.version}\n`);
  io.warn(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 70;
}

/** Why a file could not be read or written is a code too; its words are among the messages. */
function withReason(facts: Facts, t: Translate): Facts {
  const id = `reason.${facts.reason}`;
  return isMessageId(id) ? { ...facts, reason: t(id) } : facts;
}
