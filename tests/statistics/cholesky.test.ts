import { expect, it } from "vitest";
import { cholesky } from "../../src/statistics/cholesky.ts";

it("has the factor of a textbook matrix", () => {
  // Wikipedia, "Cholesky decomposition", first example: integer factor.
  const made = cholesky([
    [4, 12, -16],
    [12, 37, -43],
    [-16, -43, 98],
  ]);
  expect(made.map((row) => [...row])).toEqual([
    [2, 0, 0],
    [6, 1, 0],
    [-8, 5, 3],
  ]);
});

it("takes a singular matrix: two estimates that are one and the same", () => {
  const made = cholesky([
    [4, 4, 2],
    [4, 4, 2],
    [2, 2, 5],
  ]);
  expect(made.map((row) => [...row])).toEqual([
    [2, 0, 0],
    [2, 0, 0],
    [1, 0, 2],
  ]);
});

it("refuses a negative variance", () => {
  expect(() => cholesky([[-1]])).toThrow(RangeError);
});
