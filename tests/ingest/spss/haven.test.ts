import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readSpss, type SpssTable } from "../../../src/ingest/read-spss.ts";
import oracle from "../../oracles/spss-haven.json" with { type: "json" };
import { sharedPath } from "../../support/shared.ts";
import { asHaven, type HavenOutput, ofTable } from "./compare-with-haven.ts";
import { inflate } from "./inflate.ts";
import { madeFiles } from "./made-files.ts";

const FIXTURES = new URL("../../fixtures/spss/", import.meta.url);
const read = (bytes: Uint8Array, file: string): SpssTable => readSpss(bytes, { file }, inflate);
const { files } = oracle as unknown as HavenOutput;

describe("what haven reads, cell by cell", () => {
  test.each(files)("$file", (file) => {
    const table = read(readFileSync(new URL(file.file, FIXTURES)), file.file);
    expect(table.rows).toBe(file.rows);
    expect(ofTable(table)).toEqual(asHaven(file));
    expect(table.detected.documents).toEqual(file.notes);
  });

  test("covers every compression and byte order", () => {
    const kinds = files.map(({ file }) => {
      const { byteOrder, compression } = read(readFileSync(new URL(file, FIXTURES)), file).detected;
      return `${byteOrder} ${compression}`;
    });
    expect([...new Set(kinds)].sort()).toEqual(
      ["big", "little"].flatMap((order) =>
        ["bytecode", "none", "zlib"].map((compression) => `${order} ${compression}`),
      ),
    );
  });

  test.each([...madeFiles()])("%s is made by made-files.ts", (name, bytes) => {
    expect(readFileSync(new URL(name, FIXTURES)).equals(bytes)).toBe(true);
  });
});

describe("the table made of a file", () => {
  const column = (name: string, file = "made_big_endian.sav") => {
    const table = read(readFileSync(new URL(file, FIXTURES)), file);
    const found = table.columns.find((each) => each.name === name);
    if (found === undefined) throw new Error(`no column ${name}`);
    return found;
  };

  test("holds each text once, in order of appearance, and counts cases from 1", () => {
    const table = read(readFileSync(new URL("haven_iris.sav", FIXTURES)), "iris");
    expect(table.columns[4]?.texts).toEqual(["1", "2", "3"]);
    expect([...table.sheetRow]).toEqual(Array.from({ length: 150 }, (_, row) => row + 1));
  });

  test("says how values were stored", () => {
    expect(column("id").storage).toBe("number");
    expect(column("DATUM").storage).toBe("date");
    expect(column("fritext").storage).toBeUndefined();
  });

  test("names the weight, the multiple response sets and the documents", () => {
    const { detected } = read(readFileSync(new URL("made_plain.sav", FIXTURES)), "made_plain.sav");
    expect(detected).toEqual({
      format: "sav",
      encoding: "utf-8",
      byteOrder: "little",
      compression: "none",
      weightVariable: "vikt",
      multipleResponseSets: [
        { name: "$vad", label: "Vad gör du?", variables: ["fråga_om_alkohol", "q2_Lång_1"] },
        { name: "$ja", label: "", variables: ["LOW", "HIGH"] },
        { name: "$utvidgad", label: "märk", variables: ["fråga_om_alkohol", "LOW"] },
      ],
      documents: ["Första raden", "  andra raden, åäö"],
    });
  });

  test("holds Swedish letters of Windows-1252, in names, labels and values", () => {
    const table = read(
      readFileSync(new URL("pspp_windows1252_swedish.sav", FIXTURES)),
      "swedish.sav",
    );
    expect(table.detected.encoding).toBe("windows-1252");
    const texts = table.columns.flatMap(({ name, label, texts }) => [name, label, ...texts]);
    expect(texts.join(" ")).toMatch(/[åäö]/);
    expect(texts.join(" ")).not.toMatch(/[\u0080-\u009F\uFFFD]/);
  });
});

const shared = sharedPath("data", "spss");
const yrbs = sharedPath("data", "yrbs", "yrbs2019_national_spss.sav");
const yrbsCsv = sharedPath("data", "yrbs", "yrbs2019_national.csv.gz");

/** A variable in the collection's own list of what haven read. */
interface ListedVariable {
  readonly name: string;
  readonly label: string | null;
  readonly type: string;
  readonly system_missing?: number;
  readonly sum?: number;
}
interface ListedFile {
  readonly file: string;
  readonly rows: number;
  readonly columns: number;
  readonly variables: readonly ListedVariable[];
}

describe.skipIf(shared === null)("files that may not be copied", () => {
  const list = sharedPath("oracles", "spss_haven_expected.json");
  const listed: ListedFile[] = list === null ? [] : JSON.parse(readFileSync(list, "utf8"));
  const systemFiles = listed.filter(({ file }) => /\.z?sav$/.test(file));

  test.each(systemFiles)("$file", (expected) => {
    const { file } = expected;
    const table = read(readFileSync(`${shared}/${file}`), file);
    expect([table.rows, table.columns.length]).toEqual([expected.rows, expected.columns]);
    expect(table.columns.map((each) => each.name)).toEqual(expected.variables.map((v) => v.name));
    expect(table.columns.map((each) => each.label ?? null)).toEqual(
      expected.variables.map((v) => v.label || null),
    );
    for (const [at, { type, sum, system_missing: empty }] of expected.variables.entries()) {
      const { texts, index } = table.columns[at] ?? { texts: [], index: [] };
      const cells = Array.from(index, (place) => texts[place] ?? "(none)");
      if (type !== "numeric" || sum === undefined) continue;
      expect(cells.filter((cell) => cell === "").length).toBe(empty);
      expect(cells.reduce((total, cell) => total + Number(cell), 0)).toBeCloseTo(sum, 6);
    }
  });
});

describe.skipIf(yrbs === null || yrbsCsv === null)("the YRBS of 2019", () => {
  test("has the cells of its CSV, 13,677 by 235", () => {
    const table = read(readFileSync(yrbs ?? ""), "yrbs.sav");
    const text = gunzipSync(readFileSync(yrbsCsv ?? ""));
    const [header, ...rows] = parse(text, { bom: true }) as string[][];
    expect(table.columns.map(({ name }) => name)).toEqual(header);
    expect(table.rows).toBe(rows.length);
    let differing = 0;
    for (const [at, { texts, index }] of table.columns.entries()) {
      for (const [row, cells] of rows.entries()) {
        const [own, other] = [texts[index[row] ?? -1] ?? "(none)", cells[at] ?? "(none)"];
        if (own !== other) differing++;
      }
    }
    expect(differing).toBe(0);
  });
});
