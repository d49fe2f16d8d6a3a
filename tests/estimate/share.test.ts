import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countPersons } from "../../src/estimate/count-persons.ts";
import { lonelyStrata } from "../../src/estimate/linearisation/design-frame.ts";
import { estimateShare } from "../../src/estimate/share.ts";
import { estimateTotal } from "../../src/estimate/total.ts";
import type { Design } from "../../src/vocabulary/design.ts";
import type { IntervalMethod } from "../../src/vocabulary/estimation.ts";
import { makeDesign } from "../support/survey-design.ts";

const everyone = (n: number): Uint8Array => new Uint8Array(n).fill(1);

describe("estimateShare by hand", () => {
  it("of 3 among 8, nothing declared: SE² = p(1 − p)/7, df 7, design effect 1", () => {
    const state = Int8Array.of(1, 0, 0, 1, -1, 0, 1, 0, 0, -1);
    const share = estimateShare(state, everyone(10), makeDesign(10), "fail");
    expect(share).toMatchObject({ respondents: 8, counted: 3, weighted: 8, value: 0.375 });
    expect(share?.standardError).toBeCloseTo(Math.sqrt((0.375 * 0.625) / 7), 15);
    expect(share?.degreesOfFreedom).toBe(7);
    expect(share?.designEffect).toBeCloseTo(1, 14);
    expect(share?.effectiveRespondents).toBeCloseTo(7, 12);
    expect(share?.method).toBe("korn-graubard");
  });

  it("of two clusters: p = 4/6; z = ±(3 − 2)/6 around it; V = 2/1 · 2 · (1/6)²; df 1", () => {
    const cluster = ["a", "a", "a", "b", "b", "b"];
    const design = makeDesign(6, { cluster });
    const share = estimateShare(Int8Array.of(1, 1, 1, 1, 0, 0), everyone(6), design, "fail");
    expect(share?.standardError).toBeCloseTo(Math.sqrt(4 / 36), 14);
    expect(share?.degreesOfFreedom).toBe(1);
  });

  it("of weights 1, 2, 3: p = 5/6 of weight 6", () => {
    const design = makeDesign(3, { weight: [1, 2, 3] });
    const share = estimateShare(Int8Array.of(0, 1, 1), everyone(3), design, "fail");
    expect(share?.value).toBeCloseTo(5 / 6, 15);
    expect(share?.weighted).toBe(6);
  });

  it("is null for nobody", () => {
    const unknown = Int8Array.of(-1, -1);
    expect(estimateShare(unknown, everyone(2), makeDesign(2), "fail")).toBeNull();
    const design = makeDesign(2, { weight: [1, 1] });
    expect(estimateShare(unknown, everyone(2), design, "fail")).toBeNull();
    expect(estimateShare(Int8Array.of(1, 1), new Uint8Array(2), design, "fail")).toBeNull();
  });

  it.each([0, 1])("of everybody in state %d: SE 0, no design effect, Kish's size", (state) => {
    const design = makeDesign(4, { weight: [1, 1, 1, 3] });
    const share = estimateShare(new Int8Array(4).fill(state), everyone(4), design, "fail");
    expect(share).toMatchObject({ value: state, standardError: 0, designEffect: null });
    expect(share?.effectiveRespondents).toBe(36 / 12);
  });

  it("of an area with one cluster: SE 0, df 0, nothing known", () => {
    const design = makeDesign(6, {
      // Chosen so that Σwy − p·Σw leaves a rounding error of 2e-16 in cluster a.
      weight: [1.5, 0.7, 0.3, 1, 1, 1],
      cluster: ["a", "a", "a", "b", "b", "c"],
    });
    const area = Uint8Array.of(1, 1, 1, 0, 0, 0);
    const share = estimateShare(Int8Array.of(1, 0, 1, 0, 0, 1), area, design, "fail");
    expect(share).toMatchObject({ standardError: 0, degreesOfFreedom: 0, low: 0, high: 1 });
    expect(share?.designEffect).toBeNull();
    expect(share?.effectiveRespondents).toBeCloseTo(2.5 ** 2 / (2.25 + 0.49 + 0.09), 12);
  });

  it("of strata that all have one cluster: nothing to average, df 0, nothing known", () => {
    const design = makeDesign(4, { stratum: [..."aabb"], cluster: [..."1122"] });
    const state = Int8Array.of(1, 0, 1, 1);
    for (const policy of ["average", "remove"] as const)
      expect(estimateShare(state, everyone(4), design, policy)).toMatchObject({
        ...{ value: 0.75, standardError: 0, degreesOfFreedom: 0, low: 0, high: 1 },
      });
    expect(lonelyStrata(design)).toEqual([0, 1]);
  });

  it("of one respondent: nothing known", () => {
    for (const design of [makeDesign(1), makeDesign(1, { weight: [2] })])
      expect(estimateShare(Int8Array.of(1), everyone(1), design, "fail")).toMatchObject({
        ...{ value: 1, standardError: 0, degreesOfFreedom: 0, low: 0, high: 1 },
      });
    expect(lonelyStrata(makeDesign(1))).toEqual([]);
  });

  it("leaves those of weight 0 out of the denominator, as countPersons does", () => {
    const weight = [1, 0, 1, 1];
    const design = makeDesign(4, { weight });
    const state = Int8Array.of(1, 1, 0, 0);
    const share = estimateShare(state, everyone(4), design, "fail");
    expect(share).toMatchObject({ respondents: 3, counted: 1, degreesOfFreedom: 2 });
    const counts = countPersons(state, everyone(4), design.weight);
    expect(counts).toEqual({ respondents: 3, counted: 1 });
    expect(countPersons(state, everyone(4))).toEqual({ respondents: 4, counted: 2 });
  });
});

