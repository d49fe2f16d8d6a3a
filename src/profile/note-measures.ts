import type { Measure } from "../vocabulary/measure.ts";
import type { MeasureNote } from "../vocabulary/profile.ts";

/** What stands behind each measure, as it is kept in the profile. */
export function noteMeasures(measures: readonly Measure[]): readonly MeasureNote[] {
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
    questions: measure.questions,
    ...(measure.comparability === undefined ? {} : { comparability: measure.comparability }),
  }));
}
