import type { Figure } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import { splitOf } from "../../vocabulary/split.ts";

/** What one profile prints of an area, or of everyone (`name` null). */
export interface ToldArea {
  readonly id: string | null;
  readonly name: string | null;
  /** Who took part, whatever they answered; null where it is not told. */
  readonly respondents: number | null;
  /** Rows of everybody in the area, by measure. */
  readonly rows: ReadonlyMap<string, Figure>;
  /** Rows of its grades and genders, by measure. */
  readonly groups: ReadonlyMap<string, readonly Figure[]>;
}

/** One publication of one wave, as its readers have it. */
export interface Told {
  /** Null where the municipality's profile is not among them. */
  readonly everyone: ToldArea | null;
  readonly areas: readonly ToldArea[];
  /** Two publications with the same one are made of the same answers in the same way. */
  readonly source: string;
  readonly isWeighted: boolean;
}

/** What the profiles of one publication print. */
export function toldIn(profiles: readonly Profile[]): Told {
  const areas = profiles.map(toldArea);
  return {
    everyone: areas.find(({ name }) => name === null) ?? null,
    areas: areas.filter(({ name }) => name !== null),
    source: JSON.stringify(profiles.slice(0, 1).map(sourceOf)),
    isWeighted: profiles.some(({ design }) => design.weighted || design.calibration !== null),
  };
}

function toldArea({ area, coverage, factors, behaviours, cumulative }: Profile): ToldArea {
  const rows = new Map<string, Figure>();
  const groups = new Map<string, Figure[]>();
  for (const figure of [...factors, ...behaviours, ...cumulative]) {
    if (splitOf(figure.group) === null) rows.set(figure.measure, figure);
    else groups.set(figure.measure, [...(groups.get(figure.measure) ?? []), figure]);
  }
  return { id: area.id, name: area.name, respondents: coverage.total.respondents, rows, groups };
}

const sourceOf = ({ survey, instrument, norms, design, coverage }: Profile): unknown => [
  survey.sha256,
  instrument.sha256,
  norms?.sha256 ?? null,
  design.weighted,
  design.calibration?.method ?? null,
  coverage.removed.map(({ rule }) => rule),
];
