import { withModelAssisted } from "../../disclose/release-model.ts";
import { type DirectShare, modelShares } from "../../estimate/small-areas/model-shares.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Figure, Released } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";

/**
 * The profiles of all areas with what the model of small areas says of each measure. In go released
 * profiles and nothing else, so that a model-assisted figure is a function of what is printed.
 * Rows of a grade or a gender, rounded and withheld rows take no part.
 *
 * @param profiles of every area of the survey, in any order
 * @throws CtcError `small-areas-with-finite` where the respondents are a part of a finite population
 */
export function assistSmallAreas(profiles: readonly Profile[]): readonly Profile[] {
  if (profiles.some(({ design }) => design.finitePopulation))
    throw new CtcError("small-areas-with-finite");
  const factors = assisted(profiles.map(({ factors }) => factors));
  const behaviours = assisted(profiles.map(({ behaviours }) => behaviours));
  const cumulative = assisted(profiles.map(({ cumulative }) => cumulative));
  return profiles.map((profile, area) => ({
    ...profile,
    factors: factors[area] ?? [],
    behaviours: behaviours[area] ?? [],
    cumulative: cumulative[area] ?? [],
  }));
}

type Rows = readonly Released<Figure>[];

const isTotal = ({ group }: Figure): boolean => Object.keys(group).length === 0;

/** One list of rows per area in, the same lists out. */
function assisted(areas: readonly Rows[]): readonly Rows[] {
  const totals = areas.map(
    (rows) => new Map(rows.filter(isTotal).map((row) => [row.measure, row] as const)),
  );
  const measures = new Set(totals.flatMap((rows) => [...rows.keys()]));
  const modelled = new Map(
    [...measures].map((measure) => {
      const direct = totals.map((rows) => directShare(rows.get(measure)));
      return [measure, modelShares(direct)] as const;
    }),
  );
  return areas.map((rows, area) =>
    rows.map((row) =>
      isTotal(row) ? withModelAssisted(row, modelled.get(row.measure)?.[area] ?? null) : row,
    ),
  );
}

/** What the model needs of a row; null where the row does not print it. */
function directShare(row: Figure | undefined): DirectShare | null {
  if (row === undefined) return null;
  const { value, respondents, effectiveRespondents, degreesOfFreedom } = row;
  return value === null ||
    respondents === null ||
    effectiveRespondents === null ||
    degreesOfFreedom === null
    ? null
    : { value, respondents, effectiveRespondents, degreesOfFreedom };
}
