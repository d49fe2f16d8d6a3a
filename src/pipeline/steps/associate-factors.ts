import { releaseAssociation, releaseNoAssociation } from "../../disclose/release-association.ts";
import { estimateOddsRatio } from "../../estimate/odds-ratio.ts";
import type { Association } from "../../vocabulary/association.ts";
import type { Released } from "../../vocabulary/figure.ts";
import { type Indicator, UNKNOWN } from "../../vocabulary/measure.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { insideOf } from "./area-masks.ts";
import type { Survey } from "./survey.ts";

/**
 * How each factor goes together with each of some behaviours, among all pupils of whom both may be
 * told: areas are too small for it. A behaviour that differs from an earlier one of the survey by a few
 * pupils only is withheld, whichever are asked for: the two together would tell of these few.
 *
 * @param behaviours ids, in the order in which they are told
 */
export function associateFactors(
  behaviours: readonly string[],
  survey: Survey,
  request: ProfileRequest,
): ReadonlyMap<string, readonly Released<Association>[]> {
  const tellable = new Set(tellableBehaviours(survey, request));
  const told = survey.indicators.filter(({ measure }) => behaviours.includes(measure.id));
  const ordered = behaviours.flatMap((id) => told.find(({ measure }) => measure.id === id) ?? []);
  const factors = survey.indicators.filter(
    ({ measure }) => measure.kind === "risk" || measure.kind === "protective",
  );
  return new Map(
    factors.map((factor) => [
      factor.measure.id,
      ordered.map((behaviour) =>
        tellable.has(behaviour.measure.id) || behaviour.absent !== undefined
          ? associate(factor, behaviour, survey, request)
          : releaseNoAssociation(behaviour.measure.id, "withheld"),
      ),
    ]),
  );
}

/** Ids of the behaviours whose associations can be told, in the order of the survey. */
export function tellableBehaviours(survey: Survey, request: ProfileRequest): readonly string[] {
  const shown = survey.indicators.filter(
    (indicator) =>
      indicator.measure.kind === "behaviour" && insideBoth([indicator], survey) !== null,
  );
  return shown
    .filter((one, at) => !shown.slice(0, at).some((other) => isNearTwin(other, one, request)))
    .map(({ measure }) => measure.id);
}

function associate(
  factor: Indicator,
  behaviour: Indicator,
  survey: Survey,
  request: ProfileRequest,
): Released<Association> {
  const { id } = behaviour.measure;
  if (factor.absent !== undefined || behaviour.absent !== undefined) {
    return releaseNoAssociation(id, "absent");
  }
  const inside = insideBoth([factor, behaviour], survey);
  if (inside === null) return releaseNoAssociation(id, "withheld");
  const { lonelyPsu } = request.estimation;
  const estimate = estimateOddsRatio(
    factor.state,
    behaviour.state,
    inside,
    survey.coded.design,
    lonelyPsu,
  );
  return releaseAssociation(id, estimate, request.policy);
}

/** Respondents of whom all measures may be told; null where the municipality's row of one is not shown. */
function insideBoth(measures: readonly Indicator[], survey: Survey): Uint8Array | null {
  const masks = measures.map(({ measure, absent }) => {
    const solution = survey.solutions.get(measure.id);
    const treatment = solution?.everyone;
    if (absent !== undefined || treatment === undefined) return null;
    if (treatment.kind === "withheld" || treatment.kind === "coded") return null;
    return insideOf(null, treatment, solution, survey);
  });
  const [first, ...others] = masks;
  if (first === undefined || first === null) return null;
  return others.reduce<Uint8Array | null>(
    (all, mask) =>
      all === null || mask === null ? null : all.map((one, at) => one & (mask[at] ?? 0)),
    first,
  );
}

/** Do two behaviours differ by so few pupils that nothing may be told of them? */
function isNearTwin(one: Indicator, other: Indicator, { policy }: ProfileRequest): boolean {
  let differing = 0;
  for (let i = 0; i < one.state.length; i += 1) {
    const [a, b] = [one.state[i], other.state[i]];
    if (a !== UNKNOWN && b !== UNKNOWN && a !== b) differing += 1;
  }
  return !policy.open && differing > 0 && differing < policy.minimumRespondents;
}
