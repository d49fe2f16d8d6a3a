import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { estimateDifference } from "../../../src/estimate/difference.ts";
import { estimateShare } from "../../../src/estimate/share.ts";
import { estimateChange } from "../../../src/estimate/trend/change.ts";
import { estimateTrend } from "../../../src/estimate/trend/logistic-trend.ts";
import { stackMeasure, stackWaves } from "../../../src/estimate/trend/stack-waves.ts";
import { shareOfWave } from "../../../src/estimate/trend/wave-share.ts";
import { expectClose } from "../../support/close-to.ts";
import { sharedPath } from "../../support/shared.ts";
import { makeDesign, readRows } from "../../support/survey-design.ts";
import { type WaveColumns, waveSums } from "../../support/wave-sums.ts";

const TIMES = [2017, 2021, 2023];

interface Drawn {
  readonly weighted: boolean;
  readonly clustered: boolean;
  readonly stratified: boolean;
  readonly waves: readonly (readonly (readonly [number, number, number, number, number])[])[];
}

const pupil = fc.tuple(
  fc.integer({ min: -1, max: 1 }), // state
  fc.integer({ min: 0, max: 4 }), // cluster
  fc.integer({ min: 0, max: 2 }), // grade; 0 is not known
  fc.integer({ min: 0, max: 2 }), // gender
  fc.integer({ min: 1, max: 9 }), // weight, in quarters
);
const drawn: fc.Arbitrary<Drawn> = fc.record({
  weighted: fc.boolean(),
  clustered: fc.boolean(),
  stratified: fc.boolean(),
  waves: fc.tuple(...TIMES.map(() => fc.array(pupil, { minLength: 25, maxLength: 60 }))),
});

function columnsOf(drawn: Drawn, at: number): WaveColumns {
  const rows = drawn.waves[at] ?? [];
  const stratumOf = (cluster: number): string => String(cluster % 2);
  return {
    wave: String(TIMES[at]),
    state: Int8Array.from(rows, ([state]) => state),
    grade: rows.map(([, , grade]) => (grade === 0 ? "" : String(grade))),
    gender: rows.map(([, , , gender]) => (gender === 0 ? "" : String(gender))),
    ...(drawn.weighted && { weight: rows.map(([, , , , weight]) => weight / 4) }),
    ...(drawn.clustered && { cluster: rows.map(([, cluster]) => String(cluster)) }),
    ...(drawn.stratified && { stratum: rows.map(([, cluster]) => stratumOf(cluster)) }),
  };
}

/** From sums, and with every respondent in a cell of one: the answers themselves. */
function stack(columns: readonly WaveColumns[], isSame: boolean, isPerson: boolean) {
  const waves = columns.map((one) =>
    waveSums(isPerson ? { ...one, area: Array.from(one.state, (_, row) => `p${row}`) } : one),
  );
  const sums = waves.map((wave) => wave.sums);
  const design = stackWaves(sums, [], isSame);
  const measures = sums.map((wave) => wave.measures[0] ?? null);
  const measure = stackMeasure(measures, design);
  return { waves, sums, design, measure, inside: new Uint8Array(design.rows).fill(1) };
}

/** All waves as one design, as it would be made of the answers. */
function joined(columns: readonly WaveColumns[], isSame: boolean) {
  const state = Int8Array.from(columns.flatMap((one) => [...one.state]));
  const of = (part: (one: WaveColumns, at: number) => readonly string[]): string[] =>
    columns.flatMap((one, at) => part(one, at));
  const label = (texts: readonly string[] | undefined, one: WaveColumns, at: number): string[] =>
    Array.from(one.state, (_, row) => `${isSame ? "" : `${at}/`}${texts?.[row] ?? ""}`);
  const isClustered = columns.every(({ cluster }) => cluster !== undefined);
  const design = makeDesign(state.length, {
    ...(columns[0]?.weight && { weight: columns.flatMap(({ weight = [] }) => [...weight]) }),
    ...(!isSame && { stratum: of((one, at) => label(one.stratum, one, at)) }),
    ...(isClustered && {
      cluster: of((one, at) =>
        label(one.cluster, one, at).map((name, row) => `${one.stratum?.[row] ?? ""}/${name}`),
      ),
    }),
  });
  const wave = (at: number): Uint8Array =>
    Uint8Array.from(columns.flatMap((one, w) => Array.from(one.state, () => (w === at ? 1 : 0))));
  return { state, design, wave };
}

