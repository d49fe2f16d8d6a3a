import type { CoverageRow, Figure } from "../vocabulary/figure.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { Profile } from "../vocabulary/profile.ts";
import { roundingStep } from "../vocabulary/row-flags.ts";
import {
  countOf,
  countRange,
  digitsRange,
  dividedRange,
  exactly,
  type PrintedFigure,
  type PrintedFile,
  type PrintedParticipation,
  type Range,
} from "./printed.ts";
import { numbersOf, rowFlags } from "./row-flags.ts";

/** JSON prints numbers with so many significant digits. */
const DIGITS = 12;
const WITHOUT = ["area", "grade", "gender"] as const;

/** Is this the canonical profile of an area or of everyone? */
export function isProfile(value: unknown): value is Profile {
  if (typeof value !== "object" || value === null) return false;
  const { schema, factors, behaviours, cumulative, coverage } = value as Partial<Profile>;
  const isFull = [factors, behaviours, cumulative, coverage?.byGrade].every(Array.isArray);
  return schema === "ctc-profile/1" && isFull;
}

/** What a published profile says, with what each of its numbers can have been. */
export function readProfileJson(
  profile: Profile,
  { file, folder }: { readonly file: string; readonly folder: string },
  policy: Policy,
): PrintedFile {
  const { area, survey, design, norms, instrument } = profile;
  const figures = [...profile.factors, ...profile.behaviours, ...profile.cumulative];
  return {
    file,
    folder,
    wave: survey.wave,
    survey: survey.sha256,
    instrument: { id: instrument.id, version: instrument.version },
    norms: norms?.id ?? null,
    policy: profile.policy.id,
    isWeighted: design.weighted || design.calibration != null,
    isSimple: isSimple(design),
    measures: new Map(
      profile.measures.map(({ id, kind, goodWhen, label }) => [
        id,
        { kind, goodWhen, labels: [label.en, ...(label.sv === undefined ? [] : [label.sv])] },
      ]),
    ),
    figures: figures.map((figure) => readFigure(figure, area.name, policy)),
    participation: participationRows(profile.coverage).map((row) =>
      readParticipation(row, profile, policy),
    ),
    without: withoutOf(profile, policy),
    areas: null,
    isHeld: profile.notes.includes("held_against_published"),
  };
}

/** Nothing but the respondents themselves: then the standard error follows from n and k. */
function isSimple(design: Profile["design"]): boolean {
  const { weighted, stratified, clustered, finitePopulation, calibration } = design;
  return !weighted && !stratified && !clustered && finitePopulation !== true && calibration == null;
}

/** Older profiles tell no genders. */
function participationRows(coverage: Profile["coverage"]): readonly CoverageRow[] {
  const { byGrade, byGender = [], byGradeGender = [], total } = coverage;
  return [...byGrade, ...byGender, ...byGradeGender, total];
}

function readFigure(figure: Figure, area: string | null, policy: Policy): PrintedFigure {
  const flags = rowFlags(figure.flags);
  const isKornGraubard = figure.method === "korn-graubard" && !flags.isDivided;
  const exact = (number: number | null): Range | null =>
    number === null ? null : digitsRange(number, DIGITS);
  return {
    area,
    grade: figure.group.grade ?? null,
    gender: figure.group.gender ?? null,
    measure: figure.measure,
    status: figure.status,
    isNobody: figure.reason === "no_answers",
    isPartial: flags.isPartial,
    ...numbersOf(figure, flags, (value) => digitsRange(value, DIGITS), policy),
    standardError: exact(figure.standardError),
    // Limits by another method do not follow as these are taken to.
    lowerLimit: isKornGraubard ? exact(figure.low) : null,
    upperLimit: isKornGraubard ? exact(figure.high) : null,
    // Beside rounded numbers the reference is rounded too, and of divided ones a sum of such.
    reference: flags.step === null ? exact(figure.reference) : null,
  };
}

function readParticipation(
  row: CoverageRow,
  { area, survey }: Profile,
  policy: Policy,
): PrintedParticipation {
  const step = roundingStep(row.flags);
  const { respondents } = row;
  return {
    area: area.name,
    grade: row.grade,
    gender: row.gender ?? null,
    status: row.status,
    // Where the rows of the file are not told, areas that are too small are left out.
    isPartial: area.name === null && survey.rows === null,
    isRounded: step !== null,
    respondents:
      respondents !== null && step !== null
        ? dividedRange(respondents, step, policy)
        : countOf(respondents, null),
    pupils: row.pupils,
  };
}

/** Published counts of pupils without an area, grade or gender: to the policy's step, or too few to tell. */
function withoutOf({ findings, coverage }: Profile, policy: Policy): PrintedFile["without"] {
  const told = (count: number | null): Range => {
    if (count === null) return { low: 1, high: policy.minimumRespondents - 1 };
    return policy.open || count === 0 ? exactly(count) : countRange(count, policy.roundCountsTo);
  };
  const counts = WITHOUT.flatMap((role) => {
    const finding = findings.find(({ code }) => code === `respondents-without-${role}`);
    return finding === undefined ? [] : [[role, told(finding.count)] as const];
  });
  // A survey that knows grades, and says nothing of pupils without one, has none of them.
  const grade = coverage.byGrade.length > 0 ? [["grade", exactly(0)] as const] : [];
  return Object.fromEntries([["area", told(coverage.withoutArea)], ...grade, ...counts]);
}
