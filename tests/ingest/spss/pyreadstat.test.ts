import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readSpss } from "../../../src/ingest/read-spss.ts";
import type { TextColumn } from "../../../src/vocabulary/table.ts";
import { sharedPath } from "../../support/shared.ts";
import { inflate } from "./inflate.ts";

const FIXTURES = new URL("../../fixtures/spss/", import.meta.url);
const folder = sharedPath("oracles", "spss");

/** A cell of pyreadstat's CSVs in our words: no filled-up decimals, hours of two digits. */
function asOurs(cell: string): string {
  if (cell === "#NULL!") return "";
  if (/^-?\d+\.\d+$/.test(cell)) return String(Number(cell));
  return cell.replace(/\.000000$/, "").replace(/^(\d):/, "0$1:");
}

function cellsOf(column: TextColumn, keepsDeclared: boolean): string[] {
  return Array.from(column.index, (place) => {
    const text = column.texts[place] ?? "(none)";
    return !keepsDeclared && column.declaredMissing?.has(text) ? "" : text;
  });
}

describe.skipIf(folder === null)("what pyreadstat reads", () => {
  test.each([
    ["pyreadstat_sample.sav", "pyreadstat_expected_sample.csv", true],
    ["pyreadstat_sample.zsav", "pyreadstat_expected_sample.csv", true],
    ["pyreadstat_sample_missing.sav", "pyreadstat_expected_sample_missing_user.csv", true],
    ["pyreadstat_sample_missing.sav", "pyreadstat_expected_sample_missing.csv", false],
  ])("%s is %s", (file, expected, keepsDeclared) => {
    const { columns } = readSpss(readFileSync(new URL(file, FIXTURES)), { file }, inflate);
    const rows = parse(readFileSync(`${folder}/${expected}`), { bom: true }) as string[][];
    const [header = [], ...body] = rows.map((row) => row.map(asOurs));
    expect(columns.map(({ name }) => name)).toEqual(header);
    for (const [at, column] of columns.entries()) {
      expect(cellsOf(column, keepsDeclared)).toEqual(body.map((row) => row[at]));
    }
  });
});