describe("sums are as good as answers", () => {
  it("gives the shares of each wave to 1e-12", () => {
    fc.assert(
      fc.property(drawn, (survey) => {
        const columns = TIMES.map((_, at) => columnsOf(survey, at));
        for (const one of columns) {
          const { sums, design: answers } = waveSums(one);
          const design = stackWaves([sums], [], false);
          const measure = stackMeasure([sums.measures[0] ?? null], design);
          const inside = new Uint8Array(design.rows).fill(1);
          const found = shareOfWave({ measure, inside, wave: 0 }, design, "adjust", "wilson");
          const everyone = new Uint8Array(one.state.length).fill(1);
          const choice = { interval: "wilson" } as const;
          const expected = estimateShare(one.state, everyone, answers, "adjust", choice);
          if (expected === null) {
            expect(found).toBeNull();
            continue;
          }
          expect(found?.respondents).toBe(expected.respondents);
          expect(found?.degreesOfFreedom).toBe(expected.degreesOfFreedom);
          for (const key of ["value", "low", "high"] as const)
            expect(Math.abs((found?.[key] ?? -1) - expected[key])).toBeLessThan(1e-12);
          expectClose(found?.standardError ?? -1, expected.standardError, 1e-12);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it("gives changes with their covariance to 1e-12", () => {
    fc.assert(
      fc.property(drawn, (survey) => {
        const columns = TIMES.map((_, at) => columnsOf(survey, at));
        const isSame = survey.clustered && !survey.stratified;
        const { design, measure, inside } = stack(columns, isSame, false);
        const all = joined(columns, isSame);
        if (design.isSimple) return; // The waves are independent then: two variances are added.
        const [from, to] = [0, 2].map((wave) => {
          const share = estimateShare(all.state, all.wave(wave), all.design, "adjust");
          if (share === null) throw new Error("nobody answered");
          return { wave, share };
        });
        if (from === undefined || to === undefined) throw new Error("no wave");
        const found = estimateChange({ measure, inside, from, to }, design, "adjust");
        const masks = [all.wave(2), all.wave(0)] as const;
        const shares = [to.share, from.share] as const;
        const expected = estimateDifference(all.state, ...masks, all.design, "adjust", ...shares);
        for (const key of ["value", "low", "high"] as const)
          expect(Math.abs(found[key] - expected[key])).toBeLessThan(1e-11);
      }),
      { numRuns: 200, seed: 8 },
    );
  });

  it("gives the trend that the answers give, to 1e-12", () => {
    let tested = 0;
    fc.assert(
      fc.property(drawn, (survey) => {
        const columns = TIMES.map((_, at) => columnsOf(survey, at));
        const isSame = survey.clustered && !survey.stratified;
        const [sums, answers] = [false, true].map((isPerson) => {
          const { design, measure, inside } = stack(columns, isSame, isPerson);
          return estimateTrend({ measure, inside, times: TIMES }, design, "adjust");
        });
        if (typeof sums !== "object" || typeof answers !== "object") {
          expect(sums).toBe(answers);
          return;
        }
        tested += 1;
        expect(Math.abs(sums.slope - answers.slope)).toBeLessThan(1e-12);
        expectClose(sums.standardError, answers.standardError, 1e-11);
        expect(sums.degreesOfFreedom).toBe(answers.degreesOfFreedom);
      }),
      { numRuns: 200, seed: 9 },
    );
    expect(tested).toBeGreaterThan(80);
  });
});

const golden = sharedPath("oracles", "golden.json");

describe.skipIf(golden === null)("15 clusters that were measured twice (survey's apiclus1)", () => {
  it("have the standard error that R gives with the covariance", () => {
    const { diff, se_with_covariance: expected } = JSON.parse(
      readFileSync(golden ?? "", "utf8"),
    ).year_diff_same_psus;
    const rows = readRows(
      readFileSync(sharedPath("data", "survey-design", "apiclus1.csv") ?? "", "utf8"),
    );
    const waves = ["api99", "api00"].map((score, at) => ({
      wave: String(1999 + at),
      state: Int8Array.from(rows, (row) => (Number(row[score]) > 650 ? 1 : 0)),
      weight: rows.map(({ pw }) => Number(pw)),
      cluster: rows.map(({ dnum = "" }) => dnum),
    }));
    const { design, measure, inside } = stack(waves, true, false);
    const [from, to] = [0, 1].map((wave) => {
      const share = shareOfWave({ measure, inside, wave }, design, "fail", "wald");
      if (share === null) throw new Error("nobody");
      return { wave, share };
    });
    if (from === undefined || to === undefined) throw new Error("no wave");
    const change = estimateChange({ measure, inside, from, to }, design, "fail");
    expectClose(change.value, diff, 1e-9);
    expectClose(change.standardError, expected, 1e-9);
    expect(design.recurring).toBe(15);
  });
});
