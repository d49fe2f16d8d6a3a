import { describe, expect, it } from "vitest";
import { runCtc } from "../support/memory-io.ts";

const INSTRUMENT = `schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: made for a test, licence: none }
columns: { area: area, grade: grade, gender: gender, cluster: school }
groups: { gender: { girl: [F], boy: [M], other: [O] }, grade: { 7: ["7"], 9: ["9"] } }
missing: { blank: [""] }
answers: { yn: [ { code: 0, en: "No" }, { code: 1, en: "Yes" } ] }
items: [ { id: q, answers: yn, text: Q } ]
behaviours: [ { id: did, label: Did, counts: { item: q, in: [1] } } ]
`;

/** Cells of one area: [grade, gender, respondents, how many of them count]. */
type Cell = readonly [grade: string, gender: string, respondents: number, counted: number];
const CELLS: readonly Cell[] = [
  ["7", "F", 30, 10],
  ["7", "M", 20, 5],
  ["9", "F", 25, 15],
  ["9", "M", 25, 10],
];

function toCsv(areas: Readonly<Record<string, readonly Cell[]>>, school = ""): string {
  const rows = Object.entries(areas).flatMap(([area, cells]) =>
    cells.flatMap(([grade, gender, n, k]) =>
      Array.from({ length: n }, (_, at) => {
        const where = school === "" ? "" : `,${area === school ? school : `${area} ${at % 3}`}`;
        return `${area},${grade},${gender},${at < k ? 1 : 0}${where}`;
      }),
    ),
  );
  return `area,grade,gender,q${school === "" ? "" : ",school"}\n${rows.join("\n")}\n`;
}

const REGISTER = "area,grade,gender,pupils\n".concat(
  ...["North", "South"].flatMap((area) => [
    `${area},7,girl,40\n`,
    `${area},7,boy,40\n`,
    `${area},9,girl,30\n`,
    `${area},9,boy,50\n`,
  ]),
);

async function profile(
  csv: string,
  register: string,
  ...more: readonly string[]
): ReturnType<typeof runCtc> {
  const columns = csv.includes("school") ? INSTRUMENT : INSTRUMENT.replace(", cluster: school", "");
  return runCtc(
    ["profile", "in.csv", "--instrument", "./i.yaml", "--population", "p.csv", ...more],
    { "in.csv": csv, "./i.yaml": columns, "p.csv": register },
  );
}

const csv = toCsv({ North: CELLS, South: CELLS });
const figureOf = (json: string) => JSON.parse(json).behaviours[0];
const north = ["--area", "North", "--format", "json"];

