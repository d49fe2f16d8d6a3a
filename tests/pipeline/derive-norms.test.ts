import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { normStep } from "../../src/disclose/release-norms.ts";
import { roundShare } from "../../src/disclose/round-row.ts";
import type { Cut } from "../../src/vocabulary/norms.ts";
import { runCtc } from "../support/memory-io.ts";
import { policyNamed } from "../support/policies.ts";

/** An outsider has the norms, a profile of the same survey held against them, and the policy. */
const POLICY = policyNamed("default");

const instrument = (kind: string): string => `schema: ctc-instrument/1
id: small
version: "1"
title: Small
source: { citation: made for a test, licence: none }
columns: { area: area, grade: grade, gender: gender }
groups: { gender: { girl: [F], boy: [M], other: [O] }, grade: { 7: ["7"], 8: ["8"], 9: ["9"] } }
missing: { blank: [""] }
answers: { yn: [ { code: 1, en: "No" }, { code: 2, en: "Yes" } ] }
items: [ { id: q, answers: yn, text: Q }, { id: b, answers: yn, text: B } ]
scales:
  - { id: s, kind: ${kind}, domain: family, label: { en: S }, items: [q], score: mean, minimumAnswered: 1, status: proposal }
behaviours: [ { id: did, label: Did, counts: { item: b, in: [2] } } ]
`;

/** Pupils who share all but their score: of `n`, `k` have the high one (2), the others the low one. */
interface Cell {
  readonly area?: string;
  readonly grade?: string;
  readonly gender?: string;
  readonly did?: "1" | "2" | "";
  readonly n: number;
  readonly k: number;
  /** This many of them did not answer the scale. */
  readonly blank?: number;
}

function toCsv(cells: readonly Cell[]): string {
  const rows = cells.flatMap(
    ({ area = "A", grade = "7", gender = "F", did = "1", n, k, blank = 0 }) =>
      Array.from({ length: n + blank }, (_, at) => {
        const score = at >= n ? "" : at < k ? "2" : "1";
        return `${area},${grade},${gender},${score},${did}`;
      }),
  );
  return `area,grade,gender,q,b\n${rows.join("\n")}\n`;
}

interface Figure {
  readonly respondents: number | null;
  readonly value: number | null;
}

/** The cuts, and the figures of everyone in a profile of the same survey. */
async function publish(cells: readonly Cell[], options: readonly string[], kind = "risk") {
  const files = { "i.yaml": instrument(kind), "in.csv": toCsv(cells) };
  const shared = ["in.csv", "--instrument", "i.yaml"];
  const derived = await runCtc(["norms", "derive", ...shared, ...options], files);
  expect(derived.exitCode, derived.err).toBe(0);
  const profile = await runCtc(["profile", ...shared, "--norms", "n.yaml", "--format", "json"], {
    ...files,
    "n.yaml": derived.out,
  });
  expect(profile.exitCode, profile.err).toBe(0);
  const { factors, behaviours } = JSON.parse(profile.out) as Record<string, Figure[]>;
  const cuts = parse(derived.out).cuts as readonly Cut[];
  return { cuts, everyone: factors?.[0], did: behaviours?.[0] };
}

const countOf = ({ respondents, value }: Figure): number =>
  Math.round((respondents ?? Number.NaN) * (value ?? Number.NaN));

const upTo = (most: number): readonly number[] => Array.from({ length: most + 1 }, (_, k) => k);

/** The counts of n persons that a printed share stands for; any, where none is printed. */
function countsOf(share: number | undefined, n: number): readonly number[] {
  const step = normStep(n, POLICY);
  const counts = upTo(n);
  if (share === undefined || step === null) return counts;
  return counts.filter((k) => roundShare(k / n, step) === share);
}

/** Rounded to fives the true number is within two; divided by gender, within a step and a half. */
function sizesOf({ respondents, gender }: Cut, most: number): readonly number[] {
  if (respondents === undefined) return upTo(most);
  const off = gender === undefined ? 2 : 7;
  return upTo(2 * off).map((one) => respondents + one - off);
}

/** Counts of the `left` pupils left over from two groups that are consistent with all that is printed. */
function leftOver(cuts: readonly Cut[], everyone: Figure, left: number): readonly number[] {
  const [one, other] = cuts;
  if (one === undefined || other === undefined) throw new Error("two cuts are needed");
  const [all, counted] = [everyone.respondents ?? 0, countOf(everyone)];
  const possible = new Set<number>();
  for (const n of sizesOf(one, all)) {
    const m = all - left - n;
    if (m < 0 || !sizesOf(other, all).includes(m)) continue;
    for (const k of countsOf(one.beyond, n)) {
      for (const l of countsOf(other.beyond, m)) possible.add(counted - k - l);
    }
  }
  return [...possible].filter((k) => k >= 0 && k <= left).sort((a, b) => a - b);
}

describe("pupils who are neither girl nor boy, beside cuts by gender", { timeout: 30_000 }, () => {
  // The shares of girls and boys lie at the end of their intervals, where those of others are cut off.
  it.each([
    ["risk", 148, 67, 6, 0],
    ["protective", 152, 83, 5, 5],
  ])("%s: %s girls and boys with %s, of %s others %s", async (kind, n, k, others, counted) => {
    const { cuts, everyone } = await publish(
      [
        { gender: "F", n, k },
        { gender: "M", n, k },
        { gender: "O", n: others, k: counted },
      ],
      ["--by", "gender"],
      kind,
    );
    expect(everyone?.respondents).toBe(2 * n + others);
    expect(leftOver(cuts, everyone as Figure, others)).toEqual(upTo(others));
  });

  it("are as many as they may be, whatever scales were left blank", async () => {
    const numbers = async (blank: number, others: number) => {
      const { cuts } = await publish(
        [
          { gender: "F", n: 148 - blank, k: 67, blank },
          { gender: "M", n: 150, k: 67 },
          { gender: "O", n: others, k: 0 },
        ],
        ["--by", "gender"],
      );
      return cuts.map(({ respondents }) => respondents);
    };
    // 300 or 305 respondents, divided: blanks do not show, nor who is left over.
    expect(await numbers(0, 2)).toEqual([150, 150, undefined]);
    for (const blank of [1, 5, 9]) expect(await numbers(blank, 2)).toEqual(await numbers(0, 2));
    expect(await numbers(0, 4)).toEqual(await numbers(0, 2));
    expect(await numbers(0, 0)).toEqual(await numbers(0, 2));
  });
});

