import { describe, expect, it } from "vitest";
import { readVotes, type VotingRules } from "../../src/catalog/votes.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";

const CANDIDATES = [
  { id: "peers", label: { en: "Peers who use drugs", sv: "Kamrater som använder droger" } },
  { id: "school", label: { en: "School rewards" } },
];
const RULES: VotingRules = { candidates: CANDIDATES, dots: 5 };
const read = (lines: readonly string[], rules = RULES) =>
  readVotes(
    ["voter,sector,factor,criterion,dots,rank,rating", ...lines].join("\n"),
    "v.csv",
    rules,
  );

describe("votes.csv", () => {
  it("takes ids and labels of factors, in either language and any case", () => {
    const votes = read([
      "a,skola,peers,,3,,",
      "a,skola,SCHOOL  rewards,,2,,",
      "b,,kamrater som använder droger,Allvar,,,4",
      "b,,school,resources,,2,",
    ]);
    expect(votes).toEqual([
      {
        voter: "a",
        sector: "skola",
        factor: "peers",
        criterion: "priority",
        method: "dots",
        value: 3,
      },
      {
        voter: "a",
        sector: "skola",
        factor: "school",
        criterion: "priority",
        method: "dots",
        value: 2,
      },
      {
        voter: "b",
        sector: null,
        factor: "peers",
        criterion: "severity",
        method: "rating",
        value: 4,
      },
      {
        voter: "b",
        sector: null,
        factor: "school",
        criterion: "resources",
        method: "rank",
        value: 2,
      },
    ]);
  });

  it("needs no columns but voter, factor and one kind of vote, and takes semicolons", () => {
    const [only] = readVotes("factor;voter;dots\nanything;x;1\n", "v.csv", {
      candidates: null,
      dots: null,
    });
    expect(only).toMatchObject({ factor: "anything", criterion: "priority", value: 1 });
  });

  it.each([
    [["a,,peer,,1,,"], 2, "factor", "peer", "not-there-nearest"],
    [["a,,weather forecast,,1,,"], 2, "factor", "weather forecast", "not-there"],
    [["a,,,,1,,"], 2, "factor", "", "cell-empty"],
    [[",,peers,,1,,"], 2, "voter", "", "cell-empty"],
    [["a,,peers,urgency,1,,"], 2, "criterion", "urgency", "expected-one-of"],
    [["a,,peers,,,,"], 2, "dots", "", "vote-none"],
    [["a,,peers,,1,2,"], 2, "rank", "2", "vote-several"],
    [["a,,peers,,1.5,,"], 2, "dots", "1.5", "dots-form"],
    [["a,,peers,,-1,,"], 2, "dots", "-1", "dots-form"],
    [["a,,peers,,,0,"], 2, "rank", "0", "rank-form"],
    [["a,,peers,severity,,,6"], 2, "rating", "6", "rating-form"],
    [["a,,peers,severity,,,0"], 2, "rating", "0", "rating-form"],
    [
      ["a,,peers,,1,,", "A,,Peers who use drugs,,2,,"],
      3,
      "factor",
      "Peers who use drugs",
      "vote-twice",
    ],
    [["a,skola,peers,,1,,", "a,polis,school,,2,,"], 3, "sector", "polis", "vote-sector"],
    [["a,,peers,,1,,", "b,,peers,,,1,"], 3, "rank", "1", "vote-method"],
    [["a,,peers,,3,,", "b,,peers,,5,,", "a,,school,,3,,"], 4, "dots", "3", "vote-dots"],
  ])("refuses %j at row %i, column %s", (lines, row, column, text, problem) => {
    try {
      read(lines);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(CtcError);
      const { code, facts } = error as CtcError;
      expect([code, facts]).toMatchObject([
        "side-file-row",
        { file: "v.csv", row, column, text, problem },
      ]);
    }
  });

  it("lets dots of several criteria each have their limit", () =>
    expect(read(["a,,peers,,5,,", "a,,peers,severity,5,,"])).toHaveLength(2));
});
