import type { CommanderError } from "commander";
import type { MessageId } from "../i18n/translate.ts";
import type { Facts } from "../vocabulary/errors.ts";

/** What is wrong with a command line, and what to do about it; messages and their facts. */
export interface UsageError {
  readonly problem: MessageId;
  readonly hint: MessageId;
  readonly facts: Facts;
}

/**
 * What commander found wrong with the command line. It tells its kind as a code but the rest only in
 * an English sentence, from which the names are taken.
 *
 * @param command the command as it was called, for example `ctc profile`
 */
export function usageError({ code, message }: CommanderError, command: string): UsageError {
  const names = (pattern: RegExp): readonly string[] => [...(pattern.exec(message) ?? [])].slice(1);
  const about = (problem: MessageId, facts: Facts, hint: MessageId = "usage.hint"): UsageError => ({
    problem,
    hint,
    facts: { command, ...facts },
  });
  switch (code) {
    case "commander.unknownOption": {
      const [option = ""] = names(/option '(.*)'/);
      return withNearest(about("usage.unknown-option", { option: option.slice(0, 40) }), message);
    }
    case "commander.unknownCommand": {
      const [name = ""] = names(/command '(.*)'/);
      return withNearest(about("usage.unknown-command", { name: name.slice(0, 40) }), message);
    }
    case "commander.missingArgument":
      return about("usage.missing-argument", { argument: names(/argument '(.*)'/)[0] ?? "" });
    case "commander.optionMissingArgument":
      return about("usage.option-without-value", { option: names(/option '(.*)'/)[0] ?? "" });
    case "commander.missingMandatoryOptionValue":
      return about("usage.option-needed", { option: names(/option '(.*)'/)[0] ?? "" });
    case "commander.conflictingOption": {
      const [option = "", other = ""] = names(/option '(.*)' cannot be used with option '(.*)'/);
      return about("usage.conflict", { option, other });
    }
    case "commander.excessArguments": {
      const [expected = "", found = ""] = names(/Expected (\d+) .* got (\d+)/);
      return about("usage.too-many-arguments", { expected, found }, "usage.hint.quote");
    }
    case "commander.invalidArgument":
      return invalidValue(message, about);
    default:
      return about("usage.other", {});
  }
}

/** `hint`, the name that may have been meant, where commander finds one. */
function withNearest(error: UsageError, message: string): UsageError {
  const [, nearest] = /Did you mean (?:one of )?(.*)\?\)/.exec(message) ?? [];
  if (nearest === undefined) return error;
  return { ...error, hint: "usage.hint.nearest", facts: { ...error.facts, nearest } };
}

/** What the functions that read a value say is possible. */
function invalidValue(
  message: string,
  about: (problem: MessageId, facts: Facts, hint?: MessageId) => UsageError,
): UsageError {
  const parts = /(?:option|argument) '(.*?)' argument '(.*)' is invalid\. (.*)$/s.exec(message);
  const [, option = "", value = "", possible = ""] = parts ?? [];
  const facts = { option, value: value.slice(0, 40) };
  const [, choices] = /^Allowed choices are (.*)\.$/.exec(possible) ?? [];
  const [, least] = /^whole-number (\d+)$/.exec(possible) ?? [];
  if (choices !== undefined) {
    return about("usage.invalid-value", { ...facts, choices }, "usage.hint.choices");
  }
  if (least !== undefined) {
    return about("usage.invalid-value", { ...facts, least }, "usage.hint.whole-number");
  }
  const hint = possible === "delimiter" ? "usage.hint.delimiter" : "usage.hint";
  return about("usage.invalid-value", facts, hint);
}
