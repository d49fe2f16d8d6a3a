import type { ScaleKind } from "../vocabulary/instrument.ts";
import { COUNTED, NOT_COUNTED } from "../vocabulary/measure.ts";
import { SCORE_TOLERANCE } from "../vocabulary/past-cut.ts";
import { sampleOf, totalWeight, type WeightedSample } from "./weighted-sample.ts";

/** Sums that differ by less are equal. */
const EQUAL = 1e-12;

/** Two criterion groups: those with the behaviour, and those without it. */
export interface Contrast {
  readonly having: WeightedSample;
  readonly lacking: WeightedSample;
}

/**
 * Those inside with a score, by whether they have the behaviour; who did not answer it is in neither.
 *
 * @returns undefined where cuts are not held against a behaviour
 */
export function contrastOf(
  inside: Uint8Array,
  scores: Float64Array,
  { against, weight }: { readonly against?: Int8Array; readonly weight: Float64Array },
): Contrast | undefined {
  if (against === undefined) return undefined;
  const inState = (state: number): WeightedSample =>
    sampleOf(
      scores,
      weight,
      inside.map((one, row) => (one === 1 && against[row] === state ? 1 : 0)),
    );
  return { having: inState(COUNTED), lacking: inState(NOT_COUNTED) };
}

/**
 * The cut that tells two criterion groups apart best: halfway between two neighbouring scores, with
 * the highest Youden index
 *
 *     J = sensitivity + specificity − 1
 *
 * sensitivity = weighted share of those with the behaviour on the risk side of the cut (above it; of
 * a protective scale, below it), specificity = share of those without it on the other side. Of equal
 * ones the most balanced, |sensitivity − specificity| least; then the lowest.
 *
 * @param fewest persons that must be on either side of a cut, ≥ 1
 * @returns null where a group is empty, or no two scores have so many on either side
 * @see Youden (1950), Cancer 3(1), 32–35
 */
export function contrastCut(
  { having, lacking }: Contrast,
  kind: ScaleKind,
  fewest: number,
): number | null {
  if (having.scores.length === 0 || lacking.scores.length === 0) return null;
  const persons = having.scores.length + lacking.scores.length;
  const steps = stepsOf(having, lacking).filter(
    ({ below }) => below >= fewest && persons - below >= fewest,
  );
  let best: Judged | null = null;
  for (const step of steps) {
    const judged = judge(step, kind);
    if (best === null || isBetter(judged, best)) best = judged;
  }
  return best?.cut ?? null;
}

interface Judged {
  readonly cut: number;
  readonly youden: number;
  /** |sensitivity − specificity|. */
  readonly imbalance: number;
}

function judge({ cut, having, lacking }: Step, kind: ScaleKind): Judged {
  const sensitivity = kind === "risk" ? 1 - having : having;
  const specificity = kind === "risk" ? lacking : 1 - lacking;
  return {
    cut,
    youden: sensitivity + specificity - 1,
    imbalance: Math.abs(sensitivity - specificity),
  };
}

function isBetter(one: Judged, other: Judged): boolean {
  const gain = one.youden - other.youden;
  return gain > EQUAL || (gain > -EQUAL && one.imbalance < other.imbalance - EQUAL);
}

interface Step {
  readonly cut: number;
  /** Persons below the cut, and weighted shares of either group below it. */
  readonly below: number;
  readonly having: number;
  readonly lacking: number;
}

/** Every cut halfway between two scores, ascending, with who is below it. */
function stepsOf(having: WeightedSample, lacking: WeightedSample): readonly Step[] {
  const [all, none] = [totalWeight(having.weights), totalWeight(lacking.weights)];
  const rows = [...rowsOf(having, true), ...rowsOf(lacking, false)];
  rows.sort((one, other) => one.score - other.score);
  const steps: Step[] = [];
  let [below, withIt, withoutIt] = [0, 0, 0];
  rows.forEach(({ score, weight, has }, row) => {
    below++;
    if (has) withIt += weight;
    else withoutIt += weight;
    const next = rows[row + 1]?.score;
    if (next === undefined || next - score <= SCORE_TOLERANCE) return;
    const cut = (score + next) / 2;
    steps.push({ cut, below, having: withIt / all, lacking: withoutIt / none });
  });
  return steps;
}

function rowsOf({ scores, weights }: WeightedSample, has: boolean) {
  return Array.from(scores, (score, row) => ({ score, weight: weights[row] as number, has }));
}
