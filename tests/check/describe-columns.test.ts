import { expect, it } from "vitest";
import { describeColumns } from "../../src/check/describe-columns.ts";
import { findOutOfRange } from "../../src/check/find-strange-values.ts";
import type { MissingShares } from "../../src/vocabulary/check.ts";
import type { Released } from "../../src/vocabulary/figure.ts";
import { MISSING } from "../../src/vocabulary/responses.ts";
import { makeResponses, makeTable } from "../support/make.ts";

const table = makeTable(
  ["id", "a", "b", "when", "height", "note", "gone"],
  [
    ["10001", "1", "ja", "2024-04-15", "171,5", "x", ""],
    ["10002", "9", "", "2024-04-16 10:00", "168", "y", ""],
    ["10003", "2", "hej", "2024-04-17", "160", "z z", ""],
  ],
);
const itemColumns = new Map(table.columns.slice(1, 3).map((column) => [column.name, column]));
const responses = makeResponses({
  a: [1, MISSING.out_of_range, 2],
  b: [3, null, MISSING.out_of_range],
});

it("says of each column what it is used for, what it holds, and what is missing", () => {
  const counted: unknown[] = [];
  const found = describeColumns({
    table,
    responses,
    roleColumns: new Map([["id", table.columns.slice(0, 1)]]),
    itemColumns,
    releaseCodes: (counts) => [...counts.keys()],
    releaseMissing: (counts) => {
      counted.push([...counts]);
      return { all: null, byReason: {} } as MissingShares as Released<MissingShares>;
    },
  });
  expect(found.map(({ column, use, name, type }) => [column, use, name, type])).toEqual([
    ["id", "role", "id", "codes"],
    ["a", "item", "a", "codes"],
    ["b", "item", "b", "labels"],
    ["when", "unused", null, "dates"],
    ["height", "unused", null, "numbers"],
    ["note", "unused", null, "labels"],
    ["gone", "unused", null, "empty"],
  ]);
  expect(found.map(({ codes }) => codes)).toEqual([null, [1, 2], [3], null, null, null, null]);
  expect(counted).toEqual([
    [["out_of_range", 1]],
    [
      ["blank", 1],
      ["out_of_range", 1],
    ],
  ]);
});

it("names the rows of an undeclared value, its text only where that may be told", () => {
  const releaseText = (text: string) => (text === "9" ? text : null);
  expect(findOutOfRange(table, itemColumns, responses.answers, releaseText)).toEqual([
    { column: "a", item: "a", text: "9", rows: [3], cells: 1 },
    { column: "b", item: "b", text: null, rows: [4], cells: 1 },
  ]);
});
