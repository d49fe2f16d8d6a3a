import type { InputFile } from "./profile-request.ts";

/** What is counted: pupils in the figure, pupils who answered and are not in it, both together. */
export type AuditQuantity = "numerator" | "complement" | "respondents" | "cell";

/**
 * Why a count is attacked: it is withheld; it is told rounded; or it stands nowhere, and would be
 * left over from what does (pupils without area, grade or gender; pupils whom one of two publications
 * of a wave has and the other has not).
 */
export type AuditKind = "withheld" | "rounded" | "remainder" | "difference";

/**
 * `protected`: wide enough, or all that it could be. `leak`: too narrow. `note`: a rounding can be
 * undone, but what comes out might have been published. `published`: too narrow because an earlier
 * publication shows it, which the later one, held against it, cannot undo. `known-empty`: nobody is
 * there to protect.
 */
export type AuditVerdict = "protected" | "leak" | "note" | "published" | "known-empty";

/** A figure or a cell of a table, by what it is called in print. */
export interface AuditPlace {
  readonly wave: string | null;
  /** Null: everyone, the municipality. */
  readonly area: string | null;
  readonly grade: string | null;
  readonly gender: string | null;
  /** Null where it is about who took part. */
  readonly measure: string | null;
  /** Pupils of the place of whom this is not known or not told; who are in one publication only. */
  readonly without: "area" | "grade" | "gender" | "publication" | null;
  /** Name of a cell, for tables that are no profiles. */
  readonly cell: string | null;
}

/** What an outsider knows, and where it stands. */
export interface AuditSource {
  readonly kind:
    | "figure"
    | "reference"
    | "participation"
    | "register"
    | "nested"
    | "everyone"
    | "cumulative"
    | "withheld"
    | "publication"
    | "cell"
    | "sum"
    | "relation";
  readonly place: AuditPlace;
  /** The other measure of a nesting; the name of a sum, or of a publication. */
  readonly other: string | null;
}

/** What an outsider can work out about one count. */
export interface AuditedCount {
  readonly place: AuditPlace;
  readonly quantity: AuditQuantity;
  readonly kind: AuditKind;
  readonly low: number;
  /** Null: nothing limits it. */
  readonly high: number | null;
  readonly verdict: AuditVerdict;
  /** For a leak, a smallest set of what gives it away: without any of these it would be wider. */
  readonly because: readonly AuditSource[];
}

/** Figures that cannot all be true: nothing can be said about what hangs together with them. */
export interface AuditContradiction {
  readonly because: readonly AuditSource[];
}

/** What the attack had to leave out. */
export type AuditLimit =
  | "weighted"
  | "instrument-unknown"
  | "areas-incomplete"
  | "cross-untold"
  | "nesting-contradicted";

/** The result of `ctc audit` (`ctc-audit/1`): for the person who publishes, never for publication. */
export interface AuditReport {
  readonly schema: "ctc-audit/1";
  readonly generator: { readonly name: "ctc"; readonly version: string };
  readonly publish: false;
  readonly policy: { readonly id: string; readonly protection: number };
  /** Was every withheld figure taken to fail the policy by its own counts? */
  readonly assumesPrimary: boolean;
  readonly files: readonly InputFile[];
  readonly attacked: Readonly<Record<AuditKind, number>>;
  readonly verdicts: Readonly<Record<AuditVerdict, number>>;
  readonly limits: readonly AuditLimit[];
  readonly contradictions: readonly AuditContradiction[];
  /** Leaks first, then notes, then what is protected; each in the order of the figures. */
  readonly counts: readonly AuditedCount[];
}
