import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrateDesign } from "../../src/estimate/calibrate/calibrate-design.ts";
import { rake } from "../../src/estimate/calibrate/rake.ts";
import { registerCells } from "../../src/estimate/calibrate/register-cells.ts";
import { spreadOfWeights } from "../../src/estimate/calibrate/weight-spread.ts";
import { estimateShare } from "../../src/estimate/share.ts";
import { makeDesign } from "../support/survey-design.ts";

const margin = (name: string, of: readonly number[], totals: readonly number[]) => ({
  name,
  of: Int32Array.from(of),
  categories: totals.length,
  totals: Float64Array.from(totals),
});

describe("rake", () => {
  it("fits both margins and keeps the odds ratio of the sample", () => {
    const declared = Float64Array.of(40, 30, 20, 50);
    const rows = margin("grade", [0, 0, 1, 1], [100, 60]);
    const columns = margin("gender", [0, 1, 0, 1], [90, 70]);
    const [a = 0, b = 0, c = 0, d = 0] = rake(declared, [rows, columns]).map(
      (factor, at) => factor * (declared[at] ?? 0),
    );
    for (const [sum, total] of [
      [a + b, 100],
      [c + d, 60],
      [a + c, 90],
      [b + d, 70],
    ] as const)
      expect(sum).toBeCloseTo(total, 9);
    expect((a * d) / (b * c)).toBeCloseTo((40 * 50) / (30 * 20), 9);
  });

  it("names the margin that cannot be met", () => {
    // All girls are in the first grade, which has fewer pupils than there are girls.
    const declared = Float64Array.of(10, 0, 0, 10);
    const rows = margin("grade", [0, 0, 1, 1], [40, 60]);
    const columns = margin("gender", [0, 1, 0, 1], [60, 40]);
    expect(() => rake(declared, [rows, columns])).toThrow(
      'calibration-not-converged {"margin":"grade","rounds":1000}',
    );
  });
});

describe("registerCells", () => {
  const row = (area: string, grade: string, gender: string, pupils: number, school?: string) => ({
    area,
    pupils,
    ...(grade && { grade }),
    ...(gender && { gender }),
    ...(school && { school }),
  });

  it("takes the finest rows, adds up schools, and leaves out sums of what it has", () => {
    const rows = [
      row("North", "7", "", 90),
      row("North", "7", "girl", 30, "A"),
      row("North", "7", "girl", 15, "B"),
      row("NORTH", "7", "boy", 45),
      row("North", "7", "boy", 20, "A"),
      row("Elsewhere", "7", "girl", 9),
    ];
    expect(registerCells(rows, ["North"])).toEqual({
      cells: [
        { area: 0, grade: "7", gender: "boy", pupils: 45 },
        { area: 0, grade: "7", gender: "girl", pupils: 45 },
      ],
      hasGrade: true,
      hasGender: true,
    });
  });

  it("needs the same groups of every area", () => {
    const rows = [row("North", "7", "girl", 30), row("South", "7", "", 60)];
    expect(() => registerCells(rows, ["North", "South"])).toThrow(
      'calibration-area-missing {"area":"South"}',
    );
  });
});

describe("calibrated weights", () => {
  const groups = (of: readonly (readonly [number, number, number])[]) => ({
    area: { names: ["A", "B"], ids: ["", ""], of: Int32Array.from(of, ([area]) => area) },
    grade: { names: ["7", "9"], of: Int32Array.from(of, ([, grade]) => grade) },
    gender: { names: ["girl", "boy"], of: Int32Array.from(of, ([, , gender]) => gender) },
  });
  const respondents = fc.array(
    fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1), fc.integer({ min: 1, max: 9 }), fc.boolean()),
    { minLength: 10, maxLength: 60 },
  );
  // Everybody's cell has somebody in it: one of each is added.
  const corners = [0, 1].flatMap((area) =>
    [0, 1].flatMap((grade) => [0, 1].map((gender) => [area, grade, gender, 1, true] as const)),
  );
  const register = [
    ["A", "7", "girl", 31],
    ["A", "7", "boy", 29],
    ["A", "9", "girl", 17],
    ["A", "9", "boy", 40],
    ["B", "7", "girl", 22],
    ["B", "7", "boy", 35],
    ["B", "9", "girl", 50],
    ["B", "9", "boy", 12],
  ].map(([area, grade, gender, pupils]) => ({
    area: String(area),
    grade: String(grade),
    gender: String(gender),
    pupils: Number(pupils),
  }));

  it("add up to the register, do not depend on the scale of the declared, and have no variance of what it fixes", () => {
    fc.assert(
      fc.property(respondents, fc.constantFrom("poststratify", "rake"), (drawn, method) => {
        const all = [...corners, ...drawn];
        const made = (scale: number) =>
          calibrateDesign({
            method,
            population: register,
            groups: groups(all.map(([area, grade, gender]) => [area, grade, gender] as const)),
            design: makeDesign(all.length, { weight: all.map(([, , , weight]) => weight * scale) }),
            excluded: new Uint8Array(all.length),
            fewest: 0,
          }).design;
        const design = made(1);
        const sumOf = (area: number) =>
          all.reduce((sum, [of], at) => sum + (of === area ? (design.weight[at] ?? 0) : 0), 0);
        expect([sumOf(0), sumOf(1)].map((sum) => Number(sum.toFixed(8)))).toEqual([117, 119]);
        for (const [at, weight] of made(2).weight.entries())
          expect(weight).toBeCloseTo(design.weight[at] ?? Number.NaN, 8);
        // The share of grade 7 among everyone is the register's, so nothing about it is uncertain.
        const inGrade7 = Int8Array.from(all, ([, grade]) => (grade === 0 ? 1 : 0));
        const everyone = new Uint8Array(all.length).fill(1);
        const share = estimateShare(inGrade7, everyone, design, "fail");
        expect(share?.value).toBeCloseTo(117 / 236, 9);
        expect(share?.standardError).toBeLessThan(1e-8);
      }),
      { numRuns: 40 },
    );
  });

  it("have a spread of which Kish's loss is n·Σw²/(Σw)²: weights 1, 1 and 4 give 3·18/36", () => {
    const spread = spreadOfWeights(Float64Array.of(1, 0, 1, 4));
    expect(spread).toMatchObject({ smallest: 0.5, largest: 2, loss: 1.5 });
    expect(spread.variation).toBeCloseTo(Math.sqrt(0.5), 12);
  });
});
