import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluateCondition, thresholdStates } from "../../src/score/evaluate-condition.ts";
import type { Condition } from "../../src/vocabulary/instrument.ts";
import { COUNTED, NOT_COUNTED, UNKNOWN } from "../../src/vocabulary/measure.ts";
import { makeResponses } from "../support/make.ts";

const ITEMS = ["a", "b", "c"];
const CODES = [1, 2, 3];

/** Any condition on three items but `answered`, which is about knowing itself. */
const { condition } = fc.letrec<{ condition: Condition }>((tie) => {
  const item = fc.constantFrom(...ITEMS);
  const code = fc.constantFrom(...CODES);
  const parts = fc.array(tie("condition"), { minLength: 1, maxLength: 3 });
  return {
    condition: fc.oneof(
      { maxDepth: 3 },
      fc.record({ item, in: fc.uniqueArray(code, { minLength: 1 }) }),
      fc.record({ item, atLeast: code }),
      fc.record({ item, atMost: code }),
      fc.record({ all: parts }),
      fc.record({ any: parts }),
      fc.record({ not: tie("condition") }),
      fc.tuple(parts, fc.nat(2)).map(([count, extra]) => ({ count, atLeast: extra + 1 })),
    ),
  };
});

const answers = fc.record({
  a: fc.constantFrom(...CODES, null),
  b: fc.constantFrom(...CODES, null),
  c: fc.constantFrom(...CODES, null),
});
type Answers = Readonly<Record<string, number | null>>;

/** The state of one respondent. */
function stateOf(one: Condition, given: Answers): number {
  const columns = Object.fromEntries(Object.entries(given).map(([id, code]) => [id, [code]]));
  return evaluateCondition(one, makeResponses(columns))[0] ?? Number.NaN;
}

/** Every way in which the missing answers could have been given. */
function completions(given: Answers): Answers[] {
  return Object.entries(given).reduce<Answers[]>(
    (sofar, [id, code]) =>
      sofar.flatMap((one) =>
        (code === null ? CODES : [code]).map((each) => ({ ...one, [id]: each })),
      ),
    [{}],
  );
}

describe("conditions", () => {
  it("with every answer are never unknown", () => {
    fc.assert(
      fc.property(condition, answers, (one, given) => {
        for (const full of completions(given)) expect(stateOf(one, full)).not.toBe(UNKNOWN);
      }),
    );
  });

  it("once known, stay what they are whatever the missing answers would have been", () => {
    fc.assert(
      fc.property(condition, answers, (one, given) => {
        const state = stateOf(one, given);
        fc.pre(state !== UNKNOWN);
        for (const full of completions(given)) expect(stateOf(one, full)).toBe(state);
      }),
    );
  });

  it("keep De Morgan's laws, and count is any of one and all of all", () => {
    const parts = fc.array(condition, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(parts, answers, (list, given) => {
        const state = (one: Condition): number => stateOf(one, given);
        const not = list.map((part) => ({ not: part }));
        expect(state({ not: { all: list } })).toBe(state({ any: not }));
        expect(state({ not: { any: list } })).toBe(state({ all: not }));
        expect(state({ count: list, atLeast: 1 })).toBe(state({ any: list }));
        expect(state({ count: list, atLeast: list.length })).toBe(state({ all: list }));
      }),
    );
  });

  it("do not hang on the order of their parts", () => {
    const parts = fc.array(condition, { minLength: 2, maxLength: 4 });
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 4 }), answers, (list, atLeast, given) => {
        const one = stateOf({ count: list, atLeast }, given);
        expect(stateOf({ count: list.toReversed(), atLeast }, given)).toBe(one);
      }),
    );
  });
});

describe("several factors at once", () => {
  it("are known exactly where every completion of the unknown ones agrees", () => {
    const factors = fc.array(fc.constantFrom(COUNTED, NOT_COUNTED, UNKNOWN), { maxLength: 8 });
    fc.assert(
      fc.property(factors, fc.integer({ min: 1, max: 8 }), (states, atLeast) => {
        const having = (wanted: number): number => states.filter((one) => one === wanted).length;
        const [yes, open] = [having(COUNTED), having(UNKNOWN)];
        const possible = Array.from({ length: open + 1 }, (_, more) => yes + more >= atLeast);
        const expected = possible.every((one) => one === possible[0])
          ? Number(possible[0])
          : UNKNOWN;
        const found = thresholdStates(Int32Array.of(yes), Int32Array.of(open), atLeast);
        expect([...found]).toEqual([expected]);
      }),
    );
  });
});
