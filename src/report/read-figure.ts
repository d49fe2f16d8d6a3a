import type { Group } from "../vocabulary/estimate.ts";
import { LEVEL } from "../vocabulary/estimation.ts";
import type { CoverageRow, Figure } from "../vocabulary/figure.ts";
import type { MeasureNote, Profile } from "../vocabulary/profile.ts";
import type { Inline } from "../vocabulary/report.ts";
import { codedEdge, numberOfFlag, roundingStep, shareStep } from "../vocabulary/row-flags.ts";

/** What may be said about a figure beside its reference. */
export type Comparison = "higher" | "lower" | "none" | "withheld" | "unavailable";

const WHOLE_PERCENT = 0.01;

/** Is a row shown so coarsely that it is not compared: rounded, or told as a limit? */
export function isCoarsened({ status, flags }: Figure): boolean {
  return status === "shown" && (roundingStep(flags) !== null || codedEdge(flags) !== null);
}

/** The step of the standardised share, from the flag `standardised:STEP`; null where there is none. */
export function standardisedStep(flags: readonly string[]): number | null {
  return numberOfFlag(flags, "standardised:");
}

/** The step of the norm's share: that of the row, or a larger one of its own (`norm:STEP`). */
export function normStepOf(flags: readonly string[]): number | null {
  return numberOfFlag(flags, "norm:") ?? shareStep(flags);
}

/** A response rate as it is told: in whole per cent where the number of respondents is rounded. */
export function rateOf(row: CoverageRow, rate: number): Extract<Inline, { kind: "share" }> {
  return roundingStep(row.flags) === null
    ? { kind: "share", value: rate }
    : { kind: "share", value: rate, step: WHOLE_PERCENT };
}

/** A group as it is called: "åk 7 och 9", "flickor", "åk 9, pojkar". */
export function groupName({ grade, gender }: Group): Inline {
  const inGrade: Inline | null = grade === undefined ? null : { kind: "grade", grade };
  if (gender === undefined) return inGrade ?? { kind: "message", id: "profile.coverage.allGrades" };
  const ofGender: Inline = { kind: "message", id: `profile.gender.${gender}` };
  if (inGrade === null) return ofGender;
  return {
    kind: "message",
    id: "profile.groups.cross",
    facts: { grade: inGrade, gender: ofGender },
  };
}

/** Whether this profile sets its figures beside the rest of the municipality. */
export function hasReference(profile: Profile): boolean {
  return profile.area.name !== null && profile.design.reference === "rest";
}

/**
 * Says whether a share is higher or lower than its reference: when the adjusted p is below `LEVEL`, and
 * never else. A row without a p, such as one whose share is 0 or 1, cannot be adjusted for the others:
 * its interval stands in the table. A coarsened row is never compared: its difference is protected.
 */
export function compareWithReference(figure: Figure): Comparison {
  if (figure.status === "withheld" || isCoarsened(figure)) return "withheld";
  const { difference } = figure;
  if (figure.status === "absent" || difference === null) return "unavailable";
  if (difference.pAdjusted === null || difference.pAdjusted >= LEVEL) return "none";
  return difference.value > 0 ? "higher" : "lower";
}

/** The measure's note by id: direction, status and questions. */
export function notesById(profile: Profile): ReadonlyMap<string, MeasureNote> {
  return new Map(profile.measures.map((note) => [note.id, note]));
}

/**
 * Whether more of this measure is better or worse for the pupils. Without a note, a protective
 * factor is better when high, everything else when low.
 */
export function goodWhen(
  figure: Figure,
  notes: ReadonlyMap<string, MeasureNote>,
): MeasureNote["goodWhen"] {
  return notes.get(figure.measure)?.goodWhen ?? (figure.kind === "protective" ? "high" : "low");
}
