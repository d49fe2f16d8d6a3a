import type { Association, RankProbability } from "./association.ts";
import type { Released } from "./figure.ts";
import type { LifeDomain, Text } from "./instrument.ts";
import type { AbsentReason } from "./measure.ts";
import type { InputFile } from "./profile-request.ts";
import type { Programme, Registry } from "./programmes.ts";

/** What a row may be ordered by, on request; the instrument's order is the default. */
export const PRIORITY_ORDERS = ["instrument", "probability", "gap", "share"] as const;
export type PriorityOrder = (typeof PRIORITY_ORDERS)[number];

/** What a group weighs against each other, each a column of its own; never added up. */
export const CRITERIA = [
  "share",
  "rest",
  "norm",
  "pupils",
  "change",
  "agreement",
  "probability",
  "association",
  "programmes",
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** A number with the limits of its 95 % interval. */
export interface Limits {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The area's own share as it is printed. */
export interface PrintedShare {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly step: number | null;
  /** `value` is a limit, and all that is told. */
  readonly bound: "at-most" | "at-least" | null;
}

/** A difference of shares; `holds` says how it is called after adjustment, where it was tested. */
export interface Gap extends Limits {
  /** What the numbers are multiples of; null where they are exact. */
  readonly step: number | null;
  readonly holds: "higher" | "lower" | "none" | null;
}

/** Pupils of the register, to a step that follows from the width of the interval. */
export interface PupilsConcerned extends Limits {
  readonly step: number;
}

/** In how many grades and genders the gap has the sign that it has for everyone. */
export interface Agreement {
  readonly same: number;
  readonly of: number;
}

/** One factor of the area; a column is null where its number is not there or may not be told. */
export interface PriorityRow {
  /** Place among the factors of its kind in the instrument, from 1; in another order of rows, too. */
  readonly number: number;
  readonly measure: string;
  readonly kind: "risk" | "protective";
  readonly domain: LifeDomain | null;
  readonly label: Text;
  readonly status: "shown" | "withheld" | "absent";
  readonly reason: "protected" | AbsentReason | null;
  readonly share: PrintedShare | null;
  readonly rest: Gap | null;
  readonly norm: Gap | null;
  readonly pupils: PupilsConcerned | null;
  readonly change: Gap | null;
  readonly agreement: Agreement | null;
  /** Of being among the three most elevated risk, or the three lowest protective, factors. */
  readonly probability: Released<RankProbability> | null;
  readonly associations: readonly Released<Association>[];
  readonly programmes: readonly MatchedProgramme[];
}

/** A programme that a source links to the factor. */
export interface MatchedProgramme {
  readonly id: string;
  readonly basis: "listed" | "stated_aim";
  readonly confidence: "high" | "medium" | "low";
}

/** Why a column is empty throughout. */
export type ColumnGap =
  | "no_survey"
  | "calibrated"
  | "finite_population"
  | "no_reference"
  | "few_factors"
  | "no_population"
  | "no_before"
  | "no_splits"
  | "no_norm"
  | "nothing_shown";

/** `ctc-priority-table/1`: what a group chooses its priorities from. Working material, not for publication. */
export interface PriorityTable {
  readonly schema: "ctc-priority-table/1";
  readonly generator: { readonly name: "ctc"; readonly version: string };
  readonly publish: false;
  readonly synthetic: boolean;
  readonly project: string | null;
  readonly wave: string | null;
  /** Wave of the profile that `change` starts from. */
  readonly before: string | null;
  readonly area: { readonly id: string | null; readonly name: string | null };
  readonly inputs: readonly InputFile[];
  readonly policy: string;
  readonly order: PriorityOrder;
  /** How much the group lets a criterion count, as it said; nothing is computed from it. */
  readonly weights: readonly { readonly criterion: Criterion; readonly weight: number }[];
  /** Draws behind the probabilities; null where there are none. */
  readonly ranking: { readonly seed: string; readonly draws: number; readonly top: number } | null;
  /** Behaviours of the associations, in order. */
  readonly behaviours: readonly { readonly id: string; readonly label: Text }[];
  readonly empty: readonly { readonly column: Criterion; readonly because: ColumnGap }[];
  readonly rows: readonly PriorityRow[];
  /** Every programme named in a row, with its ratings. */
  readonly programmes: readonly Programme[];
  /** Programmes that a registry speaks against or has no effect of, whatever the factor. */
  readonly warnings: readonly Programme[];
  readonly registries: readonly Registry[];
  readonly catalog: { readonly id: string; readonly asOf: string };
}
