import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countedClass, hiddenTotal } from "../../src/disclose/hidden-total.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");

describe("hiddenTotal", () => {
  it.each([
    // n 5–9 prints 7. Of counts 0–9: 0–4 prints 2, 5–9 prints 7.
    [8, 3, 7, 2],
    [8, 8, 7, 7],
    [43, 0, 42, 2],
    [43, 41, 42, 42],
  ])("%i respondents of whom %i count stand as %i and %i", (respondents, counted, n, k) => {
    expect(hiddenTotal({ respondents, counted }, policy)).toEqual({ respondents: n, counted: k });
  });

  const persons = fc
    .tuple(fc.integer({ min: 1, max: 400 }), fc.nat(400))
    .map(([respondents, counted]) => ({ respondents, counted: Math.min(respondents, counted) }));

  it("stands for at least five numbers of respondents and five counts, whatever they are", () => {
    fc.assert(
      fc.property(persons, (true_) => {
        const printed = hiddenTotal(true_, policy);
        const alike = (n: number, k: number) => {
          const other = hiddenTotal({ respondents: n, counted: k }, policy);
          return other.respondents === printed.respondents && other.counted === printed.counted;
        };
        const numbers = new Set<number>();
        const counts = new Set<number>();
        for (let n = Math.max(1, true_.respondents - 12); n <= true_.respondents + 12; n++) {
          for (let k = 0; k <= n; k++) {
            if (!alike(n, k)) continue;
            numbers.add(n);
            counts.add(k);
          }
        }
        expect(numbers.size).toBeGreaterThanOrEqual(Math.min(5, true_.respondents));
        expect(counts.size).toBeGreaterThanOrEqual(5);
        expect(counts.has(true_.counted)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("is never far off: at most four respondents", () => {
    fc.assert(
      fc.property(persons, (true_) => {
        const { respondents } = hiddenTotal(true_, policy);
        expect(Math.abs(respondents - true_.respondents)).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe("countedClass", () => {
  it("covers 0 to the end without a gap, and no class is narrower than the width", () => {
    for (let most = 4; most < 60; most++) {
      let next = 0;
      while (next <= most) {
        const [low, high] = countedClass(next, most, 5);
        expect(low).toBe(next);
        expect(high - low + 1).toBeGreaterThanOrEqual(5);
        next = high + 1;
      }
      expect(next).toBe(most + 1);
    }
  });
});
