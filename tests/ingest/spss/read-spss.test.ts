import { describe, expect, test } from "vitest";
import { readSpss } from "../../../src/ingest/read-spss.ts";
import { readTable } from "../../../src/ingest/read-table.ts";
import { numberText } from "../../../src/ingest/spss/variables/number-text.ts";
import type { CtcError } from "../../../src/vocabulary/errors.ts";
import { cellsOf } from "../table-cells.ts";
import { type BuiltFile, buildSav, counted } from "./build-sav.ts";
import { inflate } from "./inflate.ts";

const read = (file: BuiltFile) => readSpss(buildSav(file), { file: "survey.sav" }, inflate);

const two: BuiltFile = {
  encoding: "UTF-8",
  variables: [
    { name: "A", width: 0 },
    { name: "B", width: 12 },
  ],
  cases: [
    [1, "Skäggetorp"],
    [-99, "  inne"],
    [151, ""],
    [152, "Skäggetorp"],
    [0.1, "x"],
    [null, "x"],
  ],
};

const TWO = [
  ["A", "B"],
  ["1", "Skäggetorp"],
  ["-99", "  inne"],
  ["151", ""],
  ["152", "Skäggetorp"],
  ["0.1", "x"],
  ["", "x"],
];

describe("cells", () => {
  test.each(["none", "bytecode", "zlib"] as const)(
    "are the same in both byte orders (%s)",
    (compression) => {
      for (const bigEndian of [false, true]) {
        expect(cellsOf(read({ ...two, bigEndian, compression }))).toEqual(TWO);
        expect(cellsOf(read({ ...two, bigEndian, compression, claimedCases: -1 }))).toEqual(TWO);
      }
    },
  );

  test("are the same wherever blocks of zlib data are cut", () => {
    for (let blockLength = 1; blockLength < 40; blockLength++) {
      expect(cellsOf(read({ ...two, compression: "zlib", blockLength }))).toEqual(TWO);
    }
  });

  test("end at the code for the end, whatever stands behind it", () => {
    const end = [252, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3];
    const bytes = Uint8Array.from([...buildSav({ ...two, claimedCases: -1 }), ...end]);
    expect(readSpss(bytes, { file: "x" }, inflate).rows).toBe(6);
  });

  test("are found by the first bytes, not by the name", async () => {
    const table = await readTable(buildSav(two), { file: "survey.csv" }, inflate);
    expect(table.detected.format).toBe("sav");
  });

  test("of encrypted and portable files are refused", async () => {
    const encrypted = new TextEncoder().encode(`${"\0".repeat(8)}ENCRYPTEDSAV${"\0".repeat(16)}`);
    const portable = new TextEncoder().encode(`${"0".repeat(200)}ASCII SPSS PORT FILE`);
    const looksLike = async (bytes: Uint8Array) =>
      readTable(bytes, { file: "survey.sav" }, inflate).catch((error: CtcError) => error.facts);
    expect(await looksLike(encrypted)).toMatchObject({ looksLike: "encrypted sav" });
    expect(await looksLike(portable)).toMatchObject({ looksLike: "por" });
  });

  test("with NUL instead of blanks behind them are read without", () => {
    const encode = (text: string) => new TextEncoder().encode(text.replaceAll("~", "\0"));
    const file: BuiltFile = { ...two, encode, cases: [[1, "Ryd~~~~~~~~~"]] };
    expect(cellsOf(read(file))[1]).toEqual(["1", "Ryd"]);
  });

  test("of one name in another normal form of Unicode have the usual one", () => {
    const file: BuiltFile = { ...two, extensions: [[13, "A=a\u030alder"]] };
    expect(read(file).columns[0]?.name).toBe("ålder");
  });
});

