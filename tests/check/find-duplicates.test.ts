import { expect, it } from "vitest";
import { findDuplicates } from "../../src/check/find-duplicates.ts";
import { makeResponses, makeTable } from "../support/make.ts";

/** 24 questions, each answered as the letters of a row say; a dot is a gap. */
function survey(rows: readonly string[], ids: readonly string[]) {
  const codeAt = (row: string, at: number): number | null =>
    row.charAt(at) === "." ? null : Number(row.charAt(at));
  const answers = Array.from(
    { length: 24 },
    (_, at) => [`q${at}`, rows.map((row) => codeAt(row, at))] as const,
  );
  const table = makeTable(
    ["id"],
    ids.map((id) => [id]),
  );
  return { responses: makeResponses(Object.fromEntries(answers)), table };
}

const FULL = "123412341234123412341234";

it("names rows with one id; an empty id is nobody's", () => {
  const { table, responses } = survey([FULL, FULL, FULL, FULL], ["7", "8", " 7", ""]);
  const { sameId } = findDuplicates(table, table.columns.slice(0, 1), responses);
  expect(sameId).toEqual([[2, 4]]);
  expect(findDuplicates(table, undefined, responses).sameId).toEqual([]);
});

it("names rows with the same answers and gaps throughout, where enough were answered", () => {
  const gaps = `${FULL.slice(0, 20)}....`;
  const few = `${FULL.slice(0, 19)}.....`;
  const one = "2".repeat(24);
  const other = `${FULL.slice(0, 23)}1`;
  const rows = [FULL, gaps, few, one, FULL, gaps, few, one, other];
  const { table, responses } = survey(
    rows,
    rows.map((_, at) => String(at)),
  );
  const found = findDuplicates(table, undefined, responses);
  expect(found.answersNeeded).toBe(20);
  expect(found.sameAnswers).toEqual([
    [2, 6],
    [3, 7],
  ]);
});
