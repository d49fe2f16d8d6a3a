import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { divideCounted } from "../../src/disclose/divide-counted.ts";

/** Groups of an area, with a total that fits into them. */
const area = fc
  .array(
    fc.record({ size: fc.integer({ min: 0, max: 60 }), part: fc.integer({ min: 0, max: 60 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .chain((groups) => {
    const room = groups.reduce((sum, { size }) => sum + size, 0);
    return fc.record({ groups: fc.constant(groups), total: fc.integer({ min: 0, max: room }) });
  });

describe("dividing those who are counted among groups", () => {
  it("tells the middle of a cell and gives the last group what remains, by hand", () => {
    // 20 counted among 50 girls and 50 boys, 9 of 18 known ones girls: x = 20 · 9/18 = 10. From 0 to 20
    // there are 3 cells of 6.67, and 10 lies in the second, whose middle is 10.
    const even = divideCounted(20, [9, 9], [50, 50], 6);
    expect(even.map(({ counted }) => counted)).toEqual([10, 10]);
    expect(even[0]?.width).toBeCloseTo(20 / 3, 12);
    // 3 of 18: x = 3.33 lies in the first cell, middle 3.33.
    const [girls, boys] = divideCounted(20, [3, 15], [50, 50], 6);
    expect(girls?.counted).toBeCloseTo(10 / 3, 12);
    expect(boys?.counted).toBeCloseTo(50 / 3, 12);
  });

  it("leaves no cell where the range is clipped: 45 of 50 and 50 have at least 40 in common", () => {
    // 95 counted: girls from 45 to 50, narrower than a cell, so one cell whose middle is 47.5.
    expect(divideCounted(95, [50, 45], [50, 50], 6).map(({ counted }) => counted)).toEqual([
      47.5, 47.5,
    ]);
  });

  it("adds up, stays within the sizes, and has cells as wide as asked for where there is room", () => {
    fc.assert(
      fc.property(area, fc.integer({ min: 1, max: 12 }), ({ groups, total }, narrowest) => {
        const sizes = groups.map(({ size }) => size);
        const divided = divideCounted(
          total,
          groups.map(({ part }) => part),
          sizes,
          narrowest,
        );
        const sum = divided.reduce((all, { counted }) => all + counted, 0);
        expect(Math.abs(sum - total)).toBeLessThan(1e-9);
        divided.forEach(({ counted, width }, at) => {
          const size = sizes[at] ?? 0;
          expect(counted).toBeGreaterThanOrEqual(-1e-9);
          expect(counted).toBeLessThanOrEqual(size + 1e-9);
          expect(width).toBeGreaterThanOrEqual(0);
        });
        const [first = { width: 0 }] = divided;
        const others = sizes.slice(1).reduce((all, size) => all + size, 0);
        const range = Math.min(total, sizes[0] ?? 0) - Math.max(0, total - others);
        if (sizes.length > 1) {
          expect(first.width).toBeGreaterThanOrEqual(Math.min(narrowest, range) - 1e-9);
        }
      }),
    );
  });

  it("says nothing of how many are in no group: parts of the same proportions give the same", () => {
    fc.assert(
      fc.property(area, fc.integer({ min: 1, max: 9 }), ({ groups, total }, times) => {
        const sizes = groups.map(({ size }) => size);
        const parts = groups.map(({ part }) => part);
        const more = parts.map((part) => part * times);
        expect(divideCounted(total, more, sizes, 6)).toEqual(divideCounted(total, parts, sizes, 6));
      }),
    );
  });
});