interface Survey {
  readonly state: Int8Array;
  readonly inside: Uint8Array;
  readonly declared: { weight?: number[]; stratum?: string[]; cluster?: string[] };
  readonly interval: IntervalMethod;
}

const person = fc.record({
  state: fc.constantFrom(-1, 0, 0, 1, 1),
  inside: fc.constantFrom(0, 1, 1),
  weight: fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
  stratum: fc.constantFrom("a", "b", "c"),
  cluster: fc.constantFrom("1", "2", "3", "4"),
});
const kinds = fc.record({
  weighted: fc.boolean(),
  stratified: fc.boolean(),
  clustered: fc.boolean(),
  interval: fc.constantFrom<IntervalMethod>("korn-graubard", "logit", "wilson", "wald"),
});

const surveys = fc.tuple(fc.array(person, { minLength: 1, maxLength: 60 }), kinds).map(
  ([people, kind]): Survey => ({
    state: Int8Array.from(people, ({ state }) => state),
    inside: Uint8Array.from(people, ({ inside }) => inside),
    interval: kind.interval,
    declared: {
      ...(kind.weighted && { weight: people.map(({ weight }) => weight) }),
      ...(kind.stratified && { stratum: people.map(({ stratum }) => stratum) }),
      ...(kind.clustered && {
        cluster: people.map(({ stratum, cluster }) =>
          kind.stratified ? `${stratum}${cluster}` : cluster,
        ),
      }),
    },
  }),
);

const estimate = ({ state, inside, interval }: Survey, design: Design) =>
  estimateShare(state, inside, design, "adjust", { interval });

