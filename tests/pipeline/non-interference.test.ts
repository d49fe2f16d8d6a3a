import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";

/** One area as [respondents, how many of them count]. */
type Cell = readonly [respondents: number, counted: number];

const INSTRUMENT = `schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: made for a test, licence: none }
columns: { area: area, grade: g, gender: x, weight: w, stratum: s, cluster: c }
groups: { gender: { girl: [F], boy: [M] }, grade: { 7: ["7"], 9: ["9"] } }
missing: { blank: [""] }
answers: { yn: [ { code: 0, en: "No" }, { code: 1, en: "Yes" } ] }
items: [ { id: q, answers: yn, text: Q } ]
behaviours: [ { id: did, label: Did, counts: { item: q, in: [1] } } ]
`;

const DESIGNS = {
  plain: / (weight|stratum|cluster): \w+,?/g,
  weighted: / (stratum|cluster): \w+,?/g,
  stratified: / cluster: \w+,?/g,
  clustered: / (weight|stratum): \w+,?/g,
  calibrated: / (weight|stratum|cluster): \w+,?/g,
  raked: / (stratum|cluster): \w+,?/g,
  finite: / (weight|stratum|cluster): \w+,?/g,
  finiteWeighted: / cluster: \w+,?/g,
} as const;

/** Weights are fitted to the register in these, or the respondents are a part of its pupils. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  calibrated: ["--calibrate", "poststratify"],
  raked: ["--calibrate", "rake"],
  finite: ["--finite-population", "--interval", "wald"],
  finiteWeighted: ["--finite-population", "--interval", "logit"],
};

/** What the register says of every area; public, and the same whoever answered. */
const REGISTER = [0, 1, 2, 3, 4, 5].map((area) =>
  ["7,F,41", "7,M,38", "9,F,35", "9,M,44"].map((cell) => `Area ${area},${cell}\n`).join(""),
);
const POPULATION = `area,grade,gender,pupils\n${REGISTER.join("")}`;
/** For poststrata, which may not be as small as these grades and genders are. */
const BY_AREA = `area,pupils\n${[0, 1, 2, 3, 4, 5].map((area) => `Area ${area},158\n`).join("")}`;

function toCsv(areas: readonly Cell[]): string {
  const rows = areas.flatMap(([n, k], at) =>
    Array.from({ length: n }, (_, row) => {
      const weight = 1 + ((at * 7 + row) % 5) / 4;
      // Classes lie within areas; strata hold several areas.
      const group = `${row % 2 ? 7 : 9},${row % 4 < 2 ? "F" : "M"}`;
      return `Area ${at},${row < k ? 1 : 0},${weight},${at % 2},${at}-${row % 4},${group}`;
    }),
  );
  return `area,q,w,s,c,g,x\n${rows.join("\n")}\n`;
}

/** All that is printed, but for the hash of the file; of the last area only what names it. */
async function printed(areas: readonly Cell[], design: keyof typeof DESIGNS) {
  const instrument = INSTRUMENT.replace(DESIGNS[design], "").replace(", }", " }");
  const run = await runCtc(
    [
      "profile",
      "in.csv",
      "--all",
      "--out",
      "o",
      "--instrument",
      "./i.yaml",
      "--lonely-psu",
      "adjust",
      "--population",
      "./p.csv",
      ...(OPTIONS[design] ?? []),
    ],
    {
      "in.csv": toCsv(areas),
      "./i.yaml": instrument,
      "./p.csv": design === "calibrated" ? BY_AREA : POPULATION,
    },
  );
  expect(run.exitCode, run.err).toBe(0);
  const files = Object.entries(run.written).filter(([path]) => !path.endsWith("manifest.json"));
  return Object.fromEntries(
    files.map(([path, content]) => [path, content.replace(/[0-9a-f]{64}|[0-9a-f]{12}…/g, "")]),
  );
}

describe("a stratum that has a single cluster left without an area under ten", () => {
  it("is named as any other: the rule has to be chosen, and no figure fails later", async () => {
    const rows = [
      [0, 40, "1-a"],
      [0, 40, "1-b"],
      [1, 30, "2-a"],
      [2, 8, "2-b"],
    ] as const;
    const lines = rows.flatMap(([area, n, c]) =>
      Array.from({ length: n }, (_, row) => `Area ${area},${row % 2},1,${area === 0 ? 0 : 1},${c}`),
    );
    const instrument = INSTRUMENT.replace(DESIGNS.plain, "").replace(
      "area: area,",
      "area: area, stratum: s, cluster: c,",
    );
    const files = { "in.csv": `area,q,w,s,c\n${lines.join("\n")}\n`, "./i.yaml": instrument };
    const ask = (...more: string[]) =>
      runCtc(["profile", "in.csv", "--area", "Area 1", "--instrument", "./i.yaml", ...more], files);
    const stopped = await ask();
    expect([stopped.exitCode, stopped.out]).toEqual([2, ""]);
    expect(stopped.err).toContain("1 stratum has a single cluster");
    expect((await ask("--lonely-psu", "adjust")).exitCode).toBe(0);
  });
});

const open: fc.Arbitrary<Cell> = fc
  .tuple(fc.integer({ min: 12, max: 90 }), fc.integer({ min: 5, max: 80 }))
  .map(([n, k]) => [n, Math.min(k, n - 5)] as const);

describe.each(Object.keys(DESIGNS) as (keyof typeof DESIGNS)[])(
  "with a %s design, what is withheld",
  (design) => {
    it("changes nothing that is printed: the size and answers of an area under ten", async () => {
      const small = fc.integer({ min: 1, max: 9 });
      await fc.assert(
        fc.asyncProperty(
          fc.array(open, { minLength: 2, maxLength: 5 }),
          small,
          small,
          fc.nat(9),
          async (areas, one, other, k) => {
            const before = await printed([...areas, [one, Math.min(one, k)]], design);
            const after = await printed([...areas, [other, Math.min(other, 9 - k)]], design);
            expect(after).toEqual(before);
          },
        ),
        { numRuns: 12 },
      );
    });

    it("changes nothing that is printed: a count of one to four", async () => {
      const few = fc.integer({ min: 1, max: 4 });
      await fc.assert(
        fc.asyncProperty(
          fc.array(open, { minLength: 2, maxLength: 5 }),
          few,
          few,
          async (areas, one, other) => {
            const before = await printed([...areas, [30, one]], design);
            const after = await printed([...areas, [30, other]], design);
            expect(after).toEqual(before);
          },
        ),
        { numRuns: 12 },
      );
    });
  },
);
