import { describe, expect, it } from "vitest";
import { policyStamp } from "../../src/trend/policy-stamp.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");

describe("what decided that a share is shown", () => {
  it.each([
    ["protection", { protection: policy.protection + 1 }],
    ["steps", { roundingSteps: [0.1] }],
    ["splits", { splits: {} }],
    ["measures that are told of everyone alone", { municipalityOnly: ["rebelliousness"] }],
    ["degrees of freedom", { minimumDegreesOfFreedom: 8 }],
  ])("is another policy with other %s, though its name is the same", (_, rule) => {
    expect(policyStamp({ ...policy, ...rule })).not.toBe(policyStamp(policy));
  });

  it("is the same with other words, in any order", () => {
    const turned = Object.fromEntries(Object.entries(policy).reverse()) as unknown as typeof policy;
    expect(policyStamp({ ...turned, source: "elsewhere", deviations: [] })).toBe(
      policyStamp(policy),
    );
  });
});
