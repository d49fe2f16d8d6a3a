/** What is not told of one measure because of what was told before. */
export interface HeldMeasure {
  /** By area, in their order. */
  readonly areas: readonly boolean[];
  /** Those without area, in the figures of everyone. */
  readonly withoutArea: boolean;
  readonly everyone: boolean;
  /** Rows by grade and gender: by area, and of everyone. */
  readonly splits: readonly boolean[];
  readonly everyoneSplits: boolean;
  /** Standardised shares, by area. */
  readonly standardised: readonly boolean[];
}

/** By measure; measures of which nothing is held are left out. */
export type Held = ReadonlyMap<string, HeldMeasure>;

/** Held for any of two reasons. */
export function eitherHeld(one: HeldMeasure, other: HeldMeasure): HeldMeasure {
  const either = (first: readonly boolean[], second: readonly boolean[]): readonly boolean[] =>
    first.map((isHeld, at) => isHeld || second[at] === true);
  return {
    areas: either(one.areas, other.areas),
    withoutArea: one.withoutArea || other.withoutArea,
    everyone: one.everyone || other.everyone,
    splits: either(one.splits, other.splits),
    everyoneSplits: one.everyoneSplits || other.everyoneSplits,
    standardised: either(one.standardised, other.standardised),
  };
}

export function isAnyHeld(held: HeldMeasure): boolean {
  const { areas, splits, standardised } = held;
  const isAny = [areas, splits, standardised].some((list) => list.includes(true));
  return isAny || held.withoutArea || held.everyone || held.everyoneSplits;
}

export function isSameHeld(one: Held, other: Held): boolean {
  return JSON.stringify([...one]) === JSON.stringify([...other]);
}
