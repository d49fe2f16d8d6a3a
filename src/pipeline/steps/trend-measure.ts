import {
  releaseAbsentPoint,
  releasePoint,
  releaseWithheldPoint,
} from "../../disclose/release-trend.ts";
import { shareFlags } from "../../estimate/presentation-flags.ts";
import { type ChangeEstimate, estimateChange } from "../../estimate/trend/change.ts";
import { estimateTrend, type TrendEstimate } from "../../estimate/trend/logistic-trend.ts";
import {
  type StackedMeasure,
  type StackedWaves,
  stackMeasure,
} from "../../estimate/trend/stack-waves.ts";
import { shareOfWave } from "../../estimate/trend/wave-share.ts";
import { type Series, seriesOf } from "../../trend/series.ts";
import type { ShareEstimate } from "../../vocabulary/estimate.ts";
import type { IntervalMethod, LonelyPsu } from "../../vocabulary/estimation.ts";
import type { Released } from "../../vocabulary/figure.ts";
import type { AbsentReason } from "../../vocabulary/measure.ts";
import { foldName } from "../../vocabulary/names.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { NoTrendReason, TrendPoint } from "../../vocabulary/trend.ts";
import type {
  MeasureSums,
  RowDecision,
  TrendMeasure,
  WaveSums,
} from "../../vocabulary/trend-sums.ts";

/** All waves, stacked, and each by itself. */
export interface TrendWaves {
  readonly waves: readonly { readonly sums: WaveSums; readonly time: number }[];
  readonly stacked: StackedWaves;
  readonly single: readonly StackedWaves[];
}

/** How figures are made and shown. */
export interface TrendRules {
  readonly interval: IntervalMethod;
  readonly lonelyPsu: LonelyPsu;
  readonly policy: Policy;
}

/** One measure over the rows of all waves. */
export interface MeasureOverWaves {
  readonly measure: TrendMeasure;
  readonly sums: readonly (MeasureSums | null)[];
  readonly stacked: StackedMeasure;
  readonly single: readonly StackedMeasure[];
  readonly series: Series;
}

/** One measure in one area, estimated; p's are not adjusted yet. */
export interface EstimatedTrend {
  readonly points: readonly Released<TrendPoint>[];
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly change: ChangeEstimate;
  }[];
  readonly trend: {
    readonly from: string;
    readonly to: string;
    readonly waves: number;
    readonly estimate: TrendEstimate;
  } | null;
  readonly noTrend: NoTrendReason | null;
}

/** A measure of every wave that has it, stacked, with the breaks of its series. */
export function measureOverWaves(
  id: string,
  { waves, stacked, single }: TrendWaves,
): MeasureOverWaves {
  const found = waves.map(
    ({ sums }) => sums.measures.find(({ measure }) => measure.id === id) ?? null,
  );
  const sums = found.map((one) => (one?.absent === null ? one : null));
  const series = seriesOf(
    sums.map((one, at) => {
      if (one === null) return null;
      const { definition, comparability } = one;
      return { wave: waves[at]?.sums.wave ?? "", definition, comparability };
    }),
  );
  const last = found.findLast((one) => one !== null);
  if (!last) throw new RangeError(`no wave has ${id}`);
  return {
    measure: last.measure,
    sums: found,
    stacked: stackMeasure(sums, stacked),
    single: single.map((design, at) => stackMeasure([sums[at] ?? null], design)),
    series,
  };
}

/** A wave whose share is shown exactly and may be compared with the last one. */
interface ComparedWave {
  readonly wave: number;
  readonly name: string;
  readonly share: ShareEstimate;
}

