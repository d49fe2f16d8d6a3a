import type { Group } from "./estimate.ts";

/** How an area can be told in parts (`--by`), in the order in which they are printed. */
export const SPLITS = ["grade", "gender", "grade*gender"] as const;
export type Split = (typeof SPLITS)[number];

/** The split that a figure is a part of; null for everyone in the area. */
export function splitOf({ grade, gender }: Group): Split | null {
  if (grade === undefined) return gender === undefined ? null : "gender";
  return gender === undefined ? "grade" : "grade*gender";
}

/** Between the names of grades that are told as one group: `7+8`. */
export const MERGED = "+";
