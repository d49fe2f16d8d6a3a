import { expect } from "vitest";

/** Fails unless actual = expected to within a relative difference; 0 must be 0. */
export function expectClose(actual: number, expected: number, relative: number): void {
  const apart = Math.abs(actual - expected);
  expect(apart, `${actual} against ${expected}`).toBeLessThanOrEqual(relative * Math.abs(expected));
}
