import { describe, expect, it } from "vitest";
import { weekName } from "../../src/check/iso-week.ts";
import { readWeeks } from "../../src/check/read-dates.ts";
import { makeTable } from "../support/make.ts";

/** What is made of each date of a column: the name of its week, or why it cannot be read. */
function read(...dates: readonly string[]): readonly string[] {
  const { columns } = makeTable(
    ["when"],
    dates.map((date) => [date]),
  );
  const [column] = columns;
  if (column === undefined) throw new Error("no column");
  const weeks = readWeeks(column);
  return [...column.index].map((text) => {
    const week = weeks[text] ?? "none";
    return typeof week === "number" ? weekName(week) : week;
  });
}

describe("dates of a column", () => {
  // 5 April 2024 is a Friday of week 14; 4 May 2024 is a Saturday of week 18.
  it.each([
    "2024-04-05",
    " 2024-04-05T10:02:00Z",
    "2024-4-5",
    "2024/04/05 10:02",
    "20240405",
    "5.4.2024",
    "05.04.2024 10:02",
    "5. 4. 2024",
  ])("%j is read by itself", (text) => expect(read(text)).toEqual(["2024-W14"]));

  it.each([
    ["", "empty"],
    [" ", "empty"],
    ["soon", "form"],
    ["5.4.24", "form"],
    ["4.15.2024", "form"],
    ["2024-13-01", "form"],
    ["2023-02-29", "form"],
    ["2024-04-31", "form"],
    ["2024-04-155", "form"],
    ["202404055", "form"],
    ["20241301", "form"],
    ["45/45/2024", "form"],
    ["45387", "day-number"],
    ["45387.4201", "day-number"],
    ["4/5/2024", "order"],
    ["05/04/2024", "order"],
    ["04-05-2024 10:02", "order"],
  ])("%j is not: %s", (text, reason) => expect(read(text)).toEqual([reason]));

  it("takes day and month in the order that the column shows", () => {
    expect(read("05/04/2024", "13/04/2024")).toEqual(["2024-W14", "2024-W15"]);
    expect(read("4/5/2024", "4/13/2024 9:00 AM")).toEqual(["2024-W14", "2024-W15"]);
    expect(read("05-04-2024", "04-13-2024")).toEqual(["2024-W18", "2024-W15"]);
    expect(read("13/04/2024", "05/04/2024", "2/30/2024")).toEqual(["2024-W15", "2024-W14", "form"]);
  });

  it("takes no order where the column shows both, nor from a day that does not exist", () => {
    expect(read("13/04/2024", "04/13/2024", "4/5/2024")).toEqual(["order", "order", "order"]);
    expect(read("31/02/2024", "4/5/2024")).toEqual(["form", "order"]);
  });
});
