import type { Gender, Operator, ScaleKind } from "../vocabulary/instrument.ts";
import type { CutRule, DerivedCut, GivenCut, NoCut } from "../vocabulary/norm-derivation.ts";
import { type Contrast, contrastCut, contrastOf } from "./contrast-cut.ts";
import { measureCut } from "./measure-cut.ts";
import { medianMadCut } from "./median-mad-cut.ts";
import { weightedQuantile } from "./weighted-quantile.ts";
import { sampleOf, type WeightedSample } from "./weighted-sample.ts";

/** Pupils who share a cut. */
export interface NormGroup {
  readonly grade?: string;
  readonly gender?: Gender;
  /** 1 for respondents of the group. */
  readonly inside: Uint8Array;
}

/** What is derived, and from whom. */
export interface DeriveRequest {
  readonly scales: readonly { readonly id: string; readonly kind: ScaleKind }[];
  /** Scale → one score per respondent of the reference sample; NaN: not scored. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  /** One weight per respondent, ≥ 0. */
  readonly weight: Float64Array;
  readonly groups: readonly NormGroup[];
  readonly rule: CutRule;
  /** State of each respondent for the behaviour that cuts are held against. */
  readonly against?: Int8Array;
  /** A mean absolute deviation is rounded to this step; default 0: not at all. */
  readonly spreadStep?: number;
  /**
   * Is a percentile between two scores one of them, so that its digits do not tell n? The lower one of
   * a risk scale (`>`), the upper one of a protective scale (`>=`): no pupil changes sides.
   */
  readonly onScores?: boolean;
  /** Fewest persons on either side of a contrast cut; default 1. */
  readonly fewest?: number;
}

/** The operator of a derived cut, for its kind: protected is who is *not low*. */
const OPERATORS: Readonly<Record<ScaleKind, Operator>> = { risk: ">", protective: ">=" };

/**
 * Cuts of every scale and group from a reference sample, exact. Respondents without a score or with
 * weight 0 take no part.
 *
 * Cuts are rounded to 10 decimals. That moves a cut by 5e-11 at most, while a score is a fraction
 * with at most the number of items below the line: a score that is not on the cut is further than
 * 1e-9 away from it, and one that is stays within 1e-9. No comparison is turned by the rounding.
 *
 * @returns the cuts, and the scale × group that have none: nobody has a score, or a criterion group
 *   is empty; a fixed cut that was not given is in neither
 */
export function deriveCuts(request: DeriveRequest): {
  readonly cuts: readonly DerivedCut[];
  readonly without: readonly NoCut[];
} {
  const cuts: DerivedCut[] = [];
  const without: NoCut[] = [];
  for (const scale of request.scales) {
    const scores = request.scores.get(scale.id);
    if (scores === undefined || !isWanted(scale.id, request.rule)) continue;
    for (const group of request.groups) {
      const sample = sampleOf(scores, request.weight, group.inside);
      const found =
        sample.scores.length === 0 ? null : cutOf(scale, group, sample, scores, request);
      if (found === null) without.push(noCut(scale.id, group, sample));
      else cuts.push(found);
    }
  }
  return { cuts, without };
}

function isWanted(scale: string, rule: CutRule): boolean {
  return rule.method !== "fixed" || rule.cuts.some((given) => given.scale === scale);
}

function nameOf({ grade, gender }: NormGroup): Pick<NormGroup, "grade" | "gender"> {
  return { ...(grade === undefined ? {} : { grade }), ...(gender === undefined ? {} : { gender }) };
}

function noCut(scale: string, group: NormGroup, { scores }: WeightedSample): NoCut {
  const reason = scores.length === 0 ? "no_answers" : "no_criterion";
  return { scale, ...nameOf(group), reason };
}

function cutOf(
  scale: DeriveRequest["scales"][number],
  group: NormGroup,
  sample: WeightedSample,
  scores: Float64Array,
  request: DeriveRequest,
): DerivedCut | null {
  const contrast = contrastOf(group.inside, scores, request);
  const found = findValue(scale, group, sample, contrast, request);
  if (found === null) return null;
  const value = Math.round(found.value * 1e10) / 1e10;
  const operator = found.operator ?? OPERATORS[scale.kind];
  return {
    scale: scale.id,
    kind: scale.kind,
    ...nameOf(group),
    operator,
    value,
    ...measureCut(sample, { ...scale, operator, value }, contrast),
    isMedian: found.width === 0,
  };
}

interface Found {
  readonly value: number;
  readonly operator?: Operator;
  readonly width?: number;
}

function findValue(
  { id, kind }: DeriveRequest["scales"][number],
  group: NormGroup,
  sample: WeightedSample,
  contrast: Contrast | undefined,
  { rule, spreadStep = 0, fewest = 1, onScores = false }: DeriveRequest,
): Found | null {
  if (rule.method === "median-mad") return medianMadCut(sample, kind, rule, spreadStep);
  if (rule.method === "percentile") {
    const percent = kind === "risk" ? rule.percentile : 100 - rule.percentile;
    const end = kind === "risk" ? "lower" : "upper";
    return { value: weightedQuantile(sample, percent / 100, onScores ? end : "interpolated") };
  }
  if (rule.method === "fixed") return givenCut(rule.cuts, id, group.grade) ?? null;
  const value = contrast === undefined ? null : contrastCut(contrast, kind, fewest);
  return value === null ? null : { value };
}

/** The cut given for a grade, else the one given for all. */
function givenCut(
  cuts: readonly GivenCut[],
  scale: string,
  grade: string | undefined,
): GivenCut | undefined {
  const own = cuts.filter((given) => given.scale === scale);
  return (
    own.find((given) => given.grade !== undefined && given.grade === grade) ??
    own.find((given) => given.grade === undefined)
  );
}