describe("estimateShare, whatever the data", () => {
  it("holds the share inside an interval inside [0, 1], all numbers finite", () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        const share = estimate(survey, makeDesign(survey.state.length, survey.declared));
        if (share === null) return;
        expect(share.low).toBeGreaterThanOrEqual(0);
        expect(share.low).toBeLessThanOrEqual(share.value);
        expect(share.value).toBeLessThanOrEqual(share.high);
        expect(share.high).toBeLessThanOrEqual(1);
        const numbers = Object.values(share).filter((value) => typeof value === "number");
        expect(numbers.every(Number.isFinite)).toBe(true);
      }),
    );
  });

  it("changes in nothing but the weighted n when weights are doubled", () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        const n = survey.state.length;
        const weight = survey.declared.weight ?? new Array<number>(n).fill(1);
        const once = estimate(survey, makeDesign(n, { ...survey.declared, weight }));
        const twice = estimate(
          survey,
          makeDesign(n, { ...survey.declared, weight: weight.map((w) => 2 * w) }),
        );
        if (once === null) {
          expect(twice).toBeNull();
          return;
        }
        expect(twice).toEqual({ ...once, weighted: 2 * once.weighted });
      }),
    );
  });

  it("is the ratio of two totals: its variance follows from theirs", () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        const { state, inside, declared } = survey;
        const weight = declared.weight ?? new Array<number>(state.length).fill(1);
        const design = makeDesign(state.length, { ...declared, weight });
        const share = estimate(survey, design);
        fc.pre(share !== null);
        const total = (isCounted: (one: number) => boolean): [value: number, variance: number] => {
          const counted = state.map((one) => Number(one !== -1 && isCounted(one)));
          const found = estimateTotal(counted, inside, design, "adjust");
          return [found?.value ?? 0, (found?.standardError ?? 0) ** 2];
        };
        const [y, varianceOfY] = total((one) => one === 1);
        const [x, varianceOfX] = total(() => true);
        const [, varianceOfRest] = total((one) => one === 0);
        const covariance = (varianceOfX + varianceOfY - varianceOfRest) / 2;
        const p = y / x;
        const variance = (varianceOfY - 2 * p * covariance + p * p * varianceOfX) / (x * x);
        expect(share.value).toBeCloseTo(p, 12);
        expect(share.standardError ** 2).toBeCloseTo(variance, 10);
      }),
    );
  });

  it("does not mind the order of the rows", () => {
    fc.assert(
      fc.property(surveys, (survey) => {
        const { declared } = survey;
        const n = survey.state.length;
        const forward = estimate(survey, makeDesign(n, declared));
        const backward = estimate(
          { ...survey, state: survey.state.toReversed(), inside: survey.inside.toReversed() },
          makeDesign(n, {
            ...(declared.weight && { weight: declared.weight.toReversed() }),
            ...(declared.stratum && { stratum: declared.stratum.toReversed() }),
            ...(declared.cluster && { cluster: declared.cluster.toReversed() }),
          }),
        );
        if (forward === null || backward === null) {
          expect(backward).toBe(forward);
          return;
        }
        expect(backward.respondents).toBe(forward.respondents);
        expect(backward.degreesOfFreedom).toBe(forward.degreesOfFreedom);
        for (const key of ["value", "standardError", "low", "high"] as const)
          expect(Math.abs(backward[key] - forward[key])).toBeLessThan(1e-12);
      }),
    );
  });

  it("is the same for a domain as for the domain's data alone, without clusters and strata", () => {
    fc.assert(
      fc.property(surveys, ({ state, inside }) => {
        const whole = estimateShare(state, inside, makeDesign(state.length), "fail");
        const kept = state.filter((_, i) => inside[i] === 1);
        const alone = estimateShare(kept, everyone(kept.length), makeDesign(kept.length), "fail");
        expect(alone).toEqual(whole);
      }),
    );
  });

  it("is not the same with clusters: filtering loses those outside the domain", () => {
    const cluster = ["a", "a", "b", "b", "c", "c"];
    const state = Int8Array.of(1, 1, 0, 1, 0, 0);
    const inside = Uint8Array.of(1, 1, 1, 1, 0, 0);
    const whole = estimateShare(state, inside, makeDesign(6, { cluster }), "fail");
    const alone = estimateShare(
      state.slice(0, 4),
      everyone(4),
      makeDesign(4, { cluster: cluster.slice(0, 4) }),
      "fail",
    );
    // z = ±1/8 in two clusters: Σz² = 1/32, times 3/2 with the third cluster, times 2/1 without.
    expect(whole?.standardError).toBeCloseTo(Math.sqrt(3 / 64), 14);
    expect(alone?.standardError).toBeCloseTo(Math.sqrt(1 / 16), 14);
  });
});
