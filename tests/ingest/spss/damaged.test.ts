import { readFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { factsInWords } from "../../../src/i18n/facts-in-words.ts";
import { translator } from "../../../src/i18n/translate.ts";
import { readSpss } from "../../../src/ingest/read-spss.ts";
import { CtcError } from "../../../src/vocabulary/errors.ts";
import { type BuiltFile, buildSav, counted } from "./build-sav.ts";
import { inflate } from "./inflate.ts";
import { madeFiles } from "./made-files.ts";
import { mutate, randomNumbers } from "./mutate.ts";

/** Code and facts of the error that reading ends with. Anything but a CtcError is thrown on. */
/** Code and facts of the error, the problem in English words. */
function refusal(bytes: Uint8Array): Record<string, string | number> {
  try {
    readSpss(bytes, { file: "survey.sav" }, inflate);
  } catch (error) {
    if (!(error instanceof CtcError)) throw error;
    const { file: _, ...facts } = error.facts;
    if (facts.problem === undefined) return { code: error.code, ...facts };
    const { offset = -1, problem = "" } = factsInWords(facts, translator("en"));
    return { code: error.code, offset, problem };
  }
  return { code: "none" };
}

const small: BuiltFile = {
  encoding: "UTF-8",
  variables: [
    { name: "A", width: 0 },
    { name: "B", width: 10, label: "text" },
  ],
  valueLabels: [{ slots: [1], labels: [[1, "one"]] }],
  documents: ["a line"],
  extensions: [[13, "A=first\tB=second"]],
  cases: [
    [1, "åäö"],
    [2000, "long text"],
    [null, ""],
  ],
};

/** The file with another 32-bit number at one place. */
function lie(file: BuiltFile, place: number, value: number): Uint8Array {
  const bytes = buildSav(file);
  new DataView(bytes.buffer).setInt32(place, value, true);
  return bytes;
}

describe("a file that is cut off", () => {
  test.each(["none", "bytecode", "zlib"] as const)(
    "is refused at every byte (%s)",
    (compression) => {
      const bytes = buildSav({ ...small, compression });
      expect(refusal(bytes)).toEqual({ code: "none" });
      for (let length = 0; length < bytes.length; length++) {
        expect([length, refusal(bytes.subarray(0, length)).code]).toEqual([
          length,
          "file-truncated",
        ]);
      }
    },
  );

  test("is read when the number of cases is not known and the cut is between two", () => {
    const file: BuiltFile = { ...small, compression: "none", claimedCases: -1 };
    const bytes = buildSav(file);
    const table = readSpss(bytes.subarray(0, bytes.length - 24), { file: "x" }, inflate);
    expect(table.rows).toBe(2);
    expect(refusal(bytes.subarray(0, bytes.length - 23)).code).toBe("file-truncated");
  });
});

describe("a file that lies", () => {
  const variable = 176;
  test.each([
    ["compression", 72, 9, 72],
    ["the weight is in slot", 76, 2_000_000_000, 76],
    ["the weight is in slot", 76, 3, 76],
    ["slot of the weight variable", 76, -1, 76],
    ["number of cases", 80, -2, 80],
    ["width", variable + 4, 256, variable + 4],
    ["width", variable + 4, -1, variable + 4],
    ["number of missing values", variable + 12, 4, variable + 12],
    ["number of missing values", variable + 12, -1, variable + 12],
    ["there is no record of type", variable, 1234, variable],
  ])("about %s is refused (%i, %i)", (problem, place, value, offset) => {
    const found = refusal(lie(small, place, value));
    expect(found).toMatchObject({ code: "file-damaged", offset });
    expect(found.problem).toContain(problem);
  });

  test("claims more cases than there are", () => {
    for (const compression of ["none", "bytecode", "zlib"] as const) {
      for (const cases of [4, 2 ** 31 - 1]) {
        expect(refusal(lie({ ...small, compression }, 80, cases))).toEqual({
          code: "file-truncated",
        });
      }
    }
  });

  test("claims fewer cases than there are", () => {
    for (const compression of ["none", "bytecode", "zlib"] as const) {
      expect(refusal(lie({ ...small, compression }, 80, 2))).toMatchObject({
        code: "file-damaged",
        problem: "there are more than 2 cases",
      });
    }
  });

  test("claims lengths of four gigabytes", () => {
    const most = 2 ** 31 - 1;
    const truncated = { code: "file-truncated" };
    const second = variable + 32;
    expect(refusal(lie(small, second + 32, most))).toEqual(truncated);
    expect(refusal(lie(small, second + 32, -1))).toMatchObject({ code: "file-damaged" });
    const name = "A=first\tB=second";
    const before = Buffer.from(buildSav(small)).indexOf(name);
    expect(refusal(lie(small, before - 4, most))).toEqual(truncated);
    expect(refusal(lie(small, before - 8, most))).toEqual(truncated);
    expect(refusal(lie(small, before - 8, -1))).toMatchObject({ code: "file-damaged" });
  });

  test("labels values of a variable that is not there, or of the middle of a string", () => {
    for (const slot of [0, 3, 4, -5, 1_000_000]) {
      const file = { ...small, valueLabels: [{ slots: [slot], labels: [[1, "x"]] }] } as BuiltFile;
      expect(refusal(buildSav(file))).toMatchObject({
        code: "file-damaged",
        problem: `value labels for slot ${slot}, where no variable begins`,
      });
    }
  });

  test("claims a long string that is not spread over variables", () => {
    const problem = (width: string) =>
      refusal(buildSav({ ...small, extensions: [[14, `B=${width}\0\t`]] })).problem;
    for (const width of ["00300", "32767"]) expect(problem(width)).toContain("is not spread over");
    for (const width of ["x", "", "-5", "32768", "99999999999"]) {
      expect(problem(width)).toMatch(/^a string of .* bytes$/);
    }
  });

  test("claims another width for a string that needs no second variable", () => {
    const bytes = buildSav({ ...small, extensions: [[14, "B=00003\0\tA=00003\0\t"]] });
    const { columns } = readSpss(bytes, { file: "x" }, inflate);
    expect(columns[1]?.texts).toEqual(["åäö", "long text", ""]);
  });

  test("gives two variables one name", () => {
    const file: BuiltFile = { ...small, extensions: [[13, "A=same\tB=same"]] };
    expect(refusal(buildSav(file)).problem).toBe("two variables are called same");
    const crossed: BuiltFile = {
      variables: ["V1", "V2", "V3"].map((name) => ({ name, width: 0 })),
      extensions: [[13, "V1=v2\tV2=other\tV3=v2"]],
      cases: [[1, 2, 3]],
    };
    expect(refusal(buildSav(crossed)).problem).toBe("two variables are called v2");
  });

  test("claims labels of long strings that are not there", () => {
    for (const parts of [["B", 10, 2 ** 31 - 1], [2 ** 31 - 1], ["B", 10, 1, 2 ** 31 - 1]]) {
      const extensions = [[21, counted(false, ...parts)]] as const;
      expect(refusal(buildSav({ ...small, extensions })).code).toBe("file-truncated");
    }
  });

  test("has bytes that are not text in the encoding it names", () => {
    const encode = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    expect(refusal(buildSav({ ...small, encode }))).toEqual({
      code: "file-text-invalid",
      column: "second",
      encoding: "utf-8",
      byte: "0xE5",
    });
    const bytes = buildSav({ ...small, encode });
    const forced = readSpss(bytes, { file: "x", encoding: "windows-1252" }, inflate);
    expect(forced.columns[1]?.texts[0]).toBe("åäö");
    expect(forced.detected.encoding).toBe("windows-1252");
  });

  test("has numbers that are not IEEE 754", () => {
    const bytes = buildSav(small);
    const machine = Buffer.from(bytes).indexOf(Buffer.from([7, 0, 0, 0, 3, 0, 0, 0]));
    bytes[machine + 32] = 2;
    expect(refusal(bytes).code).toBe("file-unsupported");
  });

  test("calls a number that an answer can be the one for no value", () => {
    const bytes = buildSav(small);
    const place = Buffer.from(bytes).indexOf(Buffer.from([7, 0, 0, 0, 4, 0, 0, 0])) + 16;
    new DataView(bytes.buffer).setFloat64(place, 1, true);
    expect(refusal(bytes)).toEqual({
      code: "file-damaged",
      offset: place,
      problem: 'the number for "no value" is 1',
    });
  });

  test("has no cases or no variables", () => {
    expect(refusal(buildSav({ ...small, cases: [] })).code).toBe("file-header-only");
    const none: BuiltFile = { variables: [], cases: [] };
    expect(refusal(buildSav(none)).problem).toBe("there are no variables");
  });
});

describe("zlib data that lie", () => {
  const file: BuiltFile = { ...small, compression: "zlib" };
  const bytes = buildSav(file);
  const view = new DataView(bytes.buffer);
  const header = Buffer.from(bytes).indexOf(Buffer.from([0xe7, 3, 0, 0, 0, 0, 0, 0])) + 8;
  const trailer = Number(view.getBigInt64(header + 8, true));
  const changed = (at: number, value: number, length: 4 | 8) => {
    const copy = bytes.slice();
    const target = new DataView(copy.buffer);
    if (length === 8) target.setBigInt64(at, BigInt(value), true);
    else target.setInt32(at, value, true);
    return copy;
  };

  test.each([
    ["offset of the header", header, 0, 8],
    ["offset of the trailer", header + 8, 3, 8],
    ["length of the trailer", header + 16, 49, 8],
    ["length of the trailer", header + 16, 72, 8],
    ["number of blocks", trailer + 20, 2, 4],
    ["number of blocks", trailer + 20, -1, 4],
    ["unfolded offset", trailer + 24, 7, 8],
    ["offset of a block", trailer + 32, 7, 8],
    ["unfolded length", trailer + 40, 1, 4],
    ["unfolded length", trailer + 40, 2 ** 31 - 1, 4],
    ["length of a block", trailer + 44, 1, 4],
    ["first byte of a block", header + 24, 0, 4],
  ] as const)("about %s are refused (%i, %i)", (_, at, value, length) => {
    expect(refusal(changed(at, value, length)).code).toBe("file-damaged");
  });

  test("about a trailer behind the end are cut off", () => {
    expect(refusal(changed(header + 8, bytes.length, 8)).code).toBe("file-truncated");
    expect(refusal(changed(header + 8, Number.MAX_SAFE_INTEGER, 8)).code).toBe("file-truncated");
  });

  test("about a block that unfolds to a bomb are refused before it is unfolded", () => {
    const bomb = deflateSync(new Uint8Array(2 ** 27).fill(255));
    let unfolded = 0;
    const spy = (folded: Uint8Array, most: number) => {
      unfolded += most;
      return inflate(folded, most);
    };
    const start = header + 24;
    const entry = bytes.slice(trailer);
    const made = Uint8Array.from([...bytes.subarray(0, start), ...bomb, ...entry]);
    const target = new DataView(made.buffer);
    target.setBigInt64(header + 8, BigInt(start + bomb.length), true);
    target.setInt32(start + bomb.length + 40, 2 ** 27, true);
    target.setInt32(start + bomb.length + 44, bomb.length, true);
    expect(() => readSpss(made, { file: "x" }, spy)).toThrow(
      expect.objectContaining({ code: "file-damaged" }),
    );
    expect(unfolded).toBe(0);
  });
});

describe("any damage", () => {
  const originals = [...madeFiles()];

  test.each(originals)("of %s ends in a table or a CtcError", (_, original) => {
    const next = randomNumbers(original.length);
    for (let each = 0; each < 200; each++) {
      expect(typeof refusal(mutate(original, next)).code).toBe("string");
    }
  });

  test("of the sample ends so too", () => {
    const sample = readFileSync(new URL("../../fixtures/spss/tiamo_data.sav", import.meta.url));
    const next = randomNumbers(1);
    for (let each = 0; each < 200; each++) {
      expect(typeof refusal(mutate(sample, next)).code).toBe("string");
    }
  });
});
