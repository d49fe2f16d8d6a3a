import { expect, it } from "vitest";
import { orderRows } from "../../src/prioritise/order-rows.ts";
import type { PriorityRow } from "../../src/vocabulary/priority-table.ts";

const row = (measure: string, kind: "risk" | "protective", gap: number | null): PriorityRow => ({
  number: 1,
  measure,
  kind,
  domain: null,
  label: { en: measure },
  status: gap === null ? "withheld" : "shown",
  reason: null,
  share: null,
  rest: gap === null ? null : { value: gap, low: gap, high: gap, step: null, holds: "none" },
  norm: null,
  pupils: null,
  change: null,
  agreement: null,
  probability: null,
  associations: [],
  programmes: [],
});
const names = (rows: readonly PriorityRow[]) => rows.map(({ measure }) => measure).join("");

it("leaves the instrument's order unless asked", () => {
  expect(names(orderRows([row("a", "risk", 0.1), row("b", "risk", 0.2)], "instrument"))).toBe("ab");
});

it("puts the largest difference of risk factors first, the lowest of protective ones", () => {
  const gaps = [0.1, null, 0.3, -0.2, 0.3] as const;
  const rows = (kind: "risk" | "protective") =>
    gaps.map((gap, at) => row("abcde".charAt(at), kind, gap));
  expect(names(orderRows(rows("risk"), "gap"))).toBe("ceadb");
  expect(names(orderRows(rows("protective"), "gap"))).toBe("daceb");
});
