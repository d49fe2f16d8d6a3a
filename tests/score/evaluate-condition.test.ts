import { describe, expect, it } from "vitest";
import { evaluateCondition, itemsOf } from "../../src/score/evaluate-condition.ts";
import type { Condition } from "../../src/vocabulary/instrument.ts";
import { makeResponses } from "../support/make.ts";

/** Nine respondents: every pair of yes (1), no (0) and blank (null). */
const X = [1, 1, 1, 0, 0, 0, null, null, null];
const Y = [1, 0, null, 1, 0, null, 1, 0, null];
const responses = makeResponses({ x: X, y: Y });

const yes = (item: string): Condition => ({ item, in: [1] });
const states = (condition: Condition) => [...evaluateCondition(condition, responses)];

describe("evaluateCondition: Kleene's tables", () => {
  it("all: false as soon as one part is, even where the other is missing", () => {
    expect(states({ all: [yes("x"), yes("y")] })).toEqual([1, 0, -1, 0, 0, 0, -1, 0, -1]);
  });

  it("any: true as soon as one part is, even where the other is missing", () => {
    expect(states({ any: [yes("x"), yes("y")] })).toEqual([1, 1, 1, 1, 0, -1, 1, -1, -1]);
  });

  it("not: unknown stays unknown", () => {
    expect(states({ not: yes("x") })).toEqual([0, 0, 0, 1, 1, 1, -1, -1, -1]);
  });

  it("count: true once enough are, false once too few can be", () => {
    const count: Condition = { count: [yes("x"), yes("y"), yes("x")], atLeast: 2 };
    // x stands twice: where it is unknown, it could still make two.
    expect(states(count)).toEqual([1, 1, 1, 0, 0, 0, -1, -1, -1]);
  });

  it("answered is never unknown", () => {
    expect(states({ item: "x", answered: true })).toEqual([1, 1, 1, 1, 1, 1, 0, 0, 0]);
    expect(states({ item: "z", answered: true })).toEqual(X.map(() => 0));
  });

  it("a question that was not asked is unknown for everybody", () => {
    expect(states(yes("z"))).toEqual(X.map(() => -1));
    expect(states({ any: [yes("x"), yes("z")] })).toEqual([1, 1, 1, -1, -1, -1, -1, -1, -1]);
  });

  it("compares codes", () => {
    const codes = makeResponses({ x: [0, 1, 2, null] });
    expect([...evaluateCondition({ item: "x", atLeast: 1 }, codes)]).toEqual([0, 1, 1, -1]);
    expect([...evaluateCondition({ item: "x", atMost: 1 }, codes)]).toEqual([1, 1, 0, -1]);
  });
});

it("itemsOf finds every item, however deep", () => {
  const deep: Condition = {
    all: [yes("a"), { not: { any: [yes("b"), { count: [yes("c")], atLeast: 1 }] } }],
  };
  expect(itemsOf(deep)).toEqual(["a", "b", "c"]);
});
