import { expect, it } from "vitest";
import { readDurations } from "../../src/instrument/read-durations.ts";
import { makeTable } from "../support/make.ts";

const table = makeTable(
  ["Duration (in seconds)", "tid"],
  ["600", "12:30", "1:02:30", "90,5", "", "fast", "1:75"].map((time) => [time, "1"]),
);

it("reads numbers and clock times from the first column that is there", () => {
  const found = readDurations(table, ["interviewtime", "duration (in seconds)", "tid"]);
  expect([...(found ?? [])]).toEqual([600, 750, 3750, 90.5, Number.NaN, Number.NaN, Number.NaN]);
});

it("is nothing without a column", () => {
  expect(readDurations(table, ["interviewtime"])).toBeNull();
});
