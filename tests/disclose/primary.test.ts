import { describe, expect, it } from "vitest";
import { builtInPolicy } from "../../src/catalog/built-in.ts";
import { isReleasable } from "../../src/disclose/primary.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");

describe("isReleasable under the default policy: 10 respondents, 5 persons or none on either side", () => {
  it.each([
    [9, 5, "low", false, "nine respondents"],
    [10, 5, "low", true, "ten respondents, five on either side"],
    [10, 0, "low", true, "0 % of a risk factor"],
    [10, 10, "low", false, "100 % of a risk factor"],
    [10, 0, "high", false, "0 % of a protective factor"],
    [10, 10, "high", true, "100 % of a protective factor"],
    [100, 1, "low", false, "one person counted"],
    [100, 4, "high", false, "four persons counted"],
    [100, 5, "low", true, "five persons counted"],
    [100, 96, "low", false, "four persons not counted"],
    [100, 99, "high", false, "one person not counted"],
    [100, 95, "high", true, "five persons not counted"],
  ] as const)(
    "%i respondents, %i counted, good when %s: %s (%s)",
    (respondents, counted, goodWhen, expected, _why) => {
      expect(isReleasable({ respondents, counted }, goodWhen, policy)).toBe(expected);
    },
  );

  it("lets everything out under the open policy", () => {
    const open = builtInPolicy("open") ?? policy;
    expect(isReleasable({ respondents: 1, counted: 1 }, "low", open)).toBe(true);
  });
});
