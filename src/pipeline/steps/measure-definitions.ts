import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import type { Norms } from "../../vocabulary/norms.ts";

/** What decides who is counted, beside the answers. */
interface Rules {
  readonly instrument: Instrument;
  readonly norms: Norms | null;
  readonly honesty: readonly string[];
}

/**
 * All that decides who is counted, as one text per measure: instrument, rule, cuts, honesty rules. Two
 * waves whose texts differ counted something else. A number of factors is made of those that were
 * measured in the wave: one factor fewer is another measure.
 */
export function measureDefinitions(
  indicators: readonly Indicator[],
  { instrument, norms, honesty }: Rules,
): ReadonlyMap<string, string> {
  const common = { instrument: instrument.id, version: instrument.version, honesty };
  const rules = new Map<string, unknown>([
    ...instrument.scales.map(
      (scale) => [scale.id, scaleRule(scale.id, instrument, norms)] as const,
    ),
    ...instrument.behaviours.map(
      ({ id, counts, among }) => [id, { counts, among: among ?? null }] as const,
    ),
  ]);
  for (const { id, kind, atLeast } of instrument.cumulative) {
    const counted = indicators.filter(
      ({ measure, absent }) => measure.kind === kind && absent === undefined,
    );
    const factors = counted.map(({ measure }) => [measure.id, rules.get(measure.id)]);
    rules.set(id, { atLeast: atLeast ?? null, factors });
  }
  return new Map([...rules].map(([id, rule]) => [id, JSON.stringify({ ...common, rule })]));
}

function scaleRule(id: string, { scales }: Instrument, norms: Norms | null): unknown {
  const scale = scales.find((one) => one.id === id);
  const cuts = norms?.cuts.filter((cut) => cut.scale === id) ?? [];
  return {
    items: scale?.items ?? [],
    score: scale?.score ?? null,
    minimumAnswered: scale?.minimumAnswered ?? null,
    cuts: cuts.map(({ grade = null, gender = null, operator, value }) => ({
      grade,
      gender,
      operator,
      value,
    })),
    own: cuts.length > 0 || scale?.cut === undefined ? null : [scale.cut.operator, scale.cut.value],
    fallback: cuts.length > 0 ? (norms?.fallback ?? null) : null,
  };
}
