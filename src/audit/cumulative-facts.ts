import type { Instrument } from "../vocabulary/instrument.ts";
import { type MeasureContext, sourceOf, times } from "./measure-context.ts";
import type { MeasureRow } from "./measure-rows.ts";
import type { Terms } from "./system.ts";

/** What an outsider reads off the instrument: measures that count how many factors a pupil is past. */
export interface CumulativeRule {
  readonly factors: readonly string[];
  /** From the fewest factors to the most. */
  readonly limits: readonly { readonly measure: string; readonly atLeast: number }[];
}

const NONE = Number.POSITIVE_INFINITY;

export function cumulativeRulesOf({ scales, cumulative }: Instrument): readonly CumulativeRule[] {
  return (["risk", "protective"] as const).flatMap((kind) => {
    const limits = cumulative
      .flatMap(({ id, kind: of, atLeast }) =>
        of === kind && atLeast !== undefined ? [{ measure: id, atLeast }] : [],
      )
      .toSorted((a, b) => a.atLeast - b.atLeast);
    const factors = scales.flatMap((scale) => (scale.kind === kind ? [scale.id] : []));
    return limits.length === 0 ? [] : [{ factors, limits }];
  });
}

/**
 * Ties the factors of an area to those who are past so many of them. A pupil past s of J factors, and
 * so counted by the limits t₁ < t₂ < … that are at most s, is past at least Σ (tᵢ − tᵢ₋₁) and at most
 * t₁ − 1 + Σ (tᵢ₊₁ − tᵢ) of them, with t₀ = 0 and J + 1 behind the last. That holds of every pupil,
 * whatever is missing: who is counted is known to be. Summed over pupils both are linear.
 */
export function addCumulative(
  { factors, limits }: CumulativeRule,
  byMeasure: ReadonlyMap<string, readonly MeasureRow[]>,
  context: MeasureContext,
): void {
  const rowsOf = (measure: string): readonly MeasureRow[] =>
    (byMeasure.get(measure) ?? []).filter(
      ({ area, grade, gender }) => area !== null && grade === null && gender === null,
    );
  for (const { area, folder } of rowsOf(limits[0]?.measure ?? "")) {
    if (area === null) continue;
    const rowIn = (measure: string): MeasureRow | undefined =>
      rowsOf(measure).find((row) => row.area === area && row.folder === folder);
    const behind = factors.map(rowIn);
    const above = limits.map(({ measure }) => rowIn(measure));
    // One that is not printed may hold any number of pupils, or not count at all.
    if ([...behind, ...above].includes(undefined)) continue;
    const isCounting = (row: MeasureRow): boolean => row.isShown || row.isWithheld || row.isNobody;
    const counting = behind.flatMap((row) => (row !== undefined && isCounting(row) ? [row] : []));
    addSums(area, counting, { factors, limits }, context);
  }
}

function addSums(
  area: string,
  counting: readonly MeasureRow[],
  { limits }: CumulativeRule,
  context: MeasureContext,
): void {
  const { builder, counted, mostOf } = context;
  const all = { area, grade: null, gender: null };
  const from = sourceOf(context, "cumulative", all, limits[0]?.measure ?? null);
  const past = counting.flatMap(({ measure }) => counted(measure, [area], all));
  const weighted = (weightOf: (at: number) => number): Terms =>
    limits.flatMap(({ measure }, at) => times(counted(measure, [area], all), -weightOf(at)));
  const limitAt = (at: number): number => limits[at]?.atLeast ?? counting.length + 1;
  const least = weighted((at) => limitAt(at) - (at === 0 ? 0 : limitAt(at - 1)));
  builder.fact([...past, ...least], 0, NONE, from);
  const pupils = mostOf([area], all);
  if (!Number.isFinite(pupils)) return;
  const most = weighted((at) => limitAt(at + 1) - limitAt(at));
  builder.fact([...past, ...most], -NONE, pupils * (limitAt(0) - 1), from);
}
