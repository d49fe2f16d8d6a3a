/** Numbers that look random and are the same for the same seed, on every machine. */
export interface RandomSource {
  /** A whole number from 0 to `limit` − 1. */
  readonly below: (limit: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

/** The generator mulberry32 (Tommy Ettinger, public domain): 32 bits of state, enough for fuzzing. */
export function randomSource(seed: number): RandomSource {
  let state = seed | 0;
  const below = (limit: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mix = Math.imul(state ^ (state >>> 15), 1 | state);
    mix = (mix + Math.imul(mix ^ (mix >>> 7), 61 | mix)) ^ mix;
    return Math.floor((((mix ^ (mix >>> 14)) >>> 0) / 4294967296) * limit);
  };
  return { below, pick: (values) => values[below(values.length)] as (typeof values)[number] };
}
