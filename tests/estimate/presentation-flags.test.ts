import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { intervalOfCount } from "../../src/estimate/interval-of-count.ts";
import { shareFlags, totalFlags } from "../../src/estimate/presentation-flags.ts";
import { estimateShare, shareOfPersons } from "../../src/estimate/share.ts";
import { estimateTotal } from "../../src/estimate/total.ts";
import { kornGraubard } from "../../src/statistics/korn-graubard.ts";
import { makeDesign, type Row, readRows } from "../support/survey-design.ts";

const read = (name: string): Row[] =>
  readRows(readFileSync(join(import.meta.dirname, "../fixtures", name), "utf8"));
const PEOPLE = read("rcc-su-2018.csv");
const PRINTED = read("rcc-su-2018-published.csv");

const sizes = new Map(PEOPLE.map((row) => [row[".st"] ?? "", Number(row[".fpc"])]));
const DESIGN = {
  ...makeDesign(PEOPLE.length, {
    weight: PEOPLE.map((row) => Number(row[".w"])),
    stratum: PEOPLE.map((row) => row[".st"] ?? ""),
  }),
  populationOf: Float64Array.from(sizes.values()),
};

const CONDITIONS = "hbp alz depress arth diabetes heartdise osteo copd stroke cancer".split(" ");
const ACTIVITIES = "bathhlp walkhlp dreshlp transhlp toilhlp eathlp".split(" ");
const NO_HELP = "NEED NO ASSISTANCE";
const needsHelp = (text = ""): boolean => text !== NO_HELP && text !== "MISSING";

function ageOf({ age2 }: Row): string {
  const age = Number(age2);
  if (age < 65) return "Under 65";
  if (age < 75) return "65-74";
  return age < 85 ? "75-84" : "85 and over";
}
function conditionsOf(row: Row): string {
  const found = CONDITIONS.filter((name) => row[name] === "TRUE").length;
  if (found < 2) return String(found);
  return found < 4 ? "2-3" : "4-10";
}
function activitiesOf(row: Row): string {
  const found = ACTIVITIES.filter((name) => needsHelp(row[name])).length;
  if (found === 0) return "0";
  return found < 3 ? "1-2" : "3-6";
}
const column = (name: string) => (row: Row) => (row[name] === "" ? null : (row[name] ?? null));
const help = (name: string) => (row: Row) => {
  if (row[name] === "MISSING") return null;
  return needsHelp(row[name]) ? "Needs assistance" : NO_HELP;
};