describe("ctc profile --calibrate", () => {
  it("gives the register's composition: (40·10/30 + 40·5/20 + 30·15/25 + 50·10/25)/160", async () => {
    const run = await profile(
      csv,
      REGISTER,
      ...north,
      "--calibrate",
      "poststratify",
      "--policy",
      "open",
    );
    expect(run.exitCode, run.err).toBe(0);
    const wanted = (40 * (10 / 30) + 40 * (5 / 20) + 30 * (15 / 25) + 50 * (10 / 25)) / 160;
    const figure = figureOf(run.out);
    expect(figure.value).toBeCloseTo(wanted, 11);
    expect(figure).toMatchObject({ respondents: 100, weighted: 160, degreesOfFreedom: 99 });
    const { calibration } = JSON.parse(run.out).design;
    expect(calibration).toMatchObject({ method: "poststratify", by: ["area", "grade", "gender"] });
    // Weights 4/3, 2, 1.2 and 2, the same in both areas.
    const squares = 30 * (4 / 3) ** 2 + 20 * 2 ** 2 + 25 * 1.2 ** 2 + 25 * 2 ** 2;
    expect(calibration.weights.loss).toBeCloseTo((100 * squares) / 160 ** 2, 10);
  });

  it("prints nothing exact under a policy that protects: multiples of the step, no number to solve for", async () => {
    for (const method of ["poststratify", "rake"]) {
      const run = await profile(csv, REGISTER, ...north, "--calibrate", method);
      const figure = figureOf(run.out);
      expect(figure.flags).toContain("calibrated:0.05");
      for (const key of [
        "weighted",
        "standardError",
        "degreesOfFreedom",
        "designEffect",
        "meanScore",
      ])
        expect(figure[key]).toBeNull();
      const shares = [
        figure.value,
        figure.low,
        figure.high,
        figure.reference,
        figure.difference.value,
      ];
      for (const share of [...shares, figure.difference.low, figure.difference.high])
        expect(Math.abs(share * 20 - Math.round(share * 20))).toBeLessThan(1e-9);
      expect(figure.standardised).toBeUndefined();
    }
  });

  it("is told in the report, with the spread of the weights and what it costs", async () => {
    const { out } = await profile(csv, REGISTER, "--area", "North", "--calibrate", "rake");
    expect(out).toContain("agree with the register’s number of pupils for each of these by itself");
    expect(out).toContain("up to 1.25 times what equal weights would give");
    expect(out).not.toMatch(/times their mean/);
    expect(out).toContain("about 40");
  });

  it("gives no weight of their own to three pupils who stand for sixty, whatever they answered", async () => {
    const register = REGISTER.replace("North,7,girl,40", "North,7,girl,60");
    const seen = new Set<string>();
    for (const counted of [0, 1, 2, 3]) {
      const cells: readonly Cell[] = [["7", "F", 3, counted], ...CELLS.slice(1)];
      const survey = toCsv({ North: cells, South: CELLS });
      const run = await profile(survey, register, ...north, "--calibrate", "poststratify");
      expect([run.exitCode, run.out]).toEqual([2, ""]);
      seen.add(run.err);
    }
    expect([...seen].join("")).toContain(
      "Too few answered in some grade and gender of these areas",
    );
    expect(seen.size).toBe(1);
  });

  it("warns of a second publication", async () => {
    const run = await profile(csv, REGISTER, ...north, "--calibrate", "poststratify");
    expect(run.err).toContain("Publish the survey in one way");
    const plain = await profile(csv, REGISTER, ...north);
    expect(plain.err).not.toContain("Publish the survey in one way");
  });

  it("is the golden file, line by line, in both languages", async () => {
    for (const lang of ["en", "sv"]) {
      const asked = ["--area", "North", "--calibrate", "poststratify", "--lang", lang];
      const { out } = await profile(csv, REGISTER, ...asked);
      await expect(out).toMatchFileSnapshot(`../golden/calibrated.${lang}.md`);
    }
  });

  it("keeps respondents whose gender the register does not have, in the part that they are", async () => {
    const cells: readonly Cell[] = [...CELLS, ["9", "O", 10, 5]];
    const run = await profile(
      toCsv({ North: cells, South: CELLS }),
      REGISTER,
      ...north,
      "--calibrate",
      "poststratify",
      "--policy",
      "open",
    );
    const placed = (40 * (10 / 30) + 40 * (5 / 20) + 30 * (15 / 25) + 50 * (10 / 25)) / 160;
    expect(figureOf(run.out).value).toBeCloseTo((100 / 110) * placed + (10 / 110) * (5 / 10), 11);
    expect(JSON.parse(run.out).design.calibration.unplaced).toBe(10);
  });

  it("says which cell has no answers, or no pupils, or no register", async () => {
    const refused = async (survey: string, register: string, method: string) => {
      const run = await profile(survey, register, ...north, "--calibrate", method);
      expect([run.exitCode, run.out]).toEqual([2, ""]);
      return run.err;
    };
    const without = toCsv({ North: CELLS.slice(1), South: CELLS });
    expect(await refused(without, REGISTER, "poststratify")).toContain(
      "Nobody answered in North, grade 7, gender girl",
    );
    expect(await refused(csv, REGISTER.replace("North,7,girl,40\n", ""), "rake")).toContain(
      "no pupils in North, grade 7, gender girl",
    );
    expect(await refused(csv, REGISTER.replaceAll(/South.*\n/g, ""), "rake")).toContain("South");
    const other = await runCtc(
      ["profile", "in.csv", "--instrument", "./i.yaml", "--calibrate", "rake"],
      {
        "in.csv": csv,
        "./i.yaml": INSTRUMENT.replace(", cluster: school", ""),
      },
    );
    expect([other.exitCode, other.err.includes("--population")]).toEqual([2, true]);
    expect(await refused(csv, REGISTER.replaceAll("girl", "kvinnor"), "rake")).toContain("tenth");
  });

  it("rakes where a cell is empty, and leaves out grades that nobody in the survey has", async () => {
    const without = toCsv({ North: CELLS.slice(1), South: CELLS });
    const more = `${REGISTER}North,8,girl,30\nSouth,8,girl,30\n`;
    const run = await profile(without, more, ...north, "--calibrate", "rake");
    expect(run.exitCode, run.err).toBe(0);
    expect(run.err).toContain("nobody in the survey has: 8");
  });

  it("may stand in ctc.yaml, and gives the same there", async () => {
    const files = {
      "in.csv": csv,
      "i.yaml": INSTRUMENT.replace(", cluster: school", ""),
      "p.csv": REGISTER,
      "ctc.yaml":
        "schema: ctc-project/1\ninstrument: ./i.yaml\npopulation: p.csv\nestimation: { calibrate: rake }\n",
    };
    const run = await runCtc(["profile", "in.csv", ...north], files);
    expect(run.exitCode, run.err).toBe(0);
    const asked = await profile(csv, REGISTER, ...north, "--calibrate", "rake");
    expect(figureOf(run.out)).toEqual(figureOf(asked.out));
  });

  it("does not go with a finite population", async () => {
    const run = await profile(
      csv,
      REGISTER,
      ...north,
      "--calibrate",
      "rake",
      "--finite-population",
    );
    expect([run.exitCode, run.out]).toEqual([2, ""]);
    expect(run.err).toContain("cannot be combined");
  });
});

