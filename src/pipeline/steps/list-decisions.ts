import type { MeasureSolution } from "../../disclose/solve-survey.ts";
import type { Treatment } from "../../disclose/treatment.ts";
import type { Decision, DisclosureRule } from "../../vocabulary/disclosure-rule.ts";
import type { CoverageRow, Figure } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { profileArea } from "./profile-area.ts";
import type { Survey } from "./survey.ts";

type Cell = Pick<Decision, "grade" | "gender" | "measure" | "treatment" | "rule">;

/**
 * Every cell of the survey that is not told as it is, with the rule that hit: everyone first, then the
 * areas in their order, whichever of them were asked for; splits as far as they were.
 */
export function listDecisions(survey: Survey, request: ProfileRequest): readonly Decision[] {
  const { area } = survey.coded.responses;
  return [null, ...area.names.keys()].flatMap((at) => {
    const profile = profileArea(at, survey, request);
    const place = {
      wave: profile.survey.wave,
      area: profile.area.name,
      areaId: profile.area.id,
    };
    const cells = [...coverageCells(profile), ...figureCells(profile, at, survey, request)];
    return cells.map((cell): Decision => ({ ...place, ...cell }));
  });
}

/** Who answered, by grade and gender. */
function coverageCells({ coverage, policy }: Profile): readonly Cell[] {
  const { byGrade, byGender, byGradeGender, total } = coverage;
  if (policy.open) return [];
  const cellOf = (row: CoverageRow, rule: DisclosureRule): readonly Cell[] => {
    const isRounded = row.flags.some((flag) => flag.startsWith("rounded:"));
    if (row.status !== "withheld" && !isRounded) return [];
    const treatment = row.status === "withheld" ? "withheld" : "rounded";
    return [{ grade: row.grade, gender: row.gender, measure: null, treatment, rule }];
  };
  const isHidden = total.status === "withheld";
  return [
    ...cellOf(total, isHidden ? "area-size" : "rounding-all"),
    ...[...byGrade, ...byGender, ...byGradeGender].flatMap((row) => cellOf(row, "split")),
  ];
}

function figureCells(
  { factors, behaviours, cumulative, policy }: Profile,
  area: number | null,
  survey: Survey,
  request: ProfileRequest,
): readonly Cell[] {
  if (policy.open) return [];
  return [...factors, ...behaviours, ...cumulative].flatMap((figure): readonly Cell[] => {
    const solution = survey.solutions.get(figure.measure);
    if (solution === undefined) return [];
    const { grade = null, gender = null } = figure.group;
    const key = { grade, gender, measure: figure.measure };
    if (grade !== null || gender !== null) return splitCell(figure, key);
    const treatment = area === null ? solution.everyone : solution.areas[area];
    if (treatment === undefined) return [];
    const own = wholeCell(figure, treatment, survey, request);
    const lacks = request.reference === "rest" && isAlone(figure, area, solution);
    return [
      ...(own === null ? [] : [{ ...key, ...own }]),
      ...(lacks ? [{ ...key, treatment: "no-comparison", rule: "coverage" } as const] : []),
    ];
  });
}

function splitCell(figure: Figure, key: Omit<Cell, "treatment" | "rule">): readonly Cell[] {
  if (figure.status === "withheld") return [{ ...key, treatment: "withheld", rule: "split" }];
  return figure.flags.includes("divided") ? [{ ...key, treatment: "rounded", rule: "split" }] : [];
}

/** What the solution decided, or what became of the row after that. */
function wholeCell(
  { status, flags }: Figure,
  treatment: Treatment,
  { calibration }: Survey,
  { policy }: ProfileRequest,
): Pick<Cell, "treatment" | "rule"> | null {
  if (status === "withheld" && treatment.kind !== "withheld") {
    const judged =
      policy.presentation === undefined ? "degrees-of-freedom" : "presentation-standard";
    return { treatment: "withheld", rule: calibration === null ? judged : "calibration" };
  }
  if (status === "shown" && flags.some((flag) => flag.startsWith("calibrated:"))) {
    return { treatment: "rounded", rule: "calibration" };
  }
  if (treatment.kind === "exact" || treatment.rule === undefined) return null;
  return { treatment: treatment.kind, rule: treatment.rule };
}

/** Is a shown row without a comparison because too few of the other areas are shown? */
function isAlone(
  { status }: Figure,
  area: number | null,
  { hasReference }: MeasureSolution,
): boolean {
  return area !== null && status === "shown" && hasReference[area] === false;
}