/** The category of a respondent in the tables of each title; null where it is not known. */
const VARIABLES: readonly (readonly [title: RegExp, category: (row: Row) => string | null])[] = [
  [/gender/, column("sex")],
  [/race/, column("raceeth2")],
  [/ Age \(/, ageOf],
  [/Medicaid/, column("medicaid2")],
  [/blood pressure/, column("hbp")],
  [/Alzheimer/, column("alz")],
  [/depression/, column("depress")],
  [/arthritis/, column("arth")],
  [/diabetes/, column("diabetes")],
  [/heart disease/, column("heartdise")],
  [/osteoporosis/, column("osteo")],
  [/COPD/, column("copd")],
  [/stroke/, column("stroke")],
  [/cancer/, column("cancer")],
  [/chronic conditions/, conditionsOf],
  // Two tables have one title: every kind of help, and any.
  [/^23 /, column("bathhlp")],
  [/^24 /, help("bathhlp")],
  [/locomotion/, help("walkhlp")],
  [/to dress/, help("dreshlp")],
  [/transfer/, help("transhlp")],
  [/bathroom/, help("toilhlp")],
  [/to eat/, help("eathlp")],
  [/ADLs/, activitiesOf],
];

function statesOf({ table, title = "", level = "" }: Row): Int8Array {
  const category = VARIABLES.find(([pattern]) => pattern.test(`${table} ${title}`))?.[1];
  if (category === undefined) throw new Error(`no such table: ${title}`);
  const age = /\(Age = (.+?)\)/.exec(title)?.[1];
  return Int8Array.from(PEOPLE, (row) => {
    const found = category(row);
    if (found === null || (age !== undefined && ageOf(row) !== age)) return -1;
    if (level === "Another race or ethnicity") return Number(/Hispanic|Other/.test(found));
    return Number(found === level);
  });
}

const everyone = new Uint8Array(PEOPLE.length).fill(1);

/** A number as printed to so many decimals. */
function expectPrinted(actual: number, printed: string | undefined, half: number): void {
  expect(Math.abs(actual - Number(printed)), `${actual} against ${printed}`).toBeLessThanOrEqual(
    half * 1.001,
  );
}

describe("71 rows of tables that CDC printed with the package surveytable", () => {
  it("are all there, with flags on six of them", () => {
    expect(PRINTED).toHaveLength(71);
    expect(
      PRINTED.map(({ flags }) => flags)
        .filter(Boolean)
        .sort(),
    ).toEqual(["Cx", "Cx", "Px", "Px", "Px", "Px"]);
  });

  it.each(PRINTED)("table $table, $level", (row) => {
    const state = statesOf(row);
    const share = estimateShare(state, everyone, DESIGN, "fail");
    const total = estimateTotal(state, everyone, DESIGN, "fail");
    if (share === null || total === null) throw new Error("nobody is counted");
    expect(total.counted).toBe(Number(row.n));
    expectPrinted(total.value / 1000, row.number_thousands, 0.5);
    expectPrinted(total.standardError / 1000, row.number_se, 0.5);
    expectPrinted(total.low / 1000, row.number_lo, 0.5);
    expectPrinted((total.high ?? 0) / 1000, row.number_hi, 0.5);
    expectPrinted(share.value * 100, row.percent, 0.05);
    expectPrinted(share.standardError * 100, row.percent_se, 0.05);
    // surveytable caps the effective size at n in a finite population, too.
    const { low, high } = kornGraubard({
      ...share,
      share: share.value,
      kishEffective: share.effectiveRespondents,
    });
    expectPrinted(low * 100, row.percent_lo, 0.05);
    expectPrinted(high * 100, row.percent_hi, 0.05);
    const flags = [...shareFlags(share), ...totalFlags(total, share.degreesOfFreedom)];
    expect(flags).toEqual(row.flags === "" ? [] : [`nchs:${row.flags}`]);
  });
});

/** A share of so many persons with nothing but its flags. */
const flagsOf = (respondents: number, counted: number): readonly string[] => {
  const share = shareOfPersons(respondents, counted);
  return share === null ? [] : shareFlags(share);
};

describe("the rules for shares, at their borders", () => {
  it("asks for an effective size of 30: n* is n − 1 in a simple sample", () => {
    expect(flagsOf(30, 15)).toEqual(["nchs:Px"]);
    // 31 respondents are enough, but their interval is wider than 0.30.
    expect(flagsOf(31, 15)).toEqual(["nchs:Px"]);
    expect(flagsOf(100, 50)).toEqual([]);
  });

  it("asks for a relative width of at most 130 %, but not of a narrow interval", () => {
    // Clopper–Pearson on 199: 0.055 to 0.147 for 0.10 (90 %), on 99: 0.016 to 0.113 for 0.05.
    expect(flagsOf(200, 20)).toEqual([]);
    expect(flagsOf(100, 5)).toEqual(["nchs:Px"]);
    expect(flagsOf(2000, 10)).toEqual([]);
  });

  it("marks the complement of a large share", () => {
    expect(flagsOf(100, 95)).toEqual(["nchs:Pc"]);
    expect(flagsOf(2000, 1990)).toEqual([]);
  });

  it("takes 0 % and 100 % by the number of respondents alone", () => {
    expect(flagsOf(29, 0)).toEqual(["nchs:Px"]);
    expect(flagsOf(30, 0)).toEqual(["nchs:P0"]);
    expect(flagsOf(30, 30)).toEqual(["nchs:P0"]);
  });

  it("marks fewer than 8 degrees of freedom of what is shown", () => {
    const share = shareOfPersons(2000, 600);
    if (share === null) throw new Error("2000 persons have a share");
    expect(shareFlags({ ...share, degreesOfFreedom: 8 })).toEqual([]);
    expect(shareFlags({ ...share, degreesOfFreedom: 7 })).toEqual(["nchs:Pdf"]);
    expect(shareFlags({ ...share, degreesOfFreedom: 0 })).toEqual(["nchs:Px"]);
  });

  it("does not depend on the interval that is shown", () => {
    for (const interval of ["logit", "wilson", "wald"] as const) {
      const share = shareOfPersons(100, 5, { interval });
      expect(share === null ? [] : shareFlags(share)).toEqual(["nchs:Px"]);
    }
  });
});

describe("the rules for counts, at their borders", () => {
  const total = { counted: 40, value: 100, standardError: 10, effectiveCounted: 10 };

  it("asks for an effective number of 10, and for limits at most 160 % apart", () => {
    expect(totalFlags({ ...total, low: 50, high: 210 }, 100)).toEqual([]);
    expect(totalFlags({ ...total, low: 50, high: 210.1 }, 100)).toEqual(["nchs:Cx"]);
    expect(totalFlags({ ...total, low: 50, high: 210, effectiveCounted: 9.9 }, 100)).toEqual([
      "nchs:Cx",
    ]);
    expect(totalFlags({ ...total, low: 0, high: null }, 100)).toEqual(["nchs:Cx"]);
    expect(totalFlags(null, 100)).toEqual(["nchs:Cx"]);
  });

  it("marks fewer than 8 degrees of freedom of what is shown", () => {
    expect(totalFlags({ ...total, low: 50, high: 210 }, 8)).toEqual([]);
    expect(totalFlags({ ...total, low: 50, high: 210 }, 7)).toEqual(["nchs:Cdf"]);
  });

  it("has no upper limit for one person", () => {
    const design = makeDesign(3, { weight: [2, 1, 1] });
    const only = estimateTotal(Int8Array.of(1, 0, -1), new Uint8Array(3).fill(1), design, "fail");
    expect(only).toMatchObject({ counted: 1, value: 2, low: 0, high: null, effectiveCounted: 1 });
    const none = estimateTotal(Int8Array.of(0, 0, -1), new Uint8Array(3).fill(1), design, "fail");
    expect(none).toBeNull();
  });
});

describe("flags of a coarsened row", () => {
  it("come from what is printed alone", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 20 }), (n, steps) => {
        const [respondents, value] = [5 * n, 0.05 * steps];
        const made = intervalOfCount(value, respondents, { interval: "wald" });
        const isEnd = value === 0 || value === 1;
        expect(made?.method).toBe(isEnd ? "korn-graubard" : "wald");
        expect(intervalOfCount(value, respondents, { interval: "wald" })).toEqual(made);
      }),
    );
  });
});
