import type { AuditSource } from "../vocabulary/audit.ts";
import { addCumulative } from "./cumulative-facts.ts";
import { divisions } from "./division-facts.ts";
import { type FigureTarget, targetsOf } from "./figure-targets.ts";
import { type MeasureInput, measureContext } from "./measure-context.ts";
import { addPrimary } from "./primary-facts.ts";
import { groupBy } from "./published-survey.ts";
import { addRow } from "./row-facts.ts";
import { addEveryone, addLimits, addNesting } from "./shared-facts.ts";
import { type System, systemBuilder } from "./system.ts";

/** The figures of a survey as a system, and those of them that are to be attacked. */
export interface MeasureSystem {
  readonly system: System<AuditSource>;
  readonly targets: readonly FigureTarget[];
}

/** Pupils counted and not counted in each group, for each measure, and all that is printed of them. */
export function measureSystem(input: MeasureInput): MeasureSystem {
  const builder = systemBuilder<AuditSource>();
  const context = measureContext(input, builder);
  const addDivisions = divisions(context);
  const byMeasure = groupBy(input.rows, ({ measure }) => measure);
  const targets: FigureTarget[] = [];
  for (const [measure, rows] of byMeasure) {
    for (const row of rows) addRow(row, rows, context);
    addDivisions(measure, rows);
    addEveryone(measure, context);
    addLimits(measure, rows, context);
    if (input.assumesPrimary) for (const row of rows) addPrimary(row, context);
    targets.push(...targetsOf(measure, rows, context));
  }
  for (const nesting of input.nestings) {
    if (byMeasure.has(nesting.inner) && byMeasure.has(nesting.outer)) addNesting(nesting, context);
  }
  for (const rule of input.cumulative) addCumulative(rule, byMeasure, context);
  return { system: builder.build(), targets };
}