describe("an area that the profile withholds", { timeout: 30_000 }, () => {
  const norms = async (n: number, k: number, options: readonly string[]) => {
    const shown: readonly Cell[] = ["7", "9"].map((grade) => ({
      area: "A",
      grade,
      n: 285,
      k: 100,
    }));
    const { cuts, everyone } = await publish([...shown, { area: "B", n, k }], options);
    expect(everyone?.respondents, `${n} ${k}`).toBe(570);
    return cuts;
  };

  it.each([
    [["--by", "none"]],
    [["--by", "grade"]],
    [["--by", "none", "--method", "percentile", "--percentile", "50"]],
  ])("is in no number beside a cut (%s)", async (options) => {
    const first = await norms(15, 1, options);
    expect(first[0]).toHaveProperty("beyond");
    for (const [n, k] of [
      [15, 2],
      [15, 4],
      [15, 14],
      [40, 3],
    ] as const) {
      expect(await norms(n, k, options)).toEqual(first);
    }
  });
});

describe("who answered the scale or the behaviour alone", { timeout: 30_000 }, () => {
  /** Counts at risk among those without an answer to the behaviour, as printed figures allow. */
  const unanswered = async (left: Cell) => {
    const { cuts, everyone, did } = await publish(
      [{ did: "2", n: 148, k: 67 }, { did: "1", n: 148, k: 67 }, left],
      ["--by", "none", "--against", "did"],
    );
    const [cut] = cuts;
    const having = countOf(did as Figure);
    const lacking = (did?.respondents ?? 0) - having;
    const counted = countOf(everyone as Figure);
    const possible = new Set<number>();
    for (const right of countsOf(cut?.sensitivity, having)) {
      for (const spared of countsOf(cut?.specificity, lacking)) {
        possible.add(counted - right - (lacking - spared));
      }
    }
    return {
      cut,
      possible: [...possible].filter((k) => k >= 0 && k <= left.n).sort((a, b) => a - b),
    };
  };

  it("cannot be told by six blanks, all on one side of the cut", async () => {
    for (const k of [0, 6]) {
      expect((await unanswered({ did: "", n: 6, k })).possible).toEqual(upTo(6));
    }
  });

  it("has sensitivity and specificity where they could be told of, or nobody is", async () => {
    for (const left of [
      { did: "", n: 0, k: 0 },
      { did: "", n: 20, k: 10 },
      { did: "", n: 12, k: 0 },
    ] as const) {
      expect((await unanswered(left)).cut).toMatchObject({ sensitivity: 0.5, specificity: 0.5 });
    }
  });

  it("is not told the other way round: who answered the behaviour and not the scale", async () => {
    const { cut } = await unanswered({ did: "2", n: 0, k: 0, blank: 6 });
    expect(cut).not.toHaveProperty("sensitivity");
    expect(cut).not.toHaveProperty("specificity");
  });

  it("is not told where the behaviour is withheld in an area that the scale is shown in", async () => {
    const norms = async (drinkers: number) => {
      const area = "B";
      const { cuts } = await publish(
        [
          // 85 of 201 would be 0.40, 86 of 202 would be 0.45.
          { did: "2", n: 200, k: 84 },
          { did: "1", n: 200, k: 100 },
          { area, did: "2", n: drinkers, k: drinkers },
          { area, did: "1", n: 20 - drinkers, k: 10 },
        ],
        ["--by", "none", "--against", "did"],
      );
      return cuts[0];
    };
    // 84 of 200 have the high score, and 100 of 200 of those without the behaviour the low one.
    for (const drinkers of [1, 2, 3, 4]) {
      expect(await norms(drinkers)).toMatchObject({ sensitivity: 0.4, specificity: 0.5 });
    }
  });
});

describe("a grade that may not be told", { timeout: 30_000 }, () => {
  it("is not left over from the shares of the others", async () => {
    const possible = async (k: number) => {
      const { cuts, everyone } = await publish(
        [
          { grade: "7", n: 148, k: 67 },
          { grade: "9", n: 148, k: 67 },
          { grade: "8", n: 15, k },
        ],
        ["--method", "fixed", "--cut", "s=1.5"],
      );
      const others = cuts.filter(({ grade }) => grade !== "8");
      return leftOver(others, everyone as Figure, 15);
    };
    for (const k of [1, 4, 14]) expect(await possible(k)).toEqual(upTo(15));
  });

  it("of nine pupils, served by another's cut, is not left over either", async () => {
    const { cuts, everyone } = await publish(
      [
        { grade: "7", n: 148, k: 67 },
        { grade: "9", n: 148, k: 67 },
        { grade: "8", n: 9, k: 0 },
      ],
      ["--fallback", "7"],
    );
    expect(everyone?.respondents).toBe(305);
    expect(cuts.map(({ grade }) => grade)).toEqual(["7", "9"]);
    expect(leftOver(cuts, everyone as Figure, 9)).toEqual(upTo(9));
    expect(cuts.some((cut) => "respondents" in cut)).toBe(false);
  });
});
