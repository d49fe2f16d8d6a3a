import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { estimateDifference } from "../../src/estimate/difference.ts";
import { finiteCorrection } from "../../src/estimate/finite-correction.ts";
import { designFrame, lonelyStrata } from "../../src/estimate/linearisation/design-frame.ts";
import { estimateShare, shareOfPersons } from "../../src/estimate/share.ts";
import { estimateTotal } from "../../src/estimate/total.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import oracle from "../oracles/finite-population.json" with { type: "json" };
import { expectClose } from "../support/close-to.ts";
import { sharedPath } from "../support/shared.ts";
import { makeDesign, mask, type Row, readRows, yrbsDesign } from "../support/survey-design.ts";

const fixture = (name: string): Row[] =>
  readRows(readFileSync(join(import.meta.dirname, "../fixtures", name), "utf8"));

interface Data {
  readonly rows: readonly Row[];
  readonly design: Design;
  readonly domains: Readonly<Record<string, (row: Row) => boolean>>;
  readonly sides?: readonly [string, string];
  readonly isCounted?: (row: Row, outcome: string) => boolean | null;
}

/** The population of each stratum, in the order in which the design numbers them. */
function withPopulation(
  design: Design,
  populationOf: (row: number, clusters: number) => number,
): Design {
  const sizes = new Float64Array(design.strata);
  const clusters = Array.from(
    { length: design.strata },
    (_, stratum) =>
      new Set([...design.cluster].filter((__, row) => design.stratum[row] === stratum)).size,
  );
  for (const [row, stratum] of design.stratum.entries())
    sizes[stratum] = populationOf(row, clusters[stratum] ?? 0);
  return { ...design, populationOf: sizes };
}

function rcc(): Data {
  const rows = fixture("rcc-su-2018.csv");
  const design = makeDesign(rows.length, {
    weight: rows.map((row) => Number(row[".w"])),
    stratum: rows.map((row) => row[".st"] ?? ""),
  });
  return {
    rows,
    design: withPopulation(design, (row) => Number(rows[row]?.[".fpc"])),
    domains: {
      all: () => true,
      men: ({ sex }) => sex === "Male",
      women: ({ sex }) => sex === "Female",
      old: ({ age2 }) => Number(age2) >= 85,
      stratum3: (row) => row[".st"] === "3",
    },
    sides: ["men", "women"],
    isCounted: (row, outcome) => (row[outcome] === "" ? null : row[outcome] === "TRUE"),
  };
}

function yrbs(district: string, kind: string): Data {
  const rows = fixture("yrbs-districts-2017.csv").filter((row) => row.district === district);
  const times = (row: number): number => {
    if (kind === "three") return 3;
    return kind === "census" || Number(rows[row]?.stratum) % 2 === 0 ? 1 : 3;
  };
  return {
    rows,
    design: withPopulation(yrbsDesign(rows), (row, clusters) => times(row) * clusters),
    domains: {
      all: () => true,
      girls: ({ Sex }) => Sex === "Female",
      grade12: ({ Grade }) => Grade === "12",
      area: ({ PSU }) => Number(PSU) % 3 === 0,
      rest: ({ PSU }) => Number(PSU) % 3 !== 0,
    },
    sides: ["area", "rest"],
    isCounted: (row, outcome) => (row[outcome] === "" ? null : row[outcome] === "1"),
  };
}

const SCHOOLS: Readonly<Record<string, (row: Row) => boolean | null>> = {
  awards: (row) => row.awards === "Yes",
  "sch.wide": (row) => row["sch.wide"] === "Yes",
  ell0: ({ ell }) => (ell === "NA" ? null : Number(ell) === 0),
  meals50: ({ meals }) => Number(meals) > 50,
};

function schools(name: string, path: string): Data {
  const rows = readRows(readFileSync(path, "utf8"));
  const design = makeDesign(rows.length, {
    weight: rows.map(({ pw }) => Number(pw)),
    ...(name === "apistrat" ? { stratum: rows.map(({ stype = "" }) => stype) } : {}),
    ...(name === "apiclus1" ? { cluster: rows.map(({ dnum = "" }) => dnum) } : {}),
  });
  return {
    rows,
    design: withPopulation(design, (row) => Number(rows[row]?.fpc)),
    domains: {
      all: () => true,
      elementary: ({ stype }) => stype === "E",
      other: ({ stype }) => stype !== "E",
      year: (row) => row["yr.rnd"] === "Yes",
    },
    sides: ["elementary", "other"],
    isCounted: (row, outcome) => SCHOOLS[outcome]?.(row) ?? null,
  };
}

