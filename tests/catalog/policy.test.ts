import { expect, test } from "vitest";
import { builtInInstrument, builtInPolicy } from "../../src/catalog/built-in.ts";
import { parsePolicy } from "../../src/catalog/policy.ts";
import { checkPolicyFits } from "../../src/catalog/policy-fit.ts";
import { raiseMinimum } from "../../src/catalog/raise-minimum.ts";
import type { Instrument } from "../../src/vocabulary/instrument.ts";
import type { Policy } from "../../src/vocabulary/policy.ts";
import { policyNamed } from "../support/policies.ts";
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
    splits: {},
    thirdGender: "total",
    mergeGrades: false,
    open: false,
  });
});

test("what a policy may say beside its limits", () => {
  const more = `${EXAMPLE}status: proposal
summary: { en: "at least 20", sv: "minst 20" }
deviations: [no rule for classes]
coding: [{ respondents: 300, bottom: 0.01, top: 0.99 }, { respondents: 40, bottom: 0.05, top: 0.95 }]
presentation: nchs
minimumDegreesOfFreedom: 8
minimumResponseRate: 0.4
municipalityOnly: [suicide_attempt]
roundEverything: true
`;
  expect(parsePolicy(more, "policy.yaml")).toMatchObject({
    status: "proposal",
    summary: { en: "at least 20", sv: "minst 20" },
    deviations: ["no rule for classes"],
    coding: [
      { respondents: 300, bottom: 0.01, top: 0.99 },
      { respondents: 40, bottom: 0.05, top: 0.95 },
    ],
    presentation: "nchs",
    minimumDegreesOfFreedom: 8,
    minimumResponseRate: 0.4,
    municipalityOnly: ["suicide_attempt"],
    roundEverything: true,
  });
});

const CODED = `${EXAMPLE}coding: [{ respondents: 300, bottom: 0.01, top: 0.99 }, { respondents: 40, bottom: 0.05, top: 0.95 }]\n`;

test.each([
  ["respondents: 40", "respondents: 400", "coding[1]"],
  ["bottom: 0.05", "bottom: 0.001", "coding[1]"],
  ["top: 0.95", "top: 0.995", "coding[1]"],
  ["top: 0.99 }", "top: 0.01 }", "coding[0]"],
])("coding with %j → %j does not widen downwards", (piece, replacement, place) => {
  const { code, facts } = refusal(() =>
    parsePolicy(change(CODED, piece, replacement), "policy.yaml"),
  );
  expect([code, facts.place, facts.problem]).toEqual([
    "config-invalid",
    place,
    "rungs fall in respondents, and their limits widen: a larger bottom and a smaller top",
  ]);
});

const INSTRUMENT = builtInInstrument("ctcys") as Instrument;
const only = (...ids: readonly string[]): Policy => ({
  ...policyNamed("default"),
  municipalityOnly: ids,
});

test("a measure that the instrument lacks would not be kept from areas, so it is refused", () => {
  expect(() => checkPolicyFits(only("alcohol_30d"), INSTRUMENT, "p.yaml")).not.toThrow();
  const { code, facts } = refusal(() =>
    checkPolicyFits(only("alcohol_30d", "alcohol_30"), INSTRUMENT, "p.yaml"),
  );
  expect(code).toBe("config-invalid");
  expect(facts).toMatchObject({ file: "p.yaml", place: "municipalityOnly[1]" });
  expect(facts.problem).toContain("alcohol_30d");
});

test("a minimum is raised and never lowered, and stands in the name", () => {
  const policy = policyNamed("default");
  expect(raiseMinimum(policy, 10)).toBe(policy);
  const raised = raiseMinimum(policy, 20);
  expect(raised).toEqual({ ...policy, id: "default+minimum:20", minimumRespondents: 20 });
  expect(raiseMinimum(raised, 30).id).toBe("default+minimum:30");
  expect(builtInPolicy("default+minimum:20")).toEqual(raised);
  expect(builtInPolicy("nothing+minimum:20")).toBeUndefined();
  const lower = refusal(() => raiseMinimum(raised, 19));
  expect([lower.code, lower.facts]).toEqual([
    "minimum-too-low",
    { minimum: 19, policy: "default+minimum:20", least: 20 },
  ]);
  expect(refusal(() => raiseMinimum(policyNamed("open"), 20)).code).toBe("minimum-open");
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
