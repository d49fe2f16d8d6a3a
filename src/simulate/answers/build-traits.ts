import { normalQuantile } from "../../statistics/distributions.ts";
import type { Instrument, Item, LifeDomain, Scale } from "../../vocabulary/instrument.ts";
import type { AnswerShares, SimulationModel, TraitModel } from "../../vocabulary/simulation.ts";
import { invalidPlan } from "../invalid-plan.ts";

/** An item as the model answers it. */
export interface TraitItem {
  readonly id: string;
  /** Codes from the least to the most of the trait. */
  readonly codes: readonly number[];
  /** Codes in the order in which the questionnaire prints them. */
  readonly printed: readonly number[];
  /** Limits between the answers, in standard deviations of the latent answer, ascending. */
  readonly thresholds: readonly number[];
}

/** What lies behind several answers: a scale of the instrument, or a trait that is no scale. */
export interface Trait {
  readonly id: string;
  readonly isScale: boolean;
  /** 1 where more of the trait goes with more risk, −1 where it goes with less. */
  readonly sign: 1 | -1;
  /** Null: goes with nothing else. */
  readonly domain: LifeDomain | null;
  readonly loading: number;
  readonly items: readonly TraitItem[];
  readonly model: Pick<TraitModel, "grade" | "gender">;
}

const PLAIN: TraitModel = { items: {}, grade: {}, gender: {} };

/**
 * Every trait of an instrument: its scales, then the model's other traits. An answer's thresholds
 * are normal quantiles of its cumulated shares, so that at the municipality's mean the answers have
 * the model's shares (graded response model, probit form).
 *
 * @throws CtcError `config-invalid` when an item has no shares, or not one share per answer
 * @see Samejima (1969), Psychometrika Monograph 17
 */
export function buildTraits(instrument: Instrument, model: SimulationModel): readonly Trait[] {
  const scales = instrument.scales.map((scale): Trait => {
    const own = model.scales[scale.id] ?? PLAIN;
    const items = scale.items.flatMap(({ item }) => {
      const found = instrument.items.find(({ id }) => id === item);
      const isAnswerable = (instrument.answers[found?.answers ?? ""] ?? []).length > 0;
      return found && isAnswerable ? [buildItem(found, scale, own, instrument, model)] : [];
    });
    return {
      id: scale.id,
      isScale: true,
      sign: scale.kind === "risk" ? 1 : -1,
      domain: scale.domain,
      loading: own.loading ?? model.loadings.item,
      items,
      model: own,
    };
  });
  const others = Object.entries(model.otherTraits).map(([id, own]): Trait => {
    const items = instrument.items
      .filter((item) => own.items[item.id] !== undefined)
      .map((item) => buildItem(item, { kind: own.kind }, own, instrument, model));
    return {
      id,
      isScale: false,
      sign: own.kind === "risk" ? 1 : -1,
      domain: own.domain ?? null,
      loading: own.loading ?? model.loadings.item,
      items,
      model: own,
    };
  });
  return [...scales, ...others];
}

function buildItem(
  item: Item,
  scale: Pick<Scale, "kind"> & Partial<Pick<Scale, "items">>,
  own: TraitModel,
  instrument: Instrument,
  model: SimulationModel,
): TraitItem {
  const printed = (instrument.answers[item.answers] ?? [])
    .map(({ code }) => code)
    .filter((code) => item.missing?.[String(code)] === undefined);
  const entry = scale.items?.find((candidate) => candidate.item === item.id);
  const points = (code: number): number => entry?.recode?.[String(code)] ?? code;
  const codes = [...printed].sort(
    (a, b) => points(a) - points(b) || printed.indexOf(a) - printed.indexOf(b),
  );
  if (entry?.reverse) codes.reverse();
  const shares = own.items[item.id] ?? own.shares ?? model.answers[item.answers]?.[scale.kind];
  if (shares?.length !== codes.length) {
    throw invalidPlan(item.id, "shares-needed", { count: codes.length, set: item.answers });
  }
  return { id: item.id, codes, printed, thresholds: thresholdsOf(shares) };
}

/** Normal quantiles of the cumulated shares; the shares need not sum to exactly 1. */
function thresholdsOf(shares: AnswerShares): readonly number[] {
  const total = shares.reduce((sum, share) => sum + share, 0);
  let cumulated = 0;
  return shares.slice(0, -1).map((share) => {
    cumulated += share;
    const level = cumulated / total;
    if (level <= 0) return Number.NEGATIVE_INFINITY;
    return level >= 1 ? Number.POSITIVE_INFINITY : normalQuantile(level);
  });
}
