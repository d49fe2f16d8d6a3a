import { describe, expect, it } from "vitest";
import { builtInPolicy, OPEN_POLICY } from "../../src/catalog/built-in.ts";
import {
  associateFactors,
  tellableBehaviours,
} from "../../src/pipeline/steps/associate-factors.ts";
import type { Survey } from "../../src/pipeline/steps/survey.ts";
import type { Indicator, MeasureKind } from "../../src/vocabulary/measure.ts";
import type { Policy } from "../../src/vocabulary/policy.ts";
import type { ProfileRequest } from "../../src/vocabulary/profile-request.ts";
import { makeDesign } from "../support/survey-design.ts";

const RESPONDENTS = 400;
const policy = builtInPolicy("default");
if (policy === undefined) throw new Error("no default policy");

const indicator = (
  id: string,
  kind: MeasureKind,
  isCounted: (row: number) => boolean,
): Indicator => ({
  measure: {
    id,
    kind,
    goodWhen: "low",
    label: { en: id },
    labelStatus: { en: "proposal" },
    status: "proposal",
    questions: [],
  },
  state: Int8Array.from({ length: RESPONDENTS }, (_, row) => (isCounted(row) ? 1 : 0)),
});

const FACTOR = indicator("factor", "risk", (row) => row % 2 === 0);
const EVER = indicator("ever", "behaviour", (row) => row % 5 === 0 || row % 97 === 0);
const MONTH = indicator("month", "behaviour", (row) => row % 5 === 0);
const OTHER = indicator("other", "behaviour", (row) => row % 7 === 0);

/** Two areas, of which `hidden` are not told for any measure. */
function surveyOf(indicators: readonly Indicator[], hidden: readonly boolean[]): Survey {
  const of = Int32Array.from({ length: RESPONDENTS }, (_, row) => (row < 340 ? 0 : 1));
  const isPartial = hidden.includes(true);
  const solution = {
    areas: hidden.map((isHidden) => ({ kind: isHidden ? "withheld" : "exact" })),
    isHidden: hidden,
    hasWithoutArea: true,
    hasReference: [true, true],
    everyone: { kind: isPartial ? "partial" : "exact" },
  };
  const survey = {
    indicators,
    solutions: new Map(indicators.map(({ measure }) => [measure.id, solution])),
    coded: { responses: { area: { names: ["a", "b"], of } }, design: makeDesign(RESPONDENTS) },
    areaMasks: [0, 1].map((area) => Uint8Array.from(of, (one) => (one === area ? 1 : 0))),
  };
  return survey as unknown as Survey;
}
const under = (chosen: Policy): ProfileRequest =>
  ({ policy: chosen, estimation: { lonelyPsu: "fail" } }) as unknown as ProfileRequest;
const told = (behaviours: readonly string[], survey: Survey, chosen: Policy = policy) =>
  associateFactors(behaviours, survey, under(chosen)).get("factor") ?? [];

describe("two behaviours that three pupils tell apart", () => {
  const survey = surveyOf([FACTOR, EVER, MONTH, OTHER], [false, false]);

  it("are told once: the later one has no odds ratios, whichever is asked for", () => {
    expect(tellableBehaviours(survey, under(policy))).toEqual(["ever", "other"]);
    expect(told(["month"], survey)).toMatchObject([{ behaviour: "month", status: "withheld" }]);
    expect(told(["other", "month", "ever"], survey).map(({ status }) => status)).toEqual([
      "shown",
      "withheld",
      "shown",
    ]);
  });

  it("are both told where nothing is to be protected", () => {
    expect(told(["month"], survey, OPEN_POLICY)).toMatchObject([{ status: "shown" }]);
  });
});

describe("pupils of an area that is withheld", () => {
  it("are in no odds ratio: their answers change nothing", () => {
    const changed = indicator("other", "behaviour", (row) => (row < 340 ? row % 7 === 0 : true));
    const before = told(["other"], surveyOf([FACTOR, OTHER], [false, true]));
    const after = told(["other"], surveyOf([FACTOR, changed], [false, true]));
    expect(before).toMatchObject([{ status: "shown" }]);
    expect(after).toEqual(before);
  });

  it("is absent where a behaviour was not asked", () => {
    const absent: Indicator = { ...OTHER, absent: "not_asked" };
    const survey = surveyOf([FACTOR, absent], [false, false]);
    expect(told(["other"], survey)).toMatchObject([{ status: "absent", value: null }]);
  });
});
