import type { Policy } from "../vocabulary/policy.ts";
import { type Cell, judgeCell, withheld } from "./judge-cell.ts";
import type { HeldMeasure } from "./published/held.ts";
import type { Treatment } from "./treatment.ts";

export type { Treatment } from "./treatment.ts";

/** Persons of one measure: by area (in the order of the areas), and of those without an area. */
export interface MeasureCounts {
  readonly goodWhen: "high" | "low";
  readonly areas: readonly Cell[];
  readonly withoutArea: Cell;
  /** Told of the municipality as a whole and never of an area. */
  readonly isMunicipalityOnly?: boolean;
  /** What may not be told because of what was told before; left out: nothing was. */
  readonly held?: Pick<HeldMeasure, "areas" | "withoutArea" | "everyone">;
}

/** Respondents in the whole survey, whatever they answered. */
export interface SurveySizes {
  readonly areas: readonly number[];
  readonly withoutArea: number;
  /** Areas in which fewer answered than the policy's least response rate, or where nobody knows. */
  readonly isLowResponse?: readonly boolean[];
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
  if (counts.isMunicipalityOnly === true && counts.areas.length > 0) {
    return solveMunicipality(counts, sizes, policy);
  }
  const told = toldSizes(sizes, policy);
  const areas = counts.areas.map((cell, area): Treatment => {
    if (isSizeProtected(sizes.areas[area] ?? 0, policy)) return withheld("area-size");
    if (!policy.open && sizes.isLowResponse?.[area] === true) return withheld("response-rate");
    const own = cell.respondents === 0 ? EXACT : judgeCell(cell, counts.goodWhen, policy);
    const isHeld = counts.held?.areas[area] === true && own.kind !== "withheld";
    return isHeld ? withheld("published") : own;
  });
  // What is told as a limit only is as hidden from sums and rests as what is not told.
  const isHidden = areas.map(({ kind }) => kind === "withheld" || kind === "coded");
  const hasWithoutArea = isWithoutAreaTold(counts, policy);
  return {
    areas,
    isHidden,
    hasWithoutArea,
    hasReference: areas.map((_, area) => isCovered(area, isHidden, told.areas, policy)),
    everyone: treatEveryone(counts, { isHidden, hasWithoutArea }, told, policy),
  };
}

/** Are those without an area in the figures of everyone? Sums of rounded parts hold printed rows only. */
function isWithoutAreaTold(
  { areas, withoutArea, goodWhen, held }: MeasureCounts,
  policy: Policy,
): boolean {
  if (areas.length === 0 || withoutArea.respondents === 0) return true;
  if (held?.withoutArea === true) return false;
  return judgeCell(withoutArea, goodWhen, policy).kind === "exact";
}

/**
 * A measure that is told of the municipality alone: no area is told of, and so nothing can be
 * subtracted from its figure, which holds all areas that are large enough to be anybody's. One of these
 * would be the municipality itself, so there have to be two.
 */
function solveMunicipality(
  counts: MeasureCounts,
  sizes: SurveySizes,
  policy: Policy,
): MeasureSolution {
  const isHidden = sizes.areas.map((size) => isSizeProtected(size, policy));
  const hasWithoutArea =
    sizes.withoutArea === 0 || !isSizeProtected(counts.withoutArea.respondents, policy);
  const answered = counts.areas.filter(
    ({ respondents }, area) => isHidden[area] !== true && !isSizeProtected(respondents, policy),
  );
  const isOne = answered.length + (hasWithoutArea && sizes.withoutArea > 0 ? 1 : 0) < 2;
  const everyone = treatEveryone(
    counts,
    { isHidden, hasWithoutArea },
    toldSizes(sizes, policy),
    policy,
  );
  return {
    areas: counts.areas.map(() => withheld("municipality-only")),
    isHidden,
    hasWithoutArea,
    hasReference: counts.areas.map(() => false),
    everyone: isOne && !policy.open ? withheld("municipality-only") : withoutSum(everyone),
  };
}

/** Rounded by itself: there are no printed parts to add up. */
function withoutSum(treatment: Treatment): Treatment {
  if (treatment.kind !== "rounded") return treatment;
  const { isSum: _, ...own } = treatment;
  return own;
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
  if (counts.held?.everyone === true) return withheld("published");
  if (isWhole && shown.respondents === 0) return EXACT;
  const own = judgeCell(shown, counts.goodWhen, policy);
  if (own.kind === "withheld" || (isWhole && own.kind !== "rounded")) return own;
  const left = sizes.areas.map((size, area) => (isHidden[area] === true ? size : 0));
  const out = sum(left) + (hasWithoutArea ? 0 : sizes.withoutArea);
  const all = sum(sizes.areas) + sizes.withoutArea;
  if (all - out < policy.minimumCoverage * all) return withheld("coverage");
  if (own.kind === "rounded" && counts.areas.length > 0) return { ...own, isSum: true };
  return own.kind === "exact" ? { kind: "partial", rule: "hidden-left-out" } : own;
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function add(all: readonly Cell[]): Cell {
  const weightOf = ({ weighted, respondents }: Cell): number => weighted ?? respondents;
  const shareOf = ({ share, counted, respondents }: Cell): number =>
    share ?? (respondents === 0 ? 0 : counted / respondents);
  const weighted = sum(all.map(weightOf));
  const past = sum(all.map((cell) => weightOf(cell) * shareOf(cell)));
  return {
    respondents: sum(all.map(({ respondents }) => respondents)),
    counted: sum(all.map(({ counted }) => counted)),
    weighted,
    share: weighted > 0 ? past / weighted : 0,
  };
}
