import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { estimateDifference } from "../../src/estimate/difference.ts";
import { designFrame } from "../../src/estimate/linearisation/design-frame.ts";
import { taylorVariance } from "../../src/estimate/linearisation/taylor-variance.ts";
import { estimateShare } from "../../src/estimate/share.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import type { IntervalMethod } from "../../src/vocabulary/estimation.ts";
import { expectClose } from "../support/close-to.ts";
import { sharedPath } from "../support/shared.ts";
import { asPolicy, makeDesign, type Row, readRows } from "../support/survey-design.ts";

// Data under the GPL, or too large to keep here; R's numbers for them lie beside them.
const path = sharedPath("oracles", "golden.json");

interface Expected {
  readonly p: number;
  readonly se: number;
  readonly df?: number;
  readonly ci: Readonly<Record<string, readonly [number, number]>>;
}
interface Golden {
  readonly yrbs: Expected & {
    readonly deff_wr: number;
    readonly n: number;
    readonly degf_domain: number;
    readonly by_stratum: Readonly<Record<string, readonly [number, number, number]>>;
  };
  readonly apiclus1_nofpc_schwide: Expected;
  readonly apiclus1_fpc_ell0: Expected;
  readonly apistrat_awards: Expected;
  readonly lonely_psu_age: Readonly<Record<string, readonly [number, number]>>;
  readonly year_diff_same_psus: { readonly diff: number; readonly se_with_covariance: number };
}

function read(...parts: string[]): Row[] {
  const file = sharedPath("data", ...parts);
  if (file === null) throw new Error(`${parts.join("/")} is not there`);
  return readRows(readFileSync(file, "utf8"));
}

const everyone = (rows: readonly Row[]): Uint8Array => new Uint8Array(rows.length).fill(1);
const stateOf = (rows: readonly Row[], isCounted: (row: Row) => boolean | null): Int8Array =>
  Int8Array.from(rows, (row) => {
    const counted = isCounted(row);
    return counted === null ? -1 : Number(counted);
  });

function clusteredSchools(rows: readonly Row[], hasPopulation: boolean): Design {
  const design = makeDesign(rows.length, {
    weight: rows.map(({ pw }) => Number(pw)),
    cluster: rows.map(({ dnum = "" }) => dnum),
  });
  return hasPopulation
    ? { ...design, populationOf: Float64Array.of(Number(rows[0]?.fpc)) }
    : design;
}

/** R's names of our intervals; its fitted logit stops early, so the same without a fit is taken. */
const METHODS: readonly (readonly [IntervalMethod, string])[] = [
  ["korn-graubard", "beta"],
  ["logit", "xlogit"],
  ["wald", "mean"],
];

function check(state: Int8Array, inside: Uint8Array, design: Design, expected: Expected): void {
  // R does not cap the effective size: nor do we in a population, also in an infinite one.
  const infinite = new Float64Array(design.strata).fill(Number.POSITIVE_INFINITY);
  const uncapped = { ...design, populationOf: design.populationOf ?? infinite };
  for (const [interval, name] of METHODS) {
    const share = estimateShare(state, inside, uncapped, "fail", { interval });
    if (share === null) throw new Error("nobody in the denominator");
    expectClose(share.value, expected.p, 1e-12);
    expectClose(share.standardError, expected.se, 1e-9);
    if (expected.df !== undefined) expect(share.degreesOfFreedom).toBe(expected.df);
    const [low, high] = expected.ci[name] ?? [];
    expectClose(share.low, Math.max(0, low ?? Number.NaN), 1e-9);
    expectClose(share.high, high ?? Number.NaN, 1e-9);
  }
}