const load: Record<string, () => Data> = { rcc };
for (const district of ["queens", "cleveland"])
  for (const kind of ["three", "some", "census"])
    load[`${district}-${kind}`] = () => yrbs(district, kind);
for (const name of ["apistrat", "apiclus1", "apisrs"]) {
  const path = sharedPath("data", "survey-design", `${name}.csv`);
  if (path !== null) load[name] = () => schools(name, path);
}

const loaded = new Map<string, Data>();
function dataOf(name: string): Data {
  const data = loaded.get(name) ?? load[name]?.();
  if (data === undefined) throw new Error(`no such data: ${name}`);
  loaded.set(name, data);
  return data;
}

const stateOf = ({ rows, isCounted }: Data, outcome: string): Int8Array =>
  Int8Array.from(rows, (row) => {
    const counted = isCounted?.(row, outcome) ?? null;
    return counted === null ? -1 : Number(counted);
  });

function checkShare(row: (typeof oracle.shares)[number]): void {
  const data = dataOf(row.data);
  const state = stateOf(data, row.outcome);
  const inside = mask(data.rows, data.domains[row.domain] ?? (() => false));
  const [beta, logit, wald] = (["korn-graubard", "logit", "wald"] as const).map((interval) =>
    estimateShare(state, inside, data.design, "adjust", { interval }),
  );
  if (!beta || !logit || !wald) throw new Error("nobody in the denominator");
  expect([beta.respondents, beta.degreesOfFreedom]).toEqual([row.n, row.df]);
  expectClose(beta.value, row.share, 1e-12);
  expectClose(beta.standardError, row.se, 1e-9);
  const total = estimateTotal(state, inside, data.design, "adjust");
  expectClose(total?.value ?? 0, row.total, 1e-12);
  expect(Math.abs((total?.standardError ?? 0) - row.totalSe)).toBeLessThanOrEqual(
    1e-9 * row.totalSe,
  );
  if (row.deff === null) {
    // Everybody, or nobody and everyone's answer the same.
    expect(beta.designEffect).toBeNull();
    return;
  }
  expectClose(beta.designEffect ?? Number.NaN, row.deff, 1e-9);
  if (row.df < 1) return;
  // R does not cap the effective size either.
  expectClose(beta.low, row.beta[0] ?? Number.NaN, 1e-9);
  expectClose(beta.high, row.beta[1] ?? Number.NaN, 1e-9);
  expectClose(wald.low, Math.max(0, row.wald[0] ?? Number.NaN), 1e-9);
  expectClose(wald.high, Math.min(1, row.wald[1] ?? Number.NaN), 1e-9);
  if (row.df < 2) return;
  expectClose(logit.low, row.logit[0] ?? Number.NaN, 1e-7);
  expectClose(logit.high, row.logit[1] ?? Number.NaN, 1e-7);
}

function checkDifference(row: (typeof oracle.differences)[number]): void {
  const data = dataOf(row.data);
  const state = stateOf(data, row.outcome);
  const [first, second] = (data.sides ?? []).map((side) =>
    mask(data.rows, data.domains[side] ?? (() => false)),
  );
  if (!first || !second) throw new Error("no sides");
  const [a, b] = [first, second].map((side) => estimateShare(state, side, data.design, "adjust"));
  if (!a || !b) throw new Error("nobody in a denominator");
  const difference = estimateDifference(state, first, second, data.design, "adjust", a, b);
  expectClose(difference.value, row.value, 1e-9);
  expectClose(difference.low, row.low, 1e-9);
  expectClose(difference.high, row.high, 1e-9);
  expectClose(difference.p ?? Number.NaN, row.p, 1e-9);
}

const isApi = ({ data }: { readonly data: string }): boolean => data.startsWith("api");
const hasApi = sharedPath("data", "survey-design", "apistrat.csv") !== null;

describe(`finite populations agree to 1e-9 with ${oracle.oracle}`, () => {
  it.each(oracle.shares.filter((row) => !isApi(row)))("$data $outcome $domain", checkShare);
  it.each(oracle.differences.filter((row) => !isApi(row)))(
    "$data $outcome, a difference",
    checkDifference,
  );
});

describe.skipIf(!hasApi)("and so do the schools of the package survey (not kept here)", () => {
  it.each(oracle.shares.filter(isApi))("$data $outcome $domain", checkShare);
  it.each(oracle.differences.filter(isApi))("$data $outcome, a difference", checkDifference);
});

