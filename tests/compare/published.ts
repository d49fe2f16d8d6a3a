import type { ProfileFile } from "../../src/compare/pair-areas.ts";
import { readProfileText } from "../../src/pipeline/read-profile.ts";
import { toJson } from "../../src/render/json.ts";
import type { Figure } from "../../src/vocabulary/figure.ts";
import type { ParsedProfile } from "../../src/vocabulary/parsed-profile.ts";
import type { MeasureNote, Profile } from "../../src/vocabulary/profile.ts";
import { fixtureProfile } from "../support/profile-fixture.ts";

/** A shown row without a design: k among n, its limits a tenth on either side. */
export function shownRow(measure: string, counted: number, respondents: number): Figure {
  const value = counted / respondents;
  const [base] = fixtureProfile.factors;
  if (base === undefined) throw new RangeError("the fixture has no factor");
  return {
    ...base,
    measure,
    kind: "risk",
    label: { en: measure },
    reference: null,
    norm: null,
    difference: null,
    respondents,
    value,
    standardError: Math.sqrt((value * (1 - value)) / (respondents - 1)),
    low: Math.max(0, value - 0.1),
    high: Math.min(1, value + 0.1),
    degreesOfFreedom: respondents - 1,
    status: "shown",
    reason: null,
    flags: [],
  };
}

export const withheldRow = (measure: string): Figure => ({
  ...shownRow(measure, 1, 2),
  ...{ respondents: null, value: null, standardError: null, low: null, high: null },
  degreesOfFreedom: null,
  status: "withheld",
  reason: "protected",
});

export const absentRow = (measure: string): Figure => ({
  ...withheldRow(measure),
  status: "absent",
  reason: "not_asked",
});

/** What stands behind a measure of `shownRow`; it has a cut of the norm and one question. */
export function noteOf(measure: string, parts: Partial<MeasureNote> = {}): MeasureNote {
  return {
    id: measure,
    kind: "risk",
    goodWhen: "low",
    domain: "community",
    topic: null,
    label: { en: measure },
    labelStatus: { en: "verified" },
    status: "verified",
    source: null,
    cuts: [{ grade: "7", operator: ">", value: 2.1 }],
    rule: { score: "mean", items: [{ item: `${measure}_1`, reverse: false }] },
    questions: [{ en: `Question of ${measure}` }],
    ...parts,
  };
}

/** A published profile of one wave with these rows, read back from its file as any other. */
export function published(
  wave: string,
  factors: readonly Figure[],
  change: Partial<ParsedProfile> = {},
): Profile {
  const profile: ParsedProfile = {
    ...fixtureProfile,
    survey: { ...fixtureProfile.survey, wave },
    measures: factors.map(({ measure }) => noteOf(measure)),
    factors,
    behaviours: [],
    cumulative: [],
    ...change,
  };
  return readProfileText(toJson(profile), "fixture.json");
}

/** The profile as if it had been read from a file of this name. */
export const fileOf = (profile: Profile, file = "ryd.json"): ProfileFile => ({
  file,
  sha256: "0".repeat(64),
  profile,
});
