import type { AuditSource } from "../vocabulary/audit.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { CumulativeRule } from "./cumulative-facts.ts";
import type { MeasureRow } from "./measure-rows.ts";
import type { Nesting } from "./nesting.ts";
import { placeOf } from "./participation.ts";
import type { SystemBuilder, Terms } from "./system.ts";
import { groupsOf, type Region, UNTOLD, type Universe } from "./universe.ts";

/** What the attack of the figures is made from. */
export interface MeasureInput {
  readonly wave: string | null;
  readonly universe: Universe;
  readonly rows: readonly MeasureRow[];
  readonly nestings: readonly Nesting[];
  readonly isWeighted: boolean;
  readonly policy: Policy;
  readonly cumulative: readonly CumulativeRule[];
  readonly assumesPrimary: boolean;
  readonly goodWhenHigh: ReadonlySet<string>;
  /** Most pupils of a region who can have answered anything. */
  readonly mostOf: (areas: readonly string[], region: Pick<Region, "grade" | "gender">) => number;
}

/** A measure's pupils in some areas, of one grade or gender, as cells of the system. */
export type TermsOf = (
  measure: string,
  areas: readonly string[],
  region: Pick<Region, "grade" | "gender">,
) => Terms;

/** The system under construction: of each group of pupils, those counted and the others. */
export interface MeasureContext extends MeasureInput {
  readonly builder: SystemBuilder<AuditSource>;
  readonly counted: TermsOf;
  readonly others: TermsOf;
}

export function measureContext(
  input: MeasureInput,
  builder: SystemBuilder<AuditSource>,
): MeasureContext {
  const { universe } = input;
  const terms =
    (side: string): TermsOf =>
    (measure, areas, region) =>
      groupsOf(universe, universe.measureLines, areas, region).map(
        (group) => [builder.cell(`${side}\t${measure}\t${group}`), 1] as const,
      );
  return { ...input, builder, counted: terms("counted"), others: terms("others") };
}

export const times = (terms: Terms, by: number): Terms =>
  terms.map(([cell, factor]) => [cell, by * factor]);

/** The source of a fact; groups that no file names are told as what they are without. */
export function sourceOf(
  { builder, wave, universe }: MeasureContext,
  kind: AuditSource["kind"],
  region: Region,
  measure: string | null,
  other: string | null = null,
): number {
  const { area, grade, gender } = region;
  const isNamed = area === null || universe.folders.some((f) => universe.areasOf(f).includes(area));
  const without =
    grade === UNTOLD ? "grade" : gender === UNTOLD ? "gender" : isNamed ? null : "area";
  const told = {
    area: isNamed ? area : null,
    grade: grade === UNTOLD ? null : grade,
    gender: gender === UNTOLD ? null : gender,
  };
  const source: AuditSource = { kind, place: placeOf(wave, told, measure, without), other };
  return builder.source(JSON.stringify(source), source);
}

/** Every grade × gender that pupils are told apart by; one group of all where they are not. */
export function splitsOf({
  measureLines,
  grades,
  genders,
}: Universe): readonly Omit<Region, "area">[] {
  const along = (isSplit: boolean, names: readonly string[]): readonly (string | null)[] =>
    isSplit ? [...names, UNTOLD] : [null];
  return along(measureLines.grade, grades).flatMap((grade) =>
    along(measureLines.gender, genders).map((gender) => ({ grade, gender })),
  );
}

/** Every area, group of areas, and group without area that anything is printed of. */
export function allAreas({ folders, everyone }: Universe): readonly string[] {
  return [...new Set(folders.flatMap((folder) => everyone(folder)))];
}