describe("response rates by gender", () => {
  it("stand beside those by grade where the register has genders", async () => {
    const { coverage } = JSON.parse((await profile(csv, REGISTER, ...north)).out);
    expect(coverage.byGender).toMatchObject([
      { grade: null, gender: "girl", pupils: 70, respondents: 55, flags: ["rounded:5"] },
      { grade: null, gender: "boy", pupils: 90, respondents: 45, rate: 0.5 },
    ]);
    expect(coverage.byGradeGender).toHaveLength(4);
    const { out } = await profile(csv, REGISTER, "--area", "North");
    expect(out).toContain("| grade 7 | girls | 40 | about 30 | about 75 |");
  });

  it("are not there where it has none", async () => {
    const register = "area,grade,pupils\nNorth,7,80\nNorth,9,80\nSouth,7,80\nSouth,9,80\n";
    const { coverage } = JSON.parse((await profile(csv, register, ...north)).out);
    expect([coverage.byGender, coverage.byGradeGender]).toEqual([[], []]);
  });

  it("are the same however many are left over from girls and boys", async () => {
    const seen = new Set<string>();
    // 100 pupils, girls and boys nearly in the ratio 55 : 45, and 0, 5 or 9 who answered something else.
    for (const [girls, boys, left] of [
      [55, 45, 0],
      [52, 43, 5],
      [50, 41, 9],
    ] as const) {
      const cells: readonly Cell[] = [
        ["7", "F", girls, 10],
        ["7", "M", boys, 10],
        ["7", "O", left, 0],
      ];
      const { out } = await profile(toCsv({ North: cells, South: CELLS }), REGISTER, ...north);
      seen.add(JSON.stringify(JSON.parse(out).coverage.byGender));
    }
    expect(seen.size).toBe(1);
  });

  it("are withheld whole where one of them is under ten", async () => {
    const cells: readonly Cell[] = [["7", "F", 9, 0], ...CELLS.slice(1)];
    const { coverage } = JSON.parse(
      (await profile(toCsv({ North: cells, South: CELLS }), REGISTER, ...north)).out,
    );
    expect(
      coverage.byGradeGender.every(({ status }: { status: string }) => status === "withheld"),
    ).toBe(true);
    expect(coverage.byGender.every(({ status }: { status: string }) => status === "shown")).toBe(
      true,
    );
  });
});

