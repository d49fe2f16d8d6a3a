import type { Instrument } from "./instrument.ts";
import type { Norms } from "./norms.ts";
import type { Policy } from "./policy.ts";
import type { ColumnRequest, InputFile } from "./profile-request.ts";
import type { PopulationCount, Project } from "./project.ts";
import type { ReadRequest } from "./read-request.ts";

/** All that decides a check; every field has been checked. */
export interface CheckRequest {
  readonly survey: InputFile;
  readonly read: ReadRequest;
  readonly coding: ColumnRequest;
  readonly instrument: Instrument;
  readonly norms: Norms | null;
  readonly policy: Policy;
  readonly population: readonly PopulationCount[];
  readonly project: Project;
  /** Column that says when each respondent answered; null where field work is not looked at. */
  readonly date: string | null;
  /** Areas with a lower response rate are pointed out, in [0, 1]. */
  readonly lowResponse: number;
  /** Version of the toolkit. */
  readonly version: string;
}
