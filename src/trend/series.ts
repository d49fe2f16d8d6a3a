import type { SeriesBreak } from "../vocabulary/trend.ts";

/** What decides whether a wave can be compared with the one before. */
export interface SeriesWave {
  readonly wave: string;
  readonly definition: string;
  readonly comparability: "reworded" | "not_comparable" | null;
}

/** The waves that can be compared with the last one. */
export interface Series {
  /** Place of the first of them. */
  readonly from: number;
  readonly breaks: readonly { readonly wave: string; readonly reason: SeriesBreak }[];
}

/**
 * Breaks of one measure's series, in the order of time. A question that a wave calls reworded or not
 * comparable is so from that wave on; another cut, rule or instrument breaks it too. What lies
 * before the last break is shown and not compared with what follows.
 *
 * @param waves null for a wave that lacks the measure: a gap, which breaks nothing
 */
export function seriesOf(waves: readonly (SeriesWave | null)[]): Series {
  const breaks: { wave: string; reason: SeriesBreak }[] = [];
  let from = 0;
  let before: SeriesWave | null = null;
  for (const [at, wave] of waves.entries()) {
    if (wave === null) continue;
    const reason = before === null ? null : breakBetween(before, wave);
    if (reason !== null) {
      breaks.push({ wave: wave.wave, reason });
      from = at;
    }
    before = wave;
  }
  return { from, breaks };
}

function breakBetween(before: SeriesWave, wave: SeriesWave): SeriesBreak | null {
  if (wave.comparability !== null) return wave.comparability;
  return wave.definition === before.definition ? null : "definition";
}
