import type { Operator, ScaleKind } from "../vocabulary/instrument.ts";
import type { CriterionGroup, DerivedCut } from "../vocabulary/norm-derivation.ts";
import { isPast, SCORE_TOLERANCE } from "../vocabulary/past-cut.ts";
import type { Contrast } from "./contrast-cut.ts";
import { totalWeight, type WeightedSample } from "./weighted-sample.ts";

type Measured = Pick<
  DerivedCut,
  "respondents" | "beyond" | "share" | "notBelow" | "notAbove" | "criterion"
>;

interface MeasuredCut {
  readonly kind: ScaleKind;
  readonly operator: Operator;
  readonly value: number;
}

/**
 * What a cut does to the sample that it came from: who is past it, and, where there is a criterion,
 * sensitivity and specificity. Scores within 1e-9 of the cut equal it, as when it is applied.
 *
 *     sensitivity = Σw of those with the behaviour on the risk side / Σw of those with it
 *     specificity = Σw of those without it on the other side / Σw of those without it
 *
 * The risk side of a risk scale is past the cut, of a protective scale not past it.
 */
export function measureCut(
  sample: WeightedSample,
  cut: MeasuredCut,
  contrast: Contrast | undefined,
): Measured {
  const past = pastCut(sample, cut);
  const { scores } = sample;
  const isHighRisk = cut.kind === "risk";
  return {
    respondents: scores.length,
    beyond: past.persons,
    share: past.share,
    notBelow: scores.filter((score) => score >= cut.value - SCORE_TOLERANCE).length,
    notAbove: scores.filter((score) => score <= cut.value + SCORE_TOLERANCE).length,
    ...(contrast && {
      criterion: {
        having: sortedRightly(contrast.having, cut, isHighRisk),
        lacking: sortedRightly(contrast.lacking, cut, !isHighRisk),
      },
    }),
  };
}

/** @param isPastRight are those past the cut the ones that it sorts rightly? */
function sortedRightly(
  sample: WeightedSample,
  cut: MeasuredCut,
  isPastRight: boolean,
): CriterionGroup {
  const { persons, share } = pastCut(sample, cut);
  const respondents = sample.scores.length;
  return {
    respondents,
    counted: isPastRight ? persons : respondents - persons,
    share: isPastRight ? share : 1 - share,
  };
}

/** Persons past a cut, and their weighted share; 0 of nobody. */
function pastCut(
  { scores, weights }: WeightedSample,
  { operator, value }: MeasuredCut,
): { readonly persons: number; readonly share: number } {
  let [persons, weight] = [0, 0];
  scores.forEach((score, row) => {
    if (!isPast(score, operator, value)) return;
    persons++;
    weight += weights[row] as number;
  });
  // All of them are 1, whatever the order in which weights were added.
  if (persons === scores.length) return { persons, share: persons === 0 ? 0 : 1 };
  return { persons, share: weight / totalWeight(weights) };
}
