import type { Behaviour, Cumulative, Instrument, Scale } from "../vocabulary/instrument.ts";
import {
  type AbsentReason,
  COUNTED,
  type Indicator,
  type Measure,
  NOT_COUNTED,
  UNKNOWN,
} from "../vocabulary/measure.ts";
import type { Cut, Norms } from "../vocabulary/norms.ts";
import type { Responses } from "../vocabulary/responses.ts";
import { applyCuts } from "./apply-cuts.ts";
import {
  evaluateCondition,
  itemsOf,
  itemsOfBehaviour,
  thresholdStates,
} from "./evaluate-condition.ts";
import { settleDontKnow } from "./settle-dont-know.ts";

/** Every measure of the instrument for every respondent, in the instrument's order. */
export function buildIndicators(
  coded: Responses,
  instrument: Instrument,
  scores: ReadonlyMap<string, Float64Array>,
  norms: AppliedNorms | null,
): readonly Indicator[] {
  const responses = settleDontKnow(coded, instrument);
  const factors = instrument.scales.map((scale) =>
    factorIndicator(scale, responses, instrument, scores, norms),
  );
  const behaviours = instrument.behaviours.map((behaviour) =>
    behaviourIndicator(behaviour, responses, instrument),
  );
  const cumulative = instrument.cumulative.map((limit) =>
    cumulativeIndicator(limit, factors, responses.respondents),
  );
  return [...factors, ...behaviours, ...cumulative];
}

/** What of norms is applied to answers. */
type AppliedNorms = Pick<Norms, "cuts" | "fallback">;

const NOBODY = new Int8Array(0);
const absent = (measure: Measure, reason: AbsentReason): Indicator => ({
  measure,
  state: NOBODY,
  absent: reason,
});

function factorIndicator(
  scale: Scale,
  responses: Responses,
  instrument: Instrument,
  scores: ReadonlyMap<string, Float64Array>,
  norms: AppliedNorms | null,
): Indicator {
  const measure = factorMeasure(scale, instrument);
  const isAsked = scale.items.every(({ item }) => responses.answers.has(item));
  if (!isAsked) return absent(measure, "not_asked");
  const score = scores.get(scale.id);
  if (score === undefined) return absent(measure, "no_rule");
  const cuts = cutsOf(scale, norms);
  if (cuts.length === 0) return absent(measure, "no_norm");
  const isOwn = scale.cut !== undefined && !norms?.cuts.some((cut) => cut.scale === scale.id);
  const state = applyCuts(score, cuts, responses.grade, responses.gender, norms?.fallback);
  const beyond = beyondByGrade(cuts, norms, responses);
  return { measure: isOwn ? { ...measure, cut: scale.cut } : measure, state, score, beyond };
}

/** The norm's cuts for a scale; else the cut that is part of the instrument itself. */
function cutsOf(scale: Scale, norms: AppliedNorms | null): readonly Cut[] {
  const own = norms?.cuts.filter((cut) => cut.scale === scale.id) ?? [];
  if (own.length > 0 || scale.cut === undefined) return own;
  return [{ scale: scale.id, operator: scale.cut.operator, value: scale.cut.value }];
}

/**
 * Share of the norm population past its own cut, by grade; "" for a cut of all grades. Of cuts by
 * gender the mean, weighted by the girls and boys of the norm population, where the norms tell both.
 */
function beyondByGrade(
  cuts: readonly Cut[],
  norms: AppliedNorms | null,
  responses: Responses,
): ReadonlyMap<string, number> {
  const shares = new Map<string, number>();
  const grades = new Set(cuts.map((cut) => cut.grade));
  for (const grade of grades) {
    const share = shareBeyond(cuts.filter((cut) => cut.grade === grade));
    if (share !== null) shares.set(grade ?? "", share);
  }
  // The share of all grades is not that of a grade with a cut of its own.
  if (shares.has("") && shares.size < grades.size) return new Map();
  const spare = norms?.fallback === undefined ? undefined : shares.get(norms.fallback);
  for (const grade of responses.grade.names) {
    if (spare !== undefined && !grades.has(grade) && !shares.has("")) shares.set(grade, spare);
  }
  return shares;
}

