import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { extendProject, type NewWave } from "../../src/catalog/extend-project.ts";
import { parseProject } from "../../src/catalog/project.ts";
import { refusal } from "./refusal.ts";

const BLOCK = [
  '  "2024":',
  "    # proposed",
  "    file: new.csv",
  "    columns:",
  "      area: Område  # high",
  "    # 3 of 9 found",
];
const wave = parseProject(`schema: ctc-project/1\nwaves:\n${BLOCK.join("\n")}\n`, "").waves["2024"];
const added: NewWave = { label: "2024", lines: BLOCK, wave: wave ?? expect.unreachable() };
const lines = (...all: string[]): string => `${all.join("\n")}\n`;
const extend = (text: string, mayReplace = false): string =>
  extendProject(text, "ctc.yaml", added, mayReplace).text;

const HEAD = ["# ours", "schema: ctc-project/1", "name:   Linköping   # two blanks"];
const WAVE_2022 = ['  "2022":', "    file: old.csv", "    columns: { area: area }"];

describe("one more wave", () => {
  it.each<[string, string[], string[], string[]]>([
    ["behind the last one", [...HEAD, "waves:", ...WAVE_2022], BLOCK, []],
    [
      "before what follows",
      [...HEAD, "waves:", ...WAVE_2022],
      BLOCK,
      ["", "# cuts", "norms: n.yaml"],
    ],
    [
      "behind the comments of the last one",
      [...HEAD, "waves:", ...WAVE_2022, "", "    # its own"],
      BLOCK,
      ["  # of nobody", "synthetic: true"],
    ],
    ["in a file that has no waves yet", HEAD, ["waves:", ...BLOCK], []],
    [
      "as deep as the others",
      [...HEAD, "waves:", '    "2022":', "        file: old.csv"],
      BLOCK.map((line) => `  ${line}`),
      ["synthetic: true"],
    ],
    [
      "behind a text of several lines",
      [
        ...HEAD,
        "waves:",
        '  "2022":',
        "    questions:",
        "      a: |",
        "        First",
        "",
        "        # no comment",
      ],
      BLOCK,
      ["synthetic: true"],
    ],
    [
      "behind a wave of which nothing is said",
      [...HEAD, "waves:", '  "2022": {}'],
      BLOCK,
      ["synthetic: true"],
    ],
  ])("stands %s, and nothing else changes", (_, before, piece, after) => {
    expect(extend(lines(...before, ...after))).toBe(lines(...before, ...piece, ...after));
  });

  it("keeps a byte order mark, the file's line ends, and a last line without one", () => {
    const windows = `\uFEFF${[...HEAD, "waves:", ...WAVE_2022].join("\r\n")}`;
    expect(extend(windows)).toBe(`${windows}\r\n${BLOCK.map((line) => `${line}\r\n`).join("")}`);
  });

  const json = '"2024": {"file":"new.csv","columns":{"area":["Område"]}}';
  it.each([
    [
      "schema: ctc-project/1\nwaves: {}  # none\n",
      `schema: ctc-project/1\nwaves: { ${json} }  # none\n`,
    ],
    [
      'schema: ctc-project/1\nwaves: { "2022": {} } # one\n',
      `schema: ctc-project/1\nwaves: { "2022": {}, ${json} } # one\n`,
    ],
    [
      '{\n  "schema": "ctc-project/1"\n}\n',
      `{\n  "schema": "ctc-project/1",\n  "waves": { ${json} }\n}\n`,
    ],
    [
      '{ "schema": "ctc-project/1",\n  "waves": {\n    "2022": {}\n  }\n}\n',
      `{ "schema": "ctc-project/1",\n  "waves": {\n    "2022": {},\n    ${json}\n  }\n}\n`,
    ],
  ])("goes into braces as JSON, without comments: %j", (before, after) => {
    expect(extendProject(before, "ctc.json", added, false)).toEqual({
      text: after,
      hasComments: false,
    });
  });

  it("is refused where the label is there, and replaces that wave alone if it may", () => {
    const old = ['  "2024":', "    file: wrong.csv", "    # of 2024"];
    const text = lines(
      ...HEAD,
      "waves:",
      "  # the last one",
      ...old,
      ...WAVE_2022,
      "synthetic: true",
    );
    expect(refusal(() => extend(text))).toEqual({
      code: "wave-exists",
      facts: { project: "ctc.yaml", wave: "2024" },
    });
    expect(extend(text, true)).toBe(
      lines(...HEAD, "waves:", "  # the last one", ...BLOCK, ...WAVE_2022, "synthetic: true"),
    );
    expect(extend(extend(text, true), true)).toBe(extend(text, true));
    expect(
      extend('schema: ctc-project/1\nwaves: { "2024": { file: a }, "2022": {} }\n', true),
    ).toBe(`schema: ctc-project/1\nwaves: { ${json}, "2022": {} }\n`);
  });

  it("is refused where it cannot be put in without touching the rest", () => {
    for (const text of [
      'schema: ctc-project/1\nwaves: &all\n  ? "2022"\n  : {}\n',
      "schema: ctc-project/1\nname: a\n...\n",
    ]) {
      expect(refusal(() => extend(text)).code).toBe("project-not-extendable");
    }
  });

  it("is the last thing that changes, whatever the project says and however it is spelt", () => {
    const piece = fc.constantFrom(
      ["name: x"],
      ["# a comment", ""],
      ["norms: n.yaml # cuts"],
      ["honesty: [ a,", "  b ]"],
      ["waves:", ...WAVE_2022, "", "    # mine"],
      ["waves:", ...WAVE_2022, "  # yours", '  "2021": { file: o.csv }'],
      ["waves: {}"],
      ['publication: { contact: "a # b" }'],
    );
    const keys = (pieces: readonly (readonly string[])[]) =>
      pieces.map((all) => all[0]?.split(":")[0] ?? "");
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 5 }).filter((all) => {
          const names = keys(all).filter((key) => !key.startsWith("#"));
          return new Set(names).size === names.length;
        }),
        fc.constantFrom("\n", "\r\n"),
        (pieces, end) => {
          const before = ["schema: ctc-project/1", ...pieces.flat()]
            .map((line) => line + end)
            .join("");
          const after = extend(before);
          const at = [...after].findIndex((letter, place) => letter !== before[place]);
          const from = at === -1 ? before.length : at;
          const rest = before.slice(from);
          // The old text is the new one without one piece: what stands before it and behind it.
          expect(after.startsWith(before.slice(0, from))).toBe(true);
          const kept = [...Array(rest.length + 1).keys()].some(
            (back) => from >= back && after.endsWith(before.slice(from - back)),
          );
          expect(kept).toBe(true);
          expect(Object.keys(parseProject(after, "").waves)).toContain("2024");
        },
      ),
    );
  });
});