describe("a design in a finite population", () => {
  const design = makeDesign(4, { stratum: ["a", "a", "b", "c"] });

  it("has no lonely stratum where its only cluster is all there is", () => {
    const populationOf = Float64Array.of(20, 1, 7);
    expect(lonelyStrata(design)).toEqual([1, 2]);
    expect(lonelyStrata({ ...design, populationOf })).toEqual([2]);
  });

  it("cannot have more clusters than there are", () => {
    const populationOf = Float64Array.of(1, 1, 1);
    expect(() => designFrame({ ...design, populationOf })).toThrow(RangeError);
  });

  it("is exact where everybody answered", () => {
    const { rows, design: whole, domains } = dataOf("queens-census");
    const share = estimateShare(
      stateOf(dataOf("queens-census"), "is_hopeless"),
      mask(rows, domains.all ?? (() => false)),
      whole,
      "fail",
    );
    expect([share?.low, share?.high]).toEqual([share?.value, share?.value]);
    expect(share?.effectiveRespondents).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("finiteCorrection", () => {
  it("is 1 − n/N in one cell", () => {
    expectClose(finiteCorrection(60, [{ respondents: 75, pupils: 80 }]), 1 - 60 / 80, 1e-12);
  });

  it("is the mean over the respondents of the part that was not heard", () => {
    // 60 of 80 and 20 of 100 were heard; three quarters of the respondents are in the first cell.
    const cells = [
      { respondents: 75, pupils: 80 },
      { respondents: 25, pupils: 100 },
    ];
    expectClose(finiteCorrection(80, cells), 0.75 * (1 - 60 / 80) + 0.25 * (1 - 20 / 100), 1e-12);
  });

  it("corrects nothing for a cell that nobody counts, and nothing where there are no cells", () => {
    const cells = [
      { respondents: 50, pupils: 50 },
      { respondents: 50, pupils: null },
    ];
    expect(finiteCorrection(100, cells)).toBe(0.5);
    expect(finiteCorrection(100, [])).toBe(1);
    expect(finiteCorrection(100, [{ respondents: 0, pupils: 50 }])).toBe(1);
  });

  it("does not go below 0, where printed numbers are rounded up", () => {
    expect(finiteCorrection(100, [{ respondents: 100, pupils: 98 }])).toBe(0);
  });
});

describe("a share with cells of the register", () => {
  const cells = [{ respondents: 60, pupils: 80 }];

  it("has the standard error of R's svydesign(fpc = 80) and no cap", () => {
    const share = shareOfPersons(60, 12, { cells });
    // 0.2 · 0.8 / 59 · (1 − 60/80)
    expectClose(share?.standardError ?? 0, Math.sqrt((0.16 / 59) * 0.25), 1e-12);
    expectClose(share?.effectiveRespondents ?? 0, 59 * 4, 1e-12);
    expectClose(share?.designEffect ?? 0, 0.25, 1e-12);
    expect(share?.degreesOfFreedom).toBe(59);
    const infinite = shareOfPersons(60, 12);
    expect(share?.low).toBeGreaterThan(infinite?.low ?? 1);
    expect(share?.high).toBeLessThan(infinite?.high ?? 0);
  });

  it("is a point where everybody answered, also at 0 %", () => {
    for (const counted of [0, 12, 80]) {
      const share = shareOfPersons(80, counted, { cells: [{ respondents: 80, pupils: 80 }] });
      expect(share).toMatchObject({
        low: counted / 80,
        high: counted / 80,
        standardError: 0,
        effectiveRespondents: Number.POSITIVE_INFINITY,
      });
    }
  });

  it("weights each side of a difference with its own correction", () => {
    const design = makeDesign(8, { weight: [1, 1, 1, 1, 1, 1, 1, 1] });
    const state = Int8Array.of(1, 0, 0, 1, 1, 1, 1, 0);
    const first = Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0);
    const second = first.map((inside) => 1 - inside);
    const cellsOf = (pupils: number) => [{ respondents: 4, pupils }];
    const a = estimateShare(state, first, design, "fail", { cells: cellsOf(5) });
    const b = estimateShare(state, second, design, "fail", { cells: cellsOf(8) });
    if (a === null || b === null) throw new Error("nobody in a denominator");
    const { value, low } = estimateDifference(state, first, second, design, "fail", a, b);
    // 8/7 · Σz² of each side, and qt(.975, 7) for the 8 respondents in one stratum.
    const variance = (8 / 7) * ((0.25 / 4) * 0.2 + (0.1875 / 4) * 0.5);
    expect((value - low) / Math.sqrt(variance)).toBeCloseTo(2.3646242515927844, 9);
  });
});
