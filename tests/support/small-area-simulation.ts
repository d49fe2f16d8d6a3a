import { shareOfPersons } from "../../src/estimate/share.ts";
import { modelShares } from "../../src/estimate/small-areas/model-shares.ts";
import { openRandom } from "../../src/simulate/random.ts";

/** A municipality of areas whose true shares are drawn from one normal distribution of logits. */
export interface Municipality {
  readonly areas: number;
  /** Share at the middle of the distribution. */
  readonly share: number;
  /** Standard deviation of the areas' logits. */
  readonly spread: number;
}

/** What the estimates of all areas came to, over all samples. */
export interface Errors {
  /** Root of the mean squared error of the shares. */
  readonly direct: number;
  readonly model: number;
  /** Part of the intervals that held the true share. */
  readonly directCoverage: number;
  readonly modelCoverage: number;
  /** The same with the variance between areas by restricted likelihood. */
  readonly restrictedCoverage: number;
  /** Mean error in the area whose true share is the highest. */
  readonly highestModel: number;
}

const expit = (logit: number): number => 1 / (1 + Math.exp(-logit));

interface Limits {
  readonly low: number;
  readonly high: number;
}
const holds = ({ low, high }: Limits, truth: number): number =>
  low <= truth && truth <= high ? 1 : 0;

/** 20 to 220 pupils answer, most often few; each is counted with the area's true share. */
function drawArea(truth: number, uniform: () => number) {
  const respondents = 20 + Math.floor(200 * uniform() * uniform());
  let counted = 0;
  for (let pupil = 0; pupil < respondents; pupil++) if (uniform() < truth) counted++;
  const estimate = shareOfPersons(respondents, counted);
  if (estimate === null) throw new Error("an area without answers");
  return { truth, ...estimate };
}

/** Draws a municipality many times, and compares the direct with the model-assisted shares. */
export function simulateSmallAreas(
  { areas, share, spread }: Municipality,
  replicates: number,
): Errors {
  const { uniform, normal } = openRandom(`small-areas/${areas}/${share}/${spread}`);
  const middle = Math.log(share / (1 - share));
  const sums = {
    direct: 0,
    model: 0,
    directCoverage: 0,
    modelCoverage: 0,
    restrictedCoverage: 0,
    highestModel: 0,
  };
  let samples = 0;
  for (let replicate = 0; replicate < replicates; replicate++) {
    const truths = Array.from({ length: areas }, () => expit(middle + spread * normal()));
    const drawn = truths.map((truth) => drawArea(truth, uniform));
    const modelled = modelShares(drawn).filter((area) => area !== null);
    const restricted = modelShares(drawn, "restricted");
    // Where nobody at all is counted the model says nothing.
    if (modelled.length < areas) continue;
    samples++;
    const highest = truths.indexOf(Math.max(...truths));
    for (const [area, model] of modelled.entries()) {
      const own = drawn[area] ?? { truth: 0, value: 0, low: 0, high: 0 };
      sums.direct += (own.value - own.truth) * (own.value - own.truth);
      sums.model += (model.value - own.truth) * (model.value - own.truth);
      sums.directCoverage += holds(own, own.truth);
      sums.modelCoverage += holds(model, own.truth);
      sums.restrictedCoverage += holds(restricted[area] ?? own, own.truth);
      sums.highestModel += area === highest ? model.value - own.truth : 0;
    }
  }
  const estimates = samples * areas;
  return {
    direct: Math.sqrt(sums.direct / estimates),
    model: Math.sqrt(sums.model / estimates),
    directCoverage: sums.directCoverage / estimates,
    modelCoverage: sums.modelCoverage / estimates,
    restrictedCoverage: sums.restrictedCoverage / estimates,
    highestModel: sums.highestModel / samples,
  };
}