describe("response rates where the register tells genders apart in some grades only", () => {
  const cells: readonly Cell[] = [
    ["7", "F", 30, 10],
    ["7", "M", 30, 10],
    ["9", "F", 50, 15],
    ["9", "M", 50, 10],
  ];
  const rows = (...lines: readonly string[]): string =>
    `area,grade,gender,pupils\n${["North", "South"]
      .flatMap((area) => lines.map((line) => `${area},${line}\n`))
      .join("")}`;
  const coverageOf = async (register: string) =>
    JSON.parse((await profile(toCsv({ North: cells, South: cells }), register, ...north)).out)
      .coverage;

  it("are those of the grades that the rows are of: 30 of 100 girls, not 80", async () => {
    const coverage = await coverageOf(rows("7,girl,100", "7,boy,100", "9,,120"));
    expect(coverage.byGradeGender).toMatchObject([
      { grade: "7", gender: "girl", pupils: 100, respondents: 30, rate: 0.3 },
      { grade: "7", gender: "boy", pupils: 100, respondents: 30, rate: 0.3 },
    ]);
    expect(coverage.byGender).toMatchObject([
      { gender: "girl", pupils: null, respondents: 80, rate: null },
      { gender: "boy", pupils: null, respondents: 80, rate: null },
    ]);
    expect(coverage.total).toMatchObject({ pupils: 320, rate: 0.5 });
  });

  it("are not told of all grades where the register lacks one that took part", async () => {
    const coverage = await coverageOf(rows("7,girl,100", "7,boy,100"));
    expect(coverage.total).toMatchObject({ pupils: null, respondents: 160, rate: null });
    expect(coverage.byGrade).toMatchObject([
      { grade: "7", rate: 0.3 },
      { grade: "9", pupils: null, rate: null },
    ]);
    expect(coverage.byGender.map(({ rate }: { rate: number | null }) => rate)).toEqual([
      null,
      null,
    ]);
  });

  it("count no grade that nobody was asked in", async () => {
    const every = rows("7,,100", "8,,500", "9,,100");
    expect((await coverageOf(every)).total).toMatchObject({ pupils: 200, rate: 0.8 });
  });
});

describe("the standardised share", () => {
  it("does not come and go by the answers of pupils who gave another gender", async () => {
    const found = [1, 4, 5, 9].map(async (counted) => {
      const other: Cell = ["7", "O", 10, counted];
      const cells: readonly Cell[] = [["7", "F", 60, 30], ["7", "M", 60, 34 - counted], other];
      const south: readonly Cell[] = [
        ["7", "F", 60, 20],
        ["7", "M", 80, 30],
      ];
      const { out } = await profile(toCsv({ North: cells, South: south }), REGISTER, ...north);
      return figureOf(out).standardised === null;
    });
    expect(new Set(await Promise.all(found)).size).toBe(1);
  });
});

describe("an area with a single school as its cluster", () => {
  const schools = toCsv({ North: CELLS, South: CELLS, East: CELLS }, "North");

  it("has its shares, intervals that say nothing, no p, and the reason in words", async () => {
    const run = await profile(schools, REGISTER, ...north);
    expect(run.exitCode, run.err).toBe(0);
    const figure = figureOf(run.out);
    expect(figure).toMatchObject({
      status: "shown",
      value: 0.4,
      low: 0,
      high: 1,
      degreesOfFreedom: 0,
    });
    expect(figure.difference.p).toBeNull();
    const { out } = await profile(schools, REGISTER, "--area", "North");
    expect(out).toContain("chance between schools cannot be judged there");
    expect(out).toMatch(/\| Did \| 40\.0[^|]*\| 0\.0–100\.0 \|/);
    expect((await profile(schools, REGISTER, "--area", "South")).out).not.toContain("judged there");
  });
});
