import type { StackedMeasure, StackedWaves } from "./stack-waves.ts";

/** Everybody of one wave, grade and gender: they have the same probability in the model. */
interface Pattern {
  readonly wave: number;
  readonly time: number;
  readonly grade: number;
  readonly gender: number;
  weighted: number;
  weightedCounted: number;
}

/** The respondents of a trend, by pattern. */
export interface TrendPatterns {
  readonly patterns: readonly Pattern[];
  /** Pattern of each row; −1 for rows that take no part. */
  readonly of: Int32Array;
}

/**
 * Sums by wave × grade × gender, without the levels in which all answered alike.
 *
 * @returns `no_spread` where in some wave all answered alike; null where nobody is left
 */
export function trendPatterns(
  measure: StackedMeasure,
  inside: Uint8Array,
  times: readonly (number | null)[],
  design: StackedWaves,
): TrendPatterns | "no_spread" | null {
  const { patterns, of } = collect(measure, inside, times, design);
  if (withoutSpread(patterns, "wave").size > 0) return "no_spread";
  const kept = dropLevels(patterns);
  if (kept.length === 0) return null;
  const place = new Map(kept.map((pattern, at) => [patterns.indexOf(pattern), at]));
  return { patterns: kept, of: of.map((at) => (at === -1 ? -1 : (place.get(at) ?? -1))) };
}

function collect(
  measure: StackedMeasure,
  inside: Uint8Array,
  times: readonly (number | null)[],
  design: StackedWaves,
): TrendPatterns {
  const places = new Map<string, number>();
  const patterns: Pattern[] = [];
  const of = new Int32Array(design.rows).fill(-1);
  for (let row = 0; row < design.rows; row += 1) {
    const wave = design.wave[row] as number;
    const time = times[wave] ?? null;
    if (inside[row] === 0 || time === null || measure.respondents[row] === 0) continue;
    const [grade, gender] = [design.grade[row] as number, design.gender[row] as number];
    const key = `${wave}/${grade}/${gender}`;
    const at = places.get(key) ?? patterns.length;
    if (at === patterns.length) {
      places.set(key, at);
      patterns.push({ wave, time, grade, gender, weighted: 0, weightedCounted: 0 });
    }
    of[row] = at;
    const pattern = patterns[at] as Pattern;
    pattern.weighted += measure.weighted[row] as number;
    pattern.weightedCounted += measure.weightedCounted[row] as number;
  }
  return { patterns, of };
}

/** A level that is fitted without error whatever the slope says nothing about it. */
function dropLevels(patterns: readonly Pattern[]): readonly Pattern[] {
  let kept = patterns;
  for (;;) {
    const [grades, genders] = [withoutSpread(kept, "grade"), withoutSpread(kept, "gender")];
    if (grades.size + genders.size === 0) return kept;
    kept = kept.filter(({ grade, gender }) => !grades.has(grade) && !genders.has(gender));
  }
}

/** Levels in which everybody is counted, or nobody. */
function withoutSpread(
  patterns: readonly Pattern[],
  by: "wave" | "grade" | "gender",
): ReadonlySet<number> {
  const [counted, others] = [new Set<number>(), new Set<number>()];
  for (const pattern of patterns) {
    if (pattern.weightedCounted > 0) counted.add(pattern[by]);
    if (pattern.weighted - pattern.weightedCounted > 1e-12 * pattern.weighted)
      others.add(pattern[by]);
  }
  const levels = new Set(patterns.map((pattern) => pattern[by]));
  return new Set([...levels].filter((level) => !counted.has(level) || !others.has(level)));
}