describe.skipIf(path === null)("R's golden numbers (data not kept here)", () => {
  const golden: Golden = JSON.parse(path === null ? "{}" : readFileSync(path, "utf8"));

  it("YRBS 2015, bicycle helmets: share, df, design effect and three intervals", () => {
    const rows = read("yrbs", "yrbs2015_qn8_crlf.csv");
    const { design, state } = helmets(rows);
    check(state, everyone(rows), design, { ...golden.yrbs, df: golden.yrbs.degf_domain });
    const share = estimateShare(state, everyone(rows), design, "fail");
    expect(share?.respondents).toBe(golden.yrbs.n);
    expectClose(share?.designEffect ?? 0, golden.yrbs.deff_wr, 1e-9);
  });

  it("YRBS 2015, each stratum as a domain: those that lose clusters, too", () => {
    const rows = read("yrbs", "yrbs2015_qn8_crlf.csv");
    const { design, state } = helmets(rows);
    const strata = Object.entries(golden.yrbs.by_stratum);
    expect(strata.length).toBeGreaterThan(10);
    for (const [stratum, [value, standardError, df]] of strata) {
      const inside = Uint8Array.from(rows, (row) => Number(row.stratum === stratum));
      const share = estimateShare(state, inside, design, "fail");
      expectClose(share?.value ?? 0, value, 1e-12);
      expectClose(share?.standardError ?? 0, standardError, 1e-9);
      expect(share?.degreesOfFreedom).toBe(df);
    }
  });

  it("schools: clusters, with and without a finite population, and strata", () => {
    const clusters = read("survey-design", "apiclus1.csv");
    const wide = stateOf(clusters, (row) => row["sch.wide"] === "Yes");
    const ell = stateOf(clusters, (row) => Number(row.ell) === 0);
    const all = everyone(clusters);
    check(wide, all, clusteredSchools(clusters, false), golden.apiclus1_nofpc_schwide);
    check(ell, all, clusteredSchools(clusters, true), golden.apiclus1_fpc_ell0);
    const strata = read("survey-design", "apistrat.csv");
    const design = makeDesign(strata.length, {
      weight: strata.map(({ pw }) => Number(pw)),
      stratum: strata.map(({ stype = "" }) => stype),
    });
    const sizes = new Map(strata.map(({ stype, fpc }) => [stype, Number(fpc)]));
    const awards = stateOf(strata, (row) => row.awards === "Yes");
    const populationOf = Float64Array.from(sizes.values());
    check(awards, everyone(strata), { ...design, populationOf }, golden.apistrat_awards);
  });

  it("the same clusters in two years: a difference with its covariance", () => {
    const schools = read("survey-design", "apiclus1.csv");
    const rows = [...schools, ...schools];
    const isSecond = (at: number): boolean => at >= schools.length;
    const state = Int8Array.from(rows, (row, at) =>
      Number(Number(isSecond(at) ? row.api00 : row.api99) > 650),
    );
    const second = Uint8Array.from(rows, (_, at) => Number(isSecond(at)));
    const first = second.map((inside) => 1 - inside);
    const design = clusteredSchools(rows, false);
    const [a, b] = [second, first].map((inside) => estimateShare(state, inside, design, "fail"));
    if (!a || !b) throw new Error("nobody in a denominator");
    const { value, high } = estimateDifference(state, second, first, design, "fail", a, b);
    expectClose(value, golden.year_diff_same_psus.diff, 1e-9);
    // qt(.975, 14), for 15 clusters in one stratum
    const standardError = (high - value) / 2.1447866879169273;
    expectClose(standardError, golden.year_diff_same_psus.se_with_covariance, 1e-9);
  });

  it.each(["remove", "adjust", "average"])("eight rows, one lonely cluster: %s", (policy) => {
    const weight = [1.5, 1.5, 1.5, 2.5, 2.5, 3.5, 3.5, 4.5];
    const age = [12, 34, 24, 12, 33, 46, 78, 98];
    const stratum = ["1", "1", "1", "2", "2", "3", "3", "4"];
    const cluster = ["1a", "1b", "1b", "2a", "2b", "3a", "3b", "4a"];
    const design = makeDesign(8, { weight, stratum, cluster });
    const sum = weight.reduce((all, w) => all + w, 0);
    const mean = weight.reduce((all, w, i) => all + w * (age[i] ?? 0), 0) / sum;
    const score = new Float64Array(design.clusters);
    for (const [i, c] of design.cluster.entries())
      score[c] = (score[c] ?? 0) + ((weight[i] ?? 0) * ((age[i] ?? 0) - mean)) / sum;
    const active = new Uint8Array(design.clusters).fill(1);
    const variance = taylorVariance({ score, active }, designFrame(design), asPolicy(policy));
    const [expectedMean, standardError] = golden.lonely_psu_age[policy] ?? [];
    expectClose(mean, expectedMean ?? Number.NaN, 1e-12);
    expectClose(Math.sqrt(variance), standardError ?? Number.NaN, 1e-9);
    // R's `certainty` is our `remove` here: the cluster adds nothing.
    expect(golden.lonely_psu_age.certainty).toEqual(golden.lonely_psu_age.remove);
  });
});

function helmets(rows: readonly Row[]): { readonly design: Design; readonly state: Int8Array } {
  const design = makeDesign(rows.length, {
    weight: rows.map(({ weight }) => Number(weight)),
    stratum: rows.map(({ stratum = "" }) => stratum),
    cluster: rows.map(({ stratum, psu }) => `${stratum}/${psu}`),
  });
  const state = stateOf(rows, ({ qn8 }) => (qn8 === "1" || qn8 === "2" ? qn8 === "1" : null));
  return { design, state };
}
