import { releaseGenders } from "../../disclose/release-coverage.ts";
import type { Beside } from "../../disclose/release-norms.ts";
import type { MeasureSolution } from "../../disclose/solve-survey.ts";
import { countPersons } from "../../estimate/count-persons.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import type { DeriveRequest, NormGroup } from "../../norms/derive-cuts.ts";
import { measureTold } from "../../norms/measure-told.ts";
import { buildIndicators } from "../../score/build-indicators.ts";
import { removeRespondents } from "../../score/honesty/remove-respondents.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import type { DerivedCut, LeftOver } from "../../vocabulary/norm-derivation.ts";
import type { Cut } from "../../vocabulary/norms.ts";
import type { NormsRequest } from "../../vocabulary/norms-request.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import { insideOf, maskOf } from "./area-masks.ts";
import { solveMeasures } from "./solve-measures.ts";

/** The survey that cuts were found in. */
export interface Reference {
  readonly coded: Coded;
  /** 1 for those who take part. */
  readonly taking: Uint8Array;
  readonly request: NormsRequest;
}

/**
 * The cuts measured among those whom a profile of the same survey, held against them, tells of: for
 * each scale the areas that may be shown, solved as for the profile. What a profile tells beside
 * them comes along, for the numbers to be judged by.
 *
 * @param cuts those that may be written
 */
export function measureCuts(
  cuts: readonly DerivedCut[],
  derivation: DeriveRequest,
  { coded, taking, request }: Reference,
): Beside & { readonly cuts: readonly DerivedCut[] } {
  const { against, instrument, policy } = request;
  const { area } = coded.responses;
  const indicators = indicatorsUnder(cuts, derivation, { coded, taking, request });
  const areaMasks = area.names.map((_, at) => maskOf(area, at));
  const solutions = solveMeasures(indicators, areaMasks, coded, policy);
  const toldOf = (solution: MeasureSolution | undefined): Uint8Array => {
    const inside = insideOf(null, { kind: "partial" }, solution, { coded, areaMasks });
    return inside.map((one, row) => (one === 1 && taking[row] === 1 ? 1 : 0));
  };
  const behaviour = instrument.behaviours.find(({ id }) => id === against);
  const ofBehaviour = {
    behaviour: against === null ? taking : toldOf(solutions.get(against)),
    behaviourGoodWhen: behaviour?.goodWhen ?? "low",
  };
  const measured: DerivedCut[] = [];
  const leftOver = new Map<string, LeftOver>();
  for (const scale of new Set(cuts.map((cut) => cut.scale))) {
    const told = toldOf(solutions.get(scale));
    const own = cuts.filter((cut) => cut.scale === scale);
    const ofScale = measureTold(own, derivation, { scale: told, ...ofBehaviour });
    measured.push(...ofScale);
    const indicator = indicators.find(({ measure }) => measure.id === scale);
    if (indicator !== undefined) leftOver.set(scale, leftOf(indicator, told, ofScale, coded));
  }
  return { cuts: measured, leftOver, genders: gendersOf(derivation.groups, taking, policy) };
}

/** Who is past the cuts, as a profile counts them; those who take no part are unknown. */
function indicatorsUnder(
  cuts: readonly DerivedCut[],
  { scores }: DeriveRequest,
  { coded, taking, request }: Reference,
): readonly Indicator[] {
  const { fallback, instrument } = request;
  // Of a derived cut `beyond` is a number of persons, of a written one a share.
  const plain = cuts.map(({ beyond: _, ...cut }): Cut => cut);
  const under = { cuts: plain, ...(fallback === null ? {} : { fallback }) };
  const indicators = buildIndicators(coded.responses, instrument, scores, under);
  const out = taking.map((one) => 1 - one);
  return removeRespondents(indicators, out);
}

/** Those in the figures of a scale who are in no group with a cut of their own, past it and all. */
function leftOf(
  { measure, state }: Indicator,
  told: Uint8Array,
  cuts: readonly DerivedCut[],
  { design }: Coded,
): LeftOver {
  const all = countPersons(state, told, design.weight);
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, one) => total + one, 0);
  return {
    respondents: all.respondents - sum(cuts.map(({ respondents }) => respondents)),
    counted: all.counted - sum(cuts.map(({ beyond }) => beyond)),
    goodWhen: measure.goodWhen,
  };
}

/** Girls and boys among those who take part, divided as the response rates of a profile are. */
function gendersOf(groups: readonly NormGroup[], taking: Uint8Array, policy: Policy) {
  const sizeOf = (mask: Uint8Array): number => mask.reduce((sum, one) => sum + one, 0);
  const rows = groups.flatMap(({ grade = null, gender, inside }) =>
    gender === undefined ? [] : [{ grade, gender, pupils: null, respondents: sizeOf(inside) }],
  );
  return releaseGenders(rows, sizeOf(taking), policy);
}
