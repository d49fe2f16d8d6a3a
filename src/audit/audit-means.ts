import type { AuditContradiction, AuditedCount } from "../vocabulary/audit.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { PopulationCount } from "../vocabulary/project.ts";
import type { IntervalOf } from "./possible-counts.ts";
import type { Solver } from "./solver.ts";

/** What an audit brings along beside the files. */
export interface AuditMeans {
  readonly policy: Policy;
  readonly instrument: Instrument | null;
  readonly register: readonly PopulationCount[];
  readonly intervalOf: IntervalOf;
  readonly solver: Solver;
  /** Is every withheld total to be taken as one that fails the policy by itself? */
  readonly assumesPrimary: boolean;
  /** Are intervals that are wide enough to be found to their ends too? That takes many times as long. */
  readonly isExact: boolean;
}

/** What an attack found. */
export interface Found {
  readonly counts: readonly AuditedCount[];
  readonly contradictions: readonly AuditContradiction[];
}