/** Of the cuts of one grade. */
function shareBeyond(cuts: readonly Cut[]): number | null {
  const parts = cuts.filter(({ gender }) => gender !== undefined);
  if (parts.length === 0) return cuts[0]?.beyond ?? null;
  let [sum, all] = [0, 0];
  for (const { beyond, respondents } of parts) {
    if (beyond === undefined || respondents === undefined) return null;
    sum += respondents * beyond;
    all += respondents;
  }
  return all === 0 ? null : sum / all;
}

function factorMeasure(scale: Scale, instrument: Instrument): Measure {
  const ids = scale.items.map(({ item }) => item);
  return {
    id: scale.id,
    kind: scale.kind,
    goodWhen: scale.kind === "risk" ? "low" : "high",
    domain: scale.domain,
    label: scale.label,
    labelStatus: scale.labelStatus,
    status: scale.status,
    questions: ids.flatMap((id) => instrument.items.find((item) => item.id === id)?.text ?? []),
  };
}

function behaviourIndicator(
  behaviour: Behaviour,
  responses: Responses,
  instrument: Instrument,
): Indicator {
  const questions = behaviour.question ? [behaviour.question] : questionsOf(behaviour, instrument);
  const measure: Measure = {
    id: behaviour.id,
    kind: "behaviour",
    goodWhen: behaviour.goodWhen ?? "low",
    ...(behaviour.topic === undefined ? {} : { topic: behaviour.topic }),
    label: behaviour.label,
    labelStatus: behaviour.labelStatus,
    status: behaviour.status,
    ...(behaviour.source === undefined ? {} : { source: behaviour.source }),
    questions,
  };
  const counts = evaluateCondition(behaviour.counts, responses);
  // With a part that was not asked, only those would be left whom the other parts count anyway.
  const isAsked = itemsOfBehaviour(behaviour).every((item) => responses.answers.has(item));
  if (!isAsked || !counts.some((state) => state !== UNKNOWN)) {
    return absent(measure, isAsked ? "no_answers" : "not_asked");
  }
  if (behaviour.among === undefined) return { measure, state: counts };
  const among = evaluateCondition(behaviour.among, responses);
  return { measure, state: counts.map((state, row) => (among[row] === COUNTED ? state : UNKNOWN)) };
}

function questionsOf(behaviour: Behaviour, instrument: Instrument): Measure["questions"] {
  const ids = new Set(itemsOf(behaviour.counts));
  return instrument.items.filter(({ id }) => ids.has(id)).map(({ text }) => text);
}

/** What too few factors lack, the lack that is easiest to mend first: a norm, a rule, questions. */
function whyTooFew({ kind, atLeast = 0 }: Cumulative, factors: readonly Indicator[]): AbsentReason {
  const reasons = factors.flatMap(({ measure, absent: a }) => (measure.kind === kind ? [a] : []));
  const has = (...mended: readonly (AbsentReason | undefined)[]): boolean =>
    reasons.filter((reason) => mended.includes(reason)).length >= atLeast;
  if (has(undefined, "no_norm")) return "no_norm";
  return has(undefined, "no_norm", "no_rule") ? "no_rule" : "not_asked";
}

/**
 * Share of pupils with `atLeast` or more factors past their cuts: true if the known ones suffice,
 * false if known and missing together fall short, else unknown. Factors without a cut do not count.
 */
function cumulativeIndicator(
  limit: Cumulative,
  factors: readonly Indicator[],
  respondents: number,
): Indicator {
  const measure: Measure = {
    id: limit.id,
    kind: "cumulative",
    goodWhen: limit.kind === "risk" ? "low" : "high",
    label: limit.label,
    labelStatus: { en: limit.status, sv: limit.status },
    status: limit.status,
    ...(limit.source === undefined ? {} : { source: limit.source }),
    questions: [],
  };
  if (limit.atLeast === undefined) return absent(measure, "no_rule");
  const counting = factors.filter(({ measure: m, absent: a }) => m.kind === limit.kind && !a);
  if (counting.length < limit.atLeast) return absent(measure, whyTooFew(limit, factors));
  const yes = new Int32Array(respondents);
  const open = new Int32Array(respondents);
  for (const { state } of counting) {
    for (let row = 0; row < respondents; row++) {
      if (state[row] === COUNTED) yes[row] = (yes[row] as number) + 1;
      else if (state[row] !== NOT_COUNTED) open[row] = (open[row] as number) + 1;
    }
  }
  return { measure, state: thresholdStates(yes, open, limit.atLeast) };
}