/** @param area name of the area; null for everyone */
export function estimateMeasure(
  over: MeasureOverWaves,
  area: string | null,
  all: TrendWaves,
  rules: TrendRules,
): EstimatedTrend {
  const inside = new Uint8Array(all.stacked.rows);
  const points: Released<TrendPoint>[] = [];
  const compared: ComparedWave[] = [];
  for (const [at, { sums, time }] of all.waves.entries()) {
    const named = { wave: sums.wave, time };
    const row = rowOf(over.sums[at] ?? null, area, sums);
    if (typeof row === "string") {
      points.push(releaseAbsentPoint(named, row));
      continue;
    }
    // As in the wave's profile: what is withheld is not even looked at.
    if (row.decision.kind === "withheld") {
      points.push(releaseWithheldPoint(named));
      continue;
    }
    inside.set(row.inside, all.stacked.first[at]);
    const share = shareOf(over, at, row.inside, all, rules);
    if (share === null) {
      points.push(releaseAbsentPoint(named, "no_answers"));
      continue;
    }
    const point = releasePoint(named, share, row.decision, shareFlags(share), rules.policy);
    points.push(point);
    const isExact = row.decision.kind === "exact" || row.decision.kind === "partial";
    if (point.status === "shown" && isExact && at >= over.series.from)
      compared.push({ wave: at, name: sums.wave, share });
  }
  return { points, ...compare(over.stacked, inside, compared, all, rules) };
}

function shareOf(
  { single }: MeasureOverWaves,
  at: number,
  inside: Uint8Array,
  all: TrendWaves,
  { lonelyPsu, interval }: TrendRules,
): ShareEstimate | null {
  const [design, measure] = [all.single[at], single[at]];
  if (design === undefined || measure === undefined) return null;
  return shareOfWave({ measure, inside, wave: 0 }, design, lonelyPsu, interval);
}

/** The cells that a row of a wave is about, and what was decided of it; or why there is no row. */
function rowOf(
  sums: MeasureSums | null,
  area: string | null,
  { cells, areas, untold }: WaveSums,
): { readonly decision: RowDecision; readonly inside: Uint8Array } | AbsentReason {
  if (sums === null) return "not_asked";
  if (sums.absent !== null) return sums.absent;
  const place =
    area === null ? null : areas.findIndex(({ name }) => foldName(name) === foldName(area));
  if (place === -1) return "no_answers";
  const { decision } = sums;
  const own = place === null ? decision?.everyone : decision?.areas[place];
  // A cell that nobody decided about is not shown.
  const row: RowDecision = own ?? { kind: "withheld" };
  const isOut = new Set(untold);
  const inside = Uint8Array.from(cells.area, (of, cell) => {
    if (isOut.has(cell)) return 0;
    if (place !== null) return of === place ? 1 : 0;
    if (row.kind !== "partial") return 1;
    return (of === -1 ? decision?.hasWithoutArea === true : decision?.isHidden[of] !== true)
      ? 1
      : 0;
  });
  return { decision: row, inside };
}

function compare(
  measure: StackedMeasure,
  inside: Uint8Array,
  compared: readonly ComparedWave[],
  { waves, stacked }: TrendWaves,
  { lonelyPsu }: TrendRules,
): Omit<EstimatedTrend, "points"> {
  const [first, last, previous] = [compared[0], compared.at(-1), compared.at(-2)];
  if (first === undefined || last === undefined || first === last)
    return { changes: [], trend: null, noTrend: "few_waves" };
  const earlier = previous === undefined || previous === first ? [first] : [first, previous];
  const changes = earlier.map((from) => ({
    from: from.name,
    to: last.name,
    change: estimateChange({ measure, inside, from, to: last }, stacked, lonelyPsu),
  }));
  if (compared.length < 3) return { changes, trend: null, noTrend: "few_waves" };
  const times = waves.map(({ time }, at) =>
    compared.some(({ wave }) => wave === at) ? time : null,
  );
  const estimate = estimateTrend({ measure, inside, times }, stacked, lonelyPsu);
  if (typeof estimate === "string") return { changes, trend: null, noTrend: estimate };
  const named = { from: first.name, to: last.name, waves: compared.length };
  return { changes, trend: { ...named, estimate }, noTrend: null };
}
