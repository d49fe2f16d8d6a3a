import type { Policy } from "../vocabulary/policy.ts";
import { isReleasable, type Persons } from "./primary.ts";

/** What happens to one cell. */
export type Treatment =
  | { readonly kind: "exact" }
  /** Everyone but the areas, and those without area, that may not be told. */
  | { readonly kind: "partial" }
  /** Share and respondents to a step; for figures of a check, which are compared with each other. */
  | { readonly kind: "rounded"; readonly step: number; readonly respondentsTo: number }
  | { readonly kind: "withheld" };

/** Persons of one measure: by area (in the order of the areas), and of those without an area. */
export interface MeasureCounts {
  readonly goodWhen: "high" | "low";
  readonly areas: readonly Persons[];
  readonly withoutArea: Persons;
}

/** Respondents in the whole survey, whatever they answered. */
export interface SurveySizes {
  readonly areas: readonly number[];
  readonly withoutArea: number;
}

/** What was decided about one measure, for all areas and the municipality at once. */
export interface MeasureSolution {
  readonly areas: readonly Treatment[];
  readonly everyone: Treatment;
  /** Areas that are in no figure of anybody else either. */
  readonly isHidden: readonly boolean[];
  /** Are those without area in the figures of everyone? */
  readonly hasWithoutArea: boolean;
  /** May this area be compared with the other areas that are shown? */
  readonly hasReference: readonly boolean[];
}

const EXACT: Treatment = { kind: "exact" };
const WITHHELD: Treatment = { kind: "withheld" };

/** Are there too few respondents in an area to say anything about it, even how many they are? */
export function isSizeProtected(respondents: number, policy: Policy): boolean {
  return !policy.open && respondents < policy.minimumRespondents;
}

/**
 * Decides for one measure what may be shown of every area and of everyone, so that what is printed
 * together does not give away what is withheld. Deterministic, and the same whatever is printed.
 *
 * - An area is withheld if it fails the policy by itself, or if the area is too small as a whole.
 * - A withheld area is in nobody's figures: "the rest of the municipality" is the *shown* areas, and
 *   so is the municipality's own row. Nothing can be subtracted from what holds nothing of it.
 * - Both are given only where they leave out at most 1 − `minimumCoverage` of the respondents; sizes
 *   that are not told count as the largest they can be, so that a limit does not tell them.
 *
 * So everything printed follows from the shown cells and from what is known of every survey.
 */
export function solveMeasure(
  counts: MeasureCounts,
  sizes: SurveySizes,
  policy: Policy,
): MeasureSolution {
  const told = toldSizes(sizes, policy);
  const areas = counts.areas.map((persons, area): Treatment => {
    if (isSizeProtected(sizes.areas[area] ?? 0, policy)) return WITHHELD;
    if (persons.respondents === 0) return EXACT;
    return isReleasable(persons, counts.goodWhen, policy) ? EXACT : WITHHELD;
  });
  const isHidden = areas.map(({ kind }) => kind === "withheld");
  const rest = counts.withoutArea;
  const hasWithoutArea =
    rest.respondents === 0 || isReleasable(rest, counts.goodWhen, policy) || areas.length === 0;
  return {
    areas,
    isHidden,
    hasWithoutArea,
    hasReference: areas.map((_, area) => isCovered(area, isHidden, told.areas, policy)),
    everyone: treatEveryone(counts, { isHidden, hasWithoutArea }, told, policy),
  };
}

/** Do the shown areas hold enough of the other areas' respondents to stand for them? */
function isCovered(
  area: number,
  isHidden: readonly boolean[],
  sizes: readonly number[],
  policy: Policy,
): boolean {
  const others = sizes.map((size, other) => (other === area ? 0 : size));
  const all = sum(others);
  const shown = sum(others.map((size, other) => (isHidden[other] === true ? 0 : size)));
  return shown > 0 && shown >= policy.minimumCoverage * all;
}

interface Hidden {
  readonly isHidden: readonly boolean[];
  readonly hasWithoutArea: boolean;
}

/** Sizes as an outsider may take them: too small to be told is one less than what may be told. */
function toldSizes(sizes: SurveySizes, policy: Policy): SurveySizes {
  const told = (size: number): number =>
    isSizeProtected(size, policy) ? policy.minimumRespondents - 1 : size;
  return {
    areas: sizes.areas.map(told),
    withoutArea: sizes.withoutArea === 0 ? 0 : told(sizes.withoutArea),
  };
}

function treatEveryone(
  counts: MeasureCounts,
  { isHidden, hasWithoutArea }: Hidden,
  sizes: SurveySizes,
  policy: Policy,
): Treatment {
  const shown = add([
    ...counts.areas.filter((_, area) => isHidden[area] !== true),
    ...(hasWithoutArea ? [counts.withoutArea] : []),
  ]);
  const isWhole = hasWithoutArea && !isHidden.includes(true);
  if (isWhole && shown.respondents === 0) return EXACT;
  if (!isReleasable(shown, counts.goodWhen, policy)) return WITHHELD;
  if (isWhole) return EXACT;
  const left = sizes.areas.map((size, area) => (isHidden[area] === true ? size : 0));
  const out = sum(left) + (hasWithoutArea ? 0 : sizes.withoutArea);
  const all = sum(sizes.areas) + sizes.withoutArea;
  return all - out >= policy.minimumCoverage * all ? { kind: "partial" } : WITHHELD;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function add(all: readonly Persons[]): Persons {
  return {
    respondents: sum(all.map(({ respondents }) => respondents)),
    counted: sum(all.map(({ counted }) => counted)),
  };
}
