import type { Instrument } from "../vocabulary/instrument.ts";
import type { Measure } from "../vocabulary/measure.ts";
import type { Norms } from "../vocabulary/norms.ts";
import type { MeasureCut, MeasureNote } from "../vocabulary/profile.ts";
import { measureRule } from "./measure-rule.ts";

/**
 * What stands behind each measure, as it is kept in the profile: with its cuts and its rule, so that a
 * later profile can be compared when the norms and the instrument are no longer at hand.
 */
export function noteMeasures(
  measures: readonly Measure[],
  instrument: Instrument,
  norms: Norms | null,
): readonly MeasureNote[] {
  return measures.map((measure) => ({
    id: measure.id,
    kind: measure.kind,
    goodWhen: measure.goodWhen,
    domain: measure.domain ?? null,
    topic: measure.topic ?? null,
    label: measure.label,
    labelStatus: measure.labelStatus,
    status: measure.status,
    source: measure.source ?? null,
    ...(measure.cut === undefined ? {} : { cut: measure.cut }),
    ...keepIf("cuts", measure.cut === undefined ? cutsOf(measure.id, norms) : undefined),
    ...keepIf("rule", measureRule(instrument, measure.id)),
    questions: measure.questions,
    ...(measure.comparability === undefined ? {} : { comparability: measure.comparability }),
  }));
}

function keepIf<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  const kept: Partial<Record<Name, Value>> = {};
  if (value !== undefined) kept[name] = value;
  return kept;
}

/** The cuts of a scale in the order of the norms; undefined where they have none for it. */
function cutsOf(id: string, norms: Norms | null): readonly MeasureCut[] | undefined {
  const cuts = (norms?.cuts ?? []).filter(({ scale }) => scale === id);
  if (cuts.length === 0) return undefined;
  return cuts.map(({ grade, gender, operator, value }) => ({
    ...(grade === undefined ? {} : { grade }),
    ...(gender === undefined ? {} : { gender }),
    operator,
    value,
    ...(grade !== undefined && grade === norms?.fallback ? { fallback: true as const } : {}),
  }));
}
