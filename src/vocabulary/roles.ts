import type { Role } from "./instrument.ts";

/** Every role that a column can have, in the order in which they are told. */
export const ROLES: readonly Role[] = [
  "id",
  "area",
  "school",
  "class",
  "grade",
  "gender",
  "weight",
  "stratum",
  "cluster",
  "wave",
];

/** Roles that change every figure: pointed out where a column looks like one, never taken unasked. */
export const DESIGN_ROLES: readonly Role[] = ["weight", "stratum", "cluster"];
