import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatCount,
  formatDecimal,
  formatPoints,
  formatShare,
  formatShortDecimal,
  withPercent,
} from "../../src/render/numbers.ts";

const NBSP = "\u00a0";

describe("formatShare", () => {
  it.each([
    [0.345, "34,5", "34.5"],
    [0, "0,0", "0.0"],
    [1, "100,0", "100.0"],
    [1 / 3, "33,3", "33.3"],
    [2 / 3, "66,7", "66.7"],
    [0.0004999, "0,0", "0.0"],
    [0.34549999, "34,5", "34.5"],
  ])("%f has one decimal", (value, sv, en) => {
    expect(formatShare(value, "sv")).toBe(sv);
    expect(formatShare(value, "en")).toBe(en);
  });

  it("rounds ties of the decimal digits away from zero, whatever their binary form", () => {
    expect(formatShare(0.0125, "en")).toBe("1.3");
    expect(formatShare(0.0005, "en")).toBe("0.1");
    expect(formatShare(0.1745, "en")).toBe("17.5");
    expect(formatShare(0.2855, "en")).toBe("28.6");
    expect(formatShare(1.005 - 1, "en")).toBe("0.5");
  });

  it("is whole per cent for a coarsened row", () => {
    expect(formatShare(0.55, "sv", true)).toBe("55");
    expect(formatShare(0.29, "sv", true)).toBe("29");
    expect(formatShare(0.07, "en", true)).toBe("7");
  });

  it("prints every share of whole tenths as these tenths", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
        const whole = Math.floor(tenths / 10);
        expect(formatShare(tenths / 1000, "sv")).toBe(`${whole},${tenths % 10}`);
      }),
    );
  });

  it("is never further than half a tenth from the share", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        const printed = Number(formatShare(value, "en"));
        expect(Math.abs(printed - 100 * value)).toBeLessThanOrEqual(0.05 + 1e-6);
      }),
    );
  });
});

describe("formatPoints", () => {
  it.each([
    [0.032, "+3,2"],
    [-0.018, "−1,8"],
    [0, "0,0"],
    [-0, "0,0"],
    [-0.0004, "0,0"],
    [0.0004, "0,0"],
    [-0.0125, "−1,3"],
    [0.0125, "+1,3"],
  ])("%f has its sign and never minus zero", (value, text) => {
    expect(formatPoints(value, "sv")).toBe(text);
  });

  it("is the same with the other sign for the opposite difference", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        expect(formatPoints(-value, "en").replace("−", "+")).toBe(formatPoints(value, "en"));
      }),
    );
  });
});

describe("formatCount", () => {
  it("sets thousands apart: no-break space in Swedish, comma in English", () => {
    expect(formatCount(999, "sv")).toBe("999");
    expect(formatCount(1234, "sv")).toBe(`1${NBSP}234`);
    expect(formatCount(1234567, "sv")).toBe(`1${NBSP}234${NBSP}567`);
    expect(formatCount(1234567, "en")).toBe("1,234,567");
  });
});

it("withPercent keeps the sign on the line of its number", () => {
  expect(withPercent("34,5", "sv")).toBe(`34,5${NBSP}%`);
  expect(withPercent("34.5", "en")).toBe("34.5%");
});

it("formatDecimal keeps its zeros, formatShortDecimal does not", () => {
  expect(formatDecimal(-1234.5, 2, "sv")).toBe(`−1${NBSP}234,50`);
  expect(formatShortDecimal(0.15, 4, "sv")).toBe("0,15");
  expect(formatShortDecimal(2, 4, "en")).toBe("2");
  expect(formatShortDecimal(0.12345, 4, "en")).toBe("0.1235");
});
