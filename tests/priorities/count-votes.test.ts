import { describe, expect, it } from "vitest";
import { countVotes } from "../../src/priorities/count-votes.ts";
import type { Vote } from "../../src/vocabulary/votes.ts";

const vote = (voter: string, factor: string, value: number, parts: Partial<Vote> = {}): Vote => ({
  voter,
  sector: null,
  factor,
  criterion: "priority",
  method: "dots",
  value,
  ...parts,
});

describe("dots", () => {
  it("are added per factor, with how many gave any, in the order of the profile", () => {
    const votes = [vote("a", "peers", 3), vote("b", "peers", 1), vote("b", "school", 4)];
    const none = vote("a", "family", 0);
    expect(countVotes([...votes, none], ["school", "family", "peers", "other"])).toEqual({
      voters: 2,
      sectors: {},
      criteria: [
        {
          criterion: "priority",
          method: "dots",
          voters: 2,
          dots: 8,
          factors: [
            { factor: "school", dots: 4, voters: 1 },
            { factor: "family", dots: 0, voters: 0 },
            { factor: "peers", dots: 4, voters: 2 },
          ],
        },
      ],
    });
  });
});

describe("orders", () => {
  const rank = (voter: string, factor: string, value: number): Vote =>
    vote(voter, factor, value, { method: "rank" });

  it("are counted by Borda, those left out sharing the last places", () => {
    // a: x 1, y 2, z 3. b: y 1, and x and z share places 2 and 3. c: x and y share 1 and 2, z 3.
    const votes = [
      ...[rank("a", "x", 1), rank("a", "y", 2), rank("a", "z", 3)],
      rank("b", "y", 1),
      ...[rank("c", "x", 1), rank("c", "y", 1)],
    ];
    const [count] = countVotes(votes, ["x", "y", "z"]).criteria;
    expect(count).toMatchObject({
      method: "rank",
      voters: 3,
      factors: [
        { factor: "x", points: 9 - (1 + 2.5 + 1.5), meanRank: 5 / 3 },
        { factor: "y", points: 9 - (2 + 1 + 1.5), meanRank: 4.5 / 3 },
        { factor: "z", points: 9 - (3 + 2.5 + 3), meanRank: 8.5 / 3 },
      ],
    });
    // Rank sums 5, 4.5, 8.5 about 6: S = 9.5; ties 6 + 6: W = 12·9.5 / (9·24 − 3·12) = 114 / 180.
    expect(count?.method === "rank" && count.concordance?.w).toBeCloseTo(114 / 180, 14);
  });

  it("of one voter say nothing of agreement", () => {
    const [count] = countVotes([rank("a", "x", 1), rank("a", "y", 2)]).criteria;
    expect(count).toMatchObject({ voters: 1, concordance: null });
  });
});

describe("a count", () => {
  it("tells voters apart as names are compared, and counts them by sector, without naming any", () => {
    const votes = [
      vote("Åsa", "x", 1, { sector: "Skola" }),
      vote("åsa ", "y", 1, { sector: "skola" }),
      vote("Bo", "x", 1, { sector: "Ärendet" }),
      vote("Cy", "x", 2, { sector: "polis" }),
      vote("Di", "x", 2, { sector: "SKOLA" }),
    ];
    const count = countVotes(votes);
    expect(count.voters).toBe(4);
    expect(Object.entries(count.sectors)).toEqual([
      ["polis", 1],
      ["Skola", 2],
      ["Ärendet", 1],
    ]);
    expect(JSON.stringify(count)).not.toMatch(/Åsa|Bo|Cy|Di"/i);
  });

  it("keeps criteria apart and adds nothing up over them", () => {
    const mark = (voter: string, value: number): Vote =>
      vote(voter, "x", value, { criterion: "severity", method: "rating" });
    const count = countVotes([mark("a", 2), mark("b", 4), mark("c", 5), vote("a", "x", 3)]);
    expect(count.criteria.map(({ criterion }) => criterion)).toEqual(["priority", "severity"]);
    expect(count.criteria[1]).toEqual({
      criterion: "severity",
      method: "rating",
      voters: 3,
      factors: [
        {
          factor: "x",
          ratings: 3,
          median: 4,
          lowerQuartile: 2,
          upperQuartile: 5,
          agreement: "divided",
        },
      ],
    });
  });
});
