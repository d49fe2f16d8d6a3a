import { describe, expect, it } from "vitest";
import { attackSurvey } from "../../src/audit/attack-survey.ts";
import { cumulativeRulesOf } from "../../src/audit/cumulative-facts.ts";
import { possibleCounts } from "../../src/audit/possible-counts.ts";
import { exactly, type PrintedFigure } from "../../src/audit/printed.ts";
import { surveysOf } from "../../src/audit/published-survey.ts";
import { numbersOf, rowFlags } from "../../src/audit/row-flags.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { policyNamed } from "../support/policies.ts";
import { type Cell, printedFigure, printedFile, printedParticipation } from "../support/printed.ts";

const solver = await loadSolver();
const policy = policyNamed("default");
const ctcys = builtInInstrument("ctcys");
if (ctcys === undefined) throw new Error("no instrument");
const means = {
  policy,
  register: [],
  intervalOf: () => ({ low: 0, high: 1 }),
  solver,
  assumesPrimary: false,
  isExact: true,
};

describe("a measure of how many factors a pupil has", () => {
  const scales = ctcys.scales.filter(({ kind }) => kind === "protective").slice(0, 3);
  const [many] = ctcys.cumulative.filter(({ kind }) => kind === "protective");
  if (many === undefined) throw new Error("no cumulative measure");
  const limit = (atLeast: number) => ({ ...many, id: `${atLeast} or more`, atLeast });
  const attack = (atLeast: readonly number[], cells: readonly Cell[]) => {
    const instrument = { ...ctcys, scales, cumulative: atLeast.map(limit), behaviours: [] };
    const ids = [...scales, ...atLeast.map(limit)].map(({ id }) => id);
    const rows = cells.map((cell, at) =>
      printedFigure({ area: "A", measure: ids[at] ?? "" }, cell),
    );
    const [survey] = surveysOf([printedFile(rows, [printedParticipation("A", 20)])]);
    if (survey === undefined) throw new Error("no survey");
    const { counts, contradictions } = attackSurvey(survey, { ...means, instrument });
    expect(contradictions).toEqual([]);
    return counts.filter(({ quantity, kind }) => quantity === "numerator" && kind === "withheld");
  };

  it("leaves few values for a factor that is withheld", () => {
    // 18 of 20 have two or more of three: 36 in all at least, and the other two have 10 and 8.
    const [found] = attack([2], [[20, 10], [20, 8], "withheld", [20, 18]]);
    expect([found?.low, found?.high, found?.verdict]).toEqual([18, 20, "leak"]);
    expect(found?.because.map(({ kind }) => kind)).toContain("cumulative");
  });

  it("is bounded by the factors where it is withheld itself", () => {
    // 10 + 8 + 3: ten pairs and one over at most; one of 20 pupils has two at least.
    const [found] = attack([2], [[20, 10], [20, 8], [20, 3], "withheld"]);
    expect([found?.low, found?.high]).toEqual([1, 10]);
  });

  it("of several limits binds more: who has three has two", () => {
    // 21 = 2 · 4 of those with exactly two or more, 1 · 2 more with three, and 20 − 4 with one at most.
    const cells: Cell[] = [[20, 10], [20, 8], "withheld", [20, 16], [20, 14]];
    // 2 · 16 + 14 = 46 at least, and 18 are known: 28 of 20 pupils cannot be, so nothing fits.
    expect(() => attack([2, 3], cells)).toThrow();
    const fitting: Cell[] = [[20, 15], [20, 16], "withheld", [20, 16], [20, 12]];
    // At least 2 · 16 + 12 = 44, at most 20 + 16 + 12 = 48; 31 are known.
    const [found] = attack([2, 3], fitting);
    expect([found?.low, found?.high]).toEqual([13, 17]);
  });

  it("is read off the instrument, from the fewest to the most", () => {
    const cumulative = [limit(5), limit(2)];
    expect(cumulativeRulesOf({ ...ctcys, scales, cumulative })).toEqual([
      {
        factors: scales.map(({ id }) => id),
        limits: [
          { measure: "2 or more", atLeast: 2 },
          { measure: "5 or more", atLeast: 5 },
        ],
      },
    ]);
  });
});

describe("that a total is withheld", () => {
  const [drinking] = ctcys.behaviours.filter(({ id }) => id === "alcohol_30d");
  if (drinking === undefined) throw new Error("no behaviour");
  const often = { ...drinking, id: "often", counts: { item: "alcohol_30d", atLeast: 4 } };
  const instrument = { ...ctcys, behaviours: [drinking, often] };
  const pair = { inner: "often", outer: "alcohol_30d" };
  const rows = [
    printedFigure({ area: "A", measure: pair.outer }, [100, 12]),
    printedFigure({ area: "A", measure: pair.inner }, "withheld"),
  ];
  const attack = (figures: readonly PrintedFigure[], assumesPrimary: boolean) => {
    const [survey] = surveysOf([printedFile(figures, [printedParticipation("A", 100)])]);
    if (survey === undefined) throw new Error("no survey");
    const { counts } = attackSurvey(survey, { ...means, instrument, assumesPrimary });
    const found = counts.find((c) => c.kind === "withheld" && c.quantity === "numerator");
    return [found?.low, found?.high, found?.verdict];
  };

  it("is not used, for it may be so because of others", () => {
    expect(attack(rows, false)).toEqual([0, 12, "protected"]);
  });

  it("says under --assume-primary that somebody is counted, but fewer than five", () => {
    // 100 answered and 88 are not counted by either: only the counted can be too few. No leak of
    // the attack: the rule itself leaves four numbers.
    expect(attack(rows, true)).toEqual([1, 4, "protected"]);
  });

  it("is a leak there if more is known", () => {
    const more = rows.map((row) =>
      row.status === "withheld" ? row : printedFigure({ area: "A", measure: pair.outer }, [100, 2]),
    );
    expect(attack(more, true)).toEqual([1, 2, "leak"]);
    expect(attack(more, false)).toEqual([0, 2, "leak"]);
  });

  it("leaves every reason open that there can be", () => {
    const alone = [printedFigure({ area: "A", measure: pair.inner }, "withheld")];
    expect(attack(alone, true)).toEqual([0, 100, "protected"]);
  });
});

describe("a share that is told as at most or at least so much", () => {
  const numbers = (flags: readonly string[], value: number, respondents: number) =>
    numbersOf({ respondents, value }, rowFlags(flags), exactly, policy);

  it("leaves every number beyond the bound", () => {
    const read = numbers(["at-most:0.01"], 0.01, 650);
    expect(read).toMatchObject({ isRounded: true, respondents: exactly(650) });
    const row = { ...printedFigure({}, [650, 3]), ...read };
    expect(possibleCounts(row, true, means.intervalOf)?.numerator).toEqual({ low: 0, high: 6 });
  });

  it("at the other end too", () => {
    const row = { ...printedFigure({}, [90, 88]), ...numbers(["at-least:0.95"], 0.95, 90) };
    expect(possibleCounts(row, true, means.intervalOf)?.complement).toEqual({ low: 0, high: 4 });
  });
});
