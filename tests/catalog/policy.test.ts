import { expect, test } from "vitest";
import { parsePolicy } from "../../src/catalog/policy.ts";
import { change, refusal } from "./refusal.ts";

const EXAMPLE = `schema: ctc-policy/1
id: linkoping
source: "Decision of the board, 2024"
minimumRespondents: 20
minimumNumerator: 5
minimumComplement: 5
showNone: true
showAll: false
protection: 5
roundingSteps: [0.05, 0.1]
roundCountsTo: 5
minimumCoverage: 0.9
`;

test("a municipality's own policy is read; it is open only when it says so", () => {
  expect(parsePolicy(EXAMPLE, "policy.yaml")).toEqual({
    schema: "ctc-policy/1",
    id: "linkoping",
    source: "Decision of the board, 2024",
    minimumRespondents: 20,
    minimumNumerator: 5,
    minimumComplement: 5,
    showNone: true,
    showAll: false,
    protection: 5,
    roundingSteps: [0.05, 0.1],
    roundCountsTo: 5,
    minimumCoverage: 0.9,
    open: false,
  });
});

test.each([
  ["protection: 5\n", "", "protection", "is missing"],
  ["protection: 5", "protection: 0", "protection", "counts from 1"],
  [
    "minimumRespondents: 20",
    "minimumRespondents: 2.5",
    "minimumRespondents",
    "expected a whole number, found a number",
  ],
  ["[0.05, 0.1]", "[0.1, 0.05]", "roundingSteps[1]", "rounding steps rise, smallest first"],
  ["[0.05, 0.1]", "[0.05, 5]", "roundingSteps[1]", "a step is at most 0.5"],
  ["[0.05, 0.1]", "[0, 0.1]", "roundingSteps[0]", "a step is above 0"],
  [
    "showNone",
    "showZero",
    "showZero",
    'unknown key "showZero"; the nearest known key is "showNone"',
  ],
])("%j → %j is refused", (piece, replacement, place, problem) => {
  const { code, facts } = refusal(() =>
    parsePolicy(change(EXAMPLE, piece, replacement), "policy.yaml"),
  );
  expect(code).toBe("config-invalid");
  expect(facts).toMatchObject({ file: "policy.yaml", place, problem });
});
