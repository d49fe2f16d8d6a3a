import { describe, expect, it } from "vitest";
import { attackTable } from "../../src/audit/attack-table.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { parseAuditTable } from "../../src/catalog/audit-table.ts";
import type { AuditedCount } from "../../src/vocabulary/audit.ts";
import { policyNamed } from "../support/policies.ts";

const solver = await loadSolver();
const policy = policyNamed("default");

/** Cases of the trackers of other tools as small tables, the answer worked out by hand beside each. */
const attack = (yaml: string, protection: number = policy.protection) =>
  attackTable(parseAuditTable(yaml, "table.yaml"), { ...policy, protection }, solver);
const told = (counts: readonly AuditedCount[]) =>
  Object.fromEntries(
    counts.map(({ place, low, high, verdict }) => [place.cell, `${low}–${high} ${verdict}`]),
  );

describe("sdcTools/UserSupport 136: two tables that share cells, each safe by itself", () => {
  const table = (sums: string): string => `
schema: ctc-table/1
cells: { A: null, B: null, I: 8, J: 8, K: null, L: null, M: null, N: 7, county 1: 20, county 2: 16, large: 6 }
sums: [${sums}]
`;
  const counties = "{ total: county 1, of: [A, B, I, J] }, { total: county 2, of: [K, L, M, N] }";

  it("by county K, L and M can be anything that adds up to 9", () => {
    expect(told(attack(table(counties)).counts)).toMatchObject({
      K: "0–9 protected",
      L: "0–9 protected",
    });
  });

  it("with the large towns beside it, K is what is left over: 16 − 7 − 6", () => {
    const { counts } = attack(table(`${counties}, { total: large, of: [L, M] }`));
    expect(told(counts)).toMatchObject({ K: "3–3 leak", L: "0–6 protected", A: "0–4 protected" });
    const leak = counts.find(({ place }) => place.cell === "K");
    expect(leak?.because.map(({ kind, place }) => `${kind} ${place.cell}`)).toEqual([
      "cell N",
      "cell county 2",
      "cell large",
      "sum county 2",
      "sum large",
    ]);
  });
});

it("sdcTools/sdcTable 160: nothing is exact, and the interval is narrower than was asked for", () => {
  // x + y = 40, y + z = 41 and z is one of 1 to 3, as "<4" says: x is 0 to 2 with y 38 to 40.
  const { counts } = attack(`
schema: ctc-table/1
cells: { x: null, y: null, z: [1, 3], xy: 40, yz: 41 }
sums: [{ total: xy, of: [x, y] }, { total: yz, of: [y, z] }]
`);
  expect(told(counts)).toEqual({ x: "0–2 leak", y: "38–40 leak", z: "1–3 leak" });
});

describe("opensafely-core/ehrql 1666: small cells are hidden, and so is their small sum", () => {
  const table = (c: string): string => `
schema: ctc-table/1
cells: { a: null, b: null, c: ${c}, d: 57, all: 100 }
sums: [{ total: all, of: [a, b, c, d] }]
`;
  it("three persons in two cells are no secret", () => {
    expect(told(attack(table("40")).counts)).toEqual({ a: "0–3 leak", b: "0–3 leak" });
  });

  it("with the next smallest hidden too there are 43", () => {
    expect(told(attack(table("null")).counts)).toEqual({
      a: "0–43 protected",
      b: "0–43 protected",
      c: "0–43 protected",
    });
  });
});

describe("AI-SDC/ACRO 137: a table with margins, whose cells are hidden and whose margins are not", () => {
  const table = (row: string): string => `
schema: ctc-table/1
cells: { r x: null, r y: 20, s x: 12, s y: 30, r: ${row}, s: 42, x: 15, y: 50, all: 65 }
sums:
  - { total: r, of: [r x, r y] }
  - { total: s, of: [s x, s y] }
  - { total: x, of: [r x, s x] }
  - { total: y, of: [r y, s y] }
  - { total: all, of: [r, s] }
`;
  it("the hidden cell is its margin less the others", () => {
    expect(told(attack(table("23")).counts)).toEqual({ "r x": "3–3 leak" });
  });

  it("and hiding one of its margins changes nothing, for the other is there", () => {
    expect(told(attack(table("null")).counts)).toEqual({ "r x": "3–3 leak", r: "23–23 leak" });
  });
});
