import { Command, CommanderError } from "commander";
import { registerCheck } from "../commands/check/check.ts";
import { registerInit } from "../commands/init/init.ts";
import type { Io } from "../commands/io.ts";
import { registerProfile } from "../commands/profile/profile.ts";
import { registerRead } from "../commands/read/read.ts";
import { registerSimulate } from "../commands/simulate/simulate.ts";
import { isMessageId, type MessageId, type Translate, translator } from "../i18n/translate.ts";
import { CtcError, type Facts } from "../vocabulary/errors.ts";
import { type ExitCode, exitCodeOf } from "../vocabulary/exit-code.ts";
import type { Language } from "../vocabulary/project.ts";

/** The whole program as a function, so that tests can run it without a process. */
export async function run(argv: readonly string[], world: Io): Promise<ExitCode> {
  let language = languageOf(argv);
  const speak = (chosen: Language): void => {
    language = chosen;
  };
  const io: Io = { ...world, speak };
  const t = translator("en");
  const program = new Command("ctc")
    .description(t("program.help"))
    .version(io.version)
    .addHelpText("after", t("program.help.after"))
    .showSuggestionAfterError()
    .configureOutput({ writeOut: io.print, writeErr: io.warn })
    .exitOverride();
  // In the order of the work, which is also the order of `ctc help`.
  registerInit(program, io);
  registerRead(program, io);
  registerCheck(program, io);
  registerProfile(program, io);
  registerSimulate(program, io);
  try {
    if (argv.length === 0) program.outputHelp();
    else await program.parseAsync(argv, { from: "user" });
    return 0;
  } catch (error) {
    return explain(error, io, language);
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
    const facts = inWords(error.facts, t);
    const hint = t(hintOf(error), facts);
    io.warn(`ctc: ${t(`error.${error.code}`, facts)}\n`);
    // A hint with a slot that this error has no fact for would be noise.
    if (!/\{\w+\}/.test(hint)) io.warn(`     ${hint}\n`);
    return exitCodeOf(error.code);
  }
  io.warn(`${t("error.bug")}\nctc ${io.version}\n`);
  io.warn(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 70;
}

/** What to do about a file that cannot be read depends on what it is, or on why. */
function hintOf({ code, facts }: CtcError): MessageId {
  const special = `error.${code}.hint.${facts.looksLike ?? facts.reason}`;
  return isMessageId(special) ? special : `error.${code}.hint`;
}

/** Why a file could not be read, and what it is instead, are codes too; the words are messages. */
function inWords(facts: Facts, t: Translate): Facts {
  const ids = { reason: `reason.${facts.reason}`, looksLike: `looksLike.${facts.looksLike}` };
  const words = Object.entries(ids).map(([name, id]) => (isMessageId(id) ? [[name, t(id)]] : []));
  return { ...facts, ...Object.fromEntries(words.flat()) };
}
