import type { Facts } from "./errors.ts";
import type { ProblemCode } from "./problem.ts";

/** Something in a user's file: it cannot be used so (error), or a person should look (warning). */
export interface FileProblem {
  readonly severity: "error" | "warning";
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Keys and positions from the top, such as `scales[3].items[0]`. */
  readonly place: string;
  readonly problem: ProblemCode;
  /** What completes the text of the problem. */
  readonly facts: Facts;
}

/** `ctc-file-check/1`: everything that is wrong with a file, in its order. */
export interface FileCheck {
  readonly schema: "ctc-file-check/1";
  /** Base name. */
  readonly file: string;
  readonly kind: "norms" | "instrument";
  readonly errors: number;
  readonly warnings: number;
  /** How the parts fit each other was not looked at, since a part is malformed. */
  readonly isPartial: boolean;
  readonly problems: readonly FileProblem[];
}
