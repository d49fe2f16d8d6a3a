import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { createProgram } from "../../src/shell/run.ts";
import type { Language } from "../../src/vocabulary/project.ts";
import { runCtc } from "../support/memory-io.ts";

/** No command is run here: nothing of the world is needed but words. */
const programIn = (language: Language): Command =>
  createProgram({ language, version: "0", print: () => undefined, warn: () => undefined } as never);

interface Described {
  readonly path: string;
  readonly text: string;
}

/** Every command below this one, with the words that call it. */
function commandsOf(command: Command, path: readonly string[] = []): [string[], Command][] {
  return command.commands.flatMap((each) => {
    const own = [...path, each.name()];
    return [[own, each] as [string[], Command], ...commandsOf(each, own)];
  });
}

function descriptionsOf(program: Command): Described[] {
  return [[[], program] as [string[], Command], ...commandsOf(program)].flatMap(
    ([path, command]) => [
      { path: ["ctc", ...path].join(" "), text: command.description() },
      ...command.registeredArguments.map(({ description }, at) => ({
        path: `ctc ${path.join(" ")} <${at}>`,
        text: description,
      })),
      ...command.options.map(({ flags, description }) => ({
        path: `ctc ${path.join(" ")} ${flags}`,
        text: description,
      })),
    ],
  );
}

const paths = commandsOf(programIn("en")).map(([path]) => path);

describe("help", () => {
  it("lists the commands in the order of the work", async () => {
    const { out } = await runCtc(["--help"]);
    const names = [...out.matchAll(/^ {2}([a-z]+)(?= [[<]| {2})/gm)].map(([, name]) => name);
    expect(names).toEqual([
      ...["init", "read", "check", "norms", "profile", "audit", "diff", "trend"],
      ...["prioritise", "evaluate", "score", "instrument", "simulate", "help"],
    ]);
  });

  it("has a text for every command, argument and option, in both languages", () => {
    const english = descriptionsOf(programIn("en"));
    const swedish = descriptionsOf(programIn("sv"));
    expect(swedish.map(({ path }) => path)).toEqual(english.map(({ path }) => path));
    const same = english.filter(({ text }, at) => text === "" || text === swedish[at]?.text);
    expect(same).toEqual([]);
  });

  it.each([[[]], ...paths.map((path) => [path])])("of ctc %j is of one language", async (path) => {
    const { exitCode, out, err } = await runCtc([...path, "--help", "--lang", "sv"]);
    expect([exitCode, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Användning: ctc/);
    expect(out).not.toMatch(
      /Usage:|Options:|Arguments:|Commands:|Example:|\(choices|\(default|display help/,
    );
    const english = await runCtc([...path, "--help"]);
    expect(english.out).not.toMatch(/Användning|Flaggor|Argument:|Kommandon|Exempel/);
    const lines = [...out.split("\n"), ...english.out.split("\n")];
    expect(lines.filter((line) => [...line].length > 80)).toEqual([]);
  });

  it.each(
    commandsOf(programIn("en")).flatMap(([path, { commands }]) =>
      commands.length === 0 ? [[path]] : [],
    ),
  )("of ctc %j has a real example", async (path) => {
    for (const [language, word] of [
      ["sv", "Exempel"],
      ["en", "Example"],
    ] as const) {
      const { out } = await runCtc([...path, "--help", "--lang", language]);
      expect(out).toMatch(new RegExp(`\n${word}: ctc ${path.join(" ")}[ \n]`));
    }
  });

  it("speaks the language that is asked for before the command, or that of ctc.yaml", async () => {
    expect((await runCtc(["--lang", "sv", "read", "--help"])).out).toMatch(/^Användning/);
    expect((await runCtc(["--lang=sv"])).out).toMatch(/^Användning/);
    expect((await runCtc([], { "ctc.yaml": "language: sv\n" })).out).toMatch(/^Användning/);
    const english = await runCtc(["--lang", "en"], { "ctc.yaml": "language: sv\n" });
    expect(english.out).toMatch(/^Usage/);
  });
});

describe("a command line that cannot be understood", () => {
  it.each([
    [
      ["profil"],
      "There is no command profil.",
      "Did you mean profile?",
      "Det finns inget kommando profil.",
      "Menade du profile?",
    ],
    [
      ["read", "a", "--roows", "2"],
      "There is no option --roows.",
      "Did you mean --rows?",
      "Det finns ingen flagga --roows.",
      "Menade du --rows?",
    ],
    [
      ["read", "a", "--zzz"],
      "There is no option --zzz.",
      "ctc read --help lists what there is.",
      "Det finns ingen flagga --zzz.",
      "ctc read --help visar vad som finns.",
    ],
    [
      ["foo"],
      "There is no command foo.",
      "ctc --help lists what there is.",
      "Det finns inget kommando foo.",
      "ctc --help visar vad som finns.",
    ],
    [
      ["norms", "foo"],
      "There is no command foo.",
      "ctc norms --help lists what there is.",
      "Det finns inget kommando foo.",
      "ctc norms --help visar vad som finns.",
    ],
    [
      ["read"],
      "ctc read needs <file>.",
      "ctc read --help lists what there is.",
      "ctc read behöver <file>.",
      "ctc read --help visar vad som finns.",
    ],
    [
      ["read", "a", "b"],
      "ctc read takes 1 argument, but 2 are given.",
      "A name with blanks stands in quotes.",
      "ctc read tar 1 argument, men 2 är angivna.",
      "Ett namn med blanksteg sätts inom citattecken.",
    ],
    [
      ["read", "a", "--sheet"],
      "--sheet <name> needs a value.",
      "ctc read --help lists what there is.",
      "--sheet <name> behöver ett värde.",
      "ctc read --help visar vad som finns.",
    ],
    [
      ["simulate", "a"],
      "--out <folder> is needed.",
      "ctc simulate --help lists what there is.",
      "--out <folder> behövs.",
      "ctc simulate --help visar vad som finns.",
    ],
    [
      ["read", "a", "--labels", "--codes"],
      "--labels and --codes do not go together.",
      "ctc read --help lists what there is.",
      "--labels och --codes går inte ihop.",
      "ctc read --help visar vad som finns.",
    ],
    [
      ["read", "a", "--encoding", "it's"],
      '--encoding <name>: "it\'s" is not possible.',
      "Possible: utf-8, utf-16le, utf-16be, windows-1252.",
      "--encoding <name>: ”it's” går inte.",
      "Möjliga: utf-8, utf-16le, utf-16be, windows-1252.",
    ],
    [
      ["read", "a", "--rows", "-1"],
      '--rows <number>: "-1" is not possible.',
      "A whole number from 0 on.",
      "--rows <number>: ”-1” går inte.",
      "Ett heltal från 0 och uppåt.",
    ],
    [
      ["read", "a", "--delimiter", "xx"],
      '--delimiter <character>: "xx" is not possible.',
      'Possible: , ; | or "tab".',
      "--delimiter <character>: ”xx” går inte.",
      "Möjliga: , ; | eller ”tab”.",
    ],
  ])("%j", async (argv, problem, hint, svProblem, svHint) => {
    const english = await runCtc(argv);
    expect(english).toMatchObject({ exitCode: 2, out: "", err: `ctc: ${problem}\n     ${hint}\n` });
    const swedish = await runCtc(["--lang", "sv", ...argv]);
    expect(swedish).toMatchObject({
      exitCode: 2,
      out: "",
      err: `ctc: ${svProblem}\n     ${svHint}\n`,
    });
  });
});
