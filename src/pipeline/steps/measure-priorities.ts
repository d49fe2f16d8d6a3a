import { releaseRankProbability } from "../../disclose/release-association.ts";
import { estimateJointDifferences } from "../../estimate/joint-differences.ts";
import { DRAWS, rankProbabilities } from "../../prioritise/rank-probabilities.ts";
import { openRandom } from "../../simulate/random.ts";
import type { RankProbability } from "../../vocabulary/association.ts";
import { type Figure, isTotal, type Released } from "../../vocabulary/figure.ts";
import type { PriorityTable } from "../../vocabulary/priority-table.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { shareStep } from "../../vocabulary/row-flags.ts";
import { insideOf, restOf } from "./area-masks.ts";
import type { Survey } from "./survey.ts";

/** A group chooses two to five factors; three are what it can see at once. */
const TOP = 3;
/** With fewer, the probabilities could be solved for how two factors go together. */
const FEWEST = 5;

/** How probable it is for each factor to be among the three that stand out most of its kind. */
export interface Ranked {
  readonly probabilities: ReadonlyMap<string, Released<RankProbability>>;
  /** Null where no kind has enough factors. */
  readonly ranking: PriorityTable["ranking"];
}

/**
 * Ranks are estimates too. Risk factors are ranked by how far the area lies above the rest of the
 * municipality, protective ones by how far below, each kind by itself, from the joint sampling
 * distribution of these differences. Only figures that are shown and exact take part, and whose
 * difference has a spread that can be told: a withheld figure cannot move a shown one.
 *
 * @param area place of the profile's area
 */
export function rankFactors(
  profile: Profile,
  area: number,
  seed: string,
  survey: Survey,
  request: ProfileRequest,
): Ranked {
  const probabilities = new Map<string, Released<RankProbability>>();
  for (const kind of ["risk", "protective"] as const) {
    const ranked = profile.factors.filter((figure) => figure.kind === kind && isRanked(figure));
    if (ranked.length < FEWEST) continue;
    const measures = ranked.map((figure) => comparedMeasure(figure, area, survey));
    const { design } = survey.coded;
    const joint = estimateJointDifferences(measures, design, request.estimation.lonelyPsu);
    // Of a protective factor little is of concern.
    const values = kind === "risk" ? joint.values : joint.values.map((value) => -value);
    const { normal } = openRandom(`${seed}/${kind}`);
    const made = rankProbabilities(values, joint.covariance, TOP, { draws: DRAWS, normal });
    ranked.forEach(({ measure }, at) => {
      probabilities.set(measure, releaseRankProbability(made[at] ?? 0));
    });
  }
  const ranking = probabilities.size === 0 ? null : { seed, draws: DRAWS, top: TOP };
  return { probabilities, ranking };
}

function isRanked({ status, group, flags, difference }: Figure): boolean {
  const isExact = status === "shown" && shareStep(flags) === null;
  return isTotal({ group }) && isExact && difference !== null && difference.p !== null;
}

function comparedMeasure({ measure }: Figure, area: number, survey: Survey) {
  const indicator = survey.indicators.find((one) => one.measure.id === measure);
  const solution = survey.solutions.get(measure);
  const treatment = solution?.areas[area];
  const second = restOf(area, solution, survey);
  if (indicator === undefined || treatment === undefined || second === null) {
    throw new RangeError(`${measure} has no difference in this survey`);
  }
  return {
    state: indicator.state,
    first: insideOf(area, treatment, solution, survey),
    second,
  };
}
