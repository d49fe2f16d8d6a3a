import type { Policy } from "../vocabulary/policy.ts";
import { hiddenTotal } from "./hidden-total.ts";
import { isReleasable, type Persons } from "./primary.ts";
import { protectingStep } from "./round-row.ts";

/** What happens to one cell. */
export type Treatment =
  | { readonly kind: "exact" }
  | { readonly kind: "rounded"; readonly step: number }
  | { readonly kind: "withheld" };

/** Persons of one measure: by area (in the order of the areas), and of those without an area. */
export interface MeasureCounts {
  readonly goodWhen: "high" | "low";
  readonly areas: readonly Persons[];
  readonly withoutArea: Persons;
}

/** What was decided about one measure, for all areas and the municipality at once. */
export interface MeasureSolution {
  readonly areas: readonly Treatment[];
  readonly everyone: Treatment;
  /** Which areas' persons may only be used through `hidden`. */
  readonly isHidden: readonly boolean[];
  /** What the withheld areas count for in "the rest of the municipality"; null when none is. */
  readonly hidden: Persons | null;
}

const EXACT: Treatment = { kind: "exact" };
const WITHHELD: Treatment = { kind: "withheld" };
const NOBODY: Persons = { respondents: 0, counted: 0 };

/** Are there too few respondents in an area to say anything about it, even how many they are? */
export function isSizeProtected(respondents: number, policy: Policy): boolean {
  return !policy.open && respondents < policy.minimumRespondents;
}

/**
 * Decides for one measure what may be shown of every area and of everyone, so that what is printed
 * together does not give away what is withheld. Deterministic, and the same whatever is printed.
 *
 * - An area is withheld if it fails the policy by itself, or if the area is too small as a whole.
 * - The withheld areas enter every "rest of the municipality" through `hiddenTotal`.
 * - Everyone − shown areas is what is withheld plus those without area. It may be exact only if
 *   nothing is withheld and those without area could be shown; else the row is rounded.
 *
 * @param areaSizes respondents of each area in the whole survey
 */
export function solveMeasure(
  counts: MeasureCounts,
  areaSizes: readonly number[],
  policy: Policy,
): MeasureSolution {
  const areas = counts.areas.map((persons, area): Treatment => {
    if (isSizeProtected(areaSizes[area] ?? 0, policy)) return WITHHELD;
    if (persons.respondents === 0) return EXACT;
    return isReleasable(persons, counts.goodWhen, policy) ? EXACT : WITHHELD;
  });
  const isHidden = areas.map(({ kind }) => kind === "withheld");
  const withheld = add(counts.areas.filter((_, area) => isHidden[area]));
  const isAnyHidden = isHidden.some((hidden) => hidden);
  return {
    areas,
    isHidden,
    hidden: isAnyHidden ? hiddenTotal(withheld, policy) : null,
    everyone: treatEveryone(counts, isAnyHidden, policy),
  };
}

function treatEveryone(counts: MeasureCounts, isAnyHidden: boolean, policy: Policy): Treatment {
  const everyone = add([...counts.areas, counts.withoutArea]);
  if (!isReleasable(everyone, counts.goodWhen, policy)) return WITHHELD;
  const rest = counts.withoutArea;
  const hasAreas = counts.areas.some(({ respondents }) => respondents > 0);
  const isRestSafe =
    !hasAreas || rest.respondents === 0 || isReleasable(rest, counts.goodWhen, policy);
  if (!isAnyHidden && isRestSafe) return EXACT;
  const step = protectingStep(everyone.respondents, policy);
  return step === null ? WITHHELD : { kind: "rounded", step };
}

function add(all: readonly Persons[]): Persons {
  return all.reduce(
    (sum, { respondents, counted }) => ({
      respondents: sum.respondents + respondents,
      counted: sum.counted + counted,
    }),
    NOBODY,
  );
}