describe("declared missing values", () => {
  test("are those texts of the column that the file declares", () => {
    const variables = [
      { name: "A", width: 0, missing: [152, 998, -99] },
      { name: "B", width: 12 },
    ];
    const [a] = read({ ...two, variables }).columns;
    expect([...(a?.declaredMissing ?? [])]).toEqual(["-99", "152"]);
  });

  test("as a range hold both ends and no empty cell", () => {
    const variables = [
      { name: "A", width: 0, missingCode: -2, missing: [-Number.MAX_VALUE, 1] },
      { name: "B", width: 12 },
    ];
    const [a] = read({ ...two, variables }).columns;
    expect([...(a?.declaredMissing ?? [])].sort()).toEqual(["-99", "0.1", "1"]);
  });

  test("of long strings are read with their length before each, as some writers have it", () => {
    const name = counted(false, "B");
    const values = counted(false, "x       ", "  inne  ");
    const extensions = [[22, Uint8Array.from([...name, 2, ...values])]] as const;
    const [, b] = read({ ...two, extensions }).columns;
    expect([...(b?.declaredMissing ?? [])]).toEqual(["  inne", "x"]);
  });
});

describe("multiple response sets", () => {
  const setsOf = (record: string) =>
    read({ ...two, extensions: [[7, record]] }).detected.multipleResponseSets;

  test("are read in all three forms", () => {
    const record = "$c=C 3 any a b\n$d=D3 Yes 0  a b\n$e=E 11 1 1 4 text b\n";
    expect(setsOf(record)).toEqual([
      { name: "$c", label: "any", variables: ["A", "B"] },
      { name: "$d", label: "", variables: ["A", "B"] },
      { name: "$e", label: "text", variables: ["B"] },
    ]);
  });

  test("of no known form are left out, those after them are not", () => {
    const record = "$x=Q 1 a\nnothing\n$y=C 999 a b\n$d=D1 1 2 ok a b";
    expect(setsOf(record)).toEqual([{ name: "$d", label: "ok", variables: ["A", "B"] }]);
  });
});

describe("numbers as text", () => {
  test.each([
    [1, "number", "1"],
    [-0, "number", "0"],
    [0.1 + 0.2, "number", "0.30000000000000004"],
    [13_933_036_800, "date", "2024-04-21"],
    [13_933_036_800 + 86_399.5, "date", "2024-04-21"],
    [0, "date", "1582-10-14"],
    [-1, "date-time", "1582-10-13T23:59:59"],
    [12_219_379_200, "date-time", "1970-01-01T00:00:00"],
    [12_219_379_200 + 951_782_400, "date", "2000-02-29"],
    [13_933_036_800.25, "date-time", "2024-04-21T00:00:00.25"],
    [36_610.09, "time", "10:10:10.09"],
    [59.9999999, "time", "00:01:00"],
    [360_000, "time", "100:00:00"],
    [-3_661, "time", "-01:01:01"],
    [6_306_150_067_200, "date", "+201416-09-22"],
    [1e300, "date", "1e+300"],
  ] as const)("%d as %s", (value, kind, text) => {
    expect(numberText(value, kind)).toBe(text);
  });

  test("stand once in a column, also when two values of a day have the same text", () => {
    const variables = [{ name: "DAG", width: 0, format: 0x140b00 }];
    const cases = [[13_933_036_800], [13_933_036_801], [0], [13_933_036_800]];
    const [column] = read({ encoding: "UTF-8", variables, cases }).columns;
    expect(column?.texts).toEqual(["2024-04-21", "1582-10-14"]);
    expect([...(column?.index ?? [])]).toEqual([0, 0, 1, 0]);
  });
});

describe("many different values", () => {
  test("keep their cells", () => {
    const cases = Array.from({ length: 5000 }, (_, row) => [row * 1.5, `text ${row % 3001}`]);
    const { columns } = read({ ...two, cases });
    expect(columns[1]?.texts).toHaveLength(3001);
    for (const [row, [number, text]] of cases.entries()) {
      const found = columns.map(({ texts, index }) => texts[index[row] ?? -1]);
      if (found[0] !== String(number) || found[1] !== text) expect(found).toEqual([number, text]);
    }
  });
});
