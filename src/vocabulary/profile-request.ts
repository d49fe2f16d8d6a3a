import type { Estimation } from "./estimation.ts";
import type { Instrument, Role } from "./instrument.ts";
import type { Norms } from "./norms.ts";
import type { Policy } from "./policy.ts";
import type { Profile } from "./profile.ts";
import type { AreaAlias, PopulationCount, Project, Wave } from "./project.ts";
import type { ReadRequest } from "./read-request.ts";
import type { Split } from "./split.ts";

/** A file behind the figures, by the base name and SHA-256 of its bytes. */
export interface InputFile {
  readonly file: string;
  readonly sha256: string;
}

/** How the columns of one survey file are to be understood. */
export interface ColumnRequest {
  readonly file: string;
  /** Roles that the user named, with their columns. */
  readonly columns: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly wave: string | null;
  readonly mapping: Wave | undefined;
  readonly aliases: readonly AreaAlias[];
  /** Must there be an area column? */
  readonly needsArea: boolean;
}

/** All that decides a profile; every field has been checked. */
export interface ProfileRequest {
  readonly survey: InputFile;
  readonly read: ReadRequest;
  readonly coding: ColumnRequest;
  /** Names of areas, or all of them; an empty list profiles everyone only. */
  readonly areas: "all" | readonly string[];
  /** Splits by grade and gender, beside the totals. */
  readonly by: readonly Split[];
  readonly areaBasis: "home" | "school" | null;
  readonly reference: "rest" | "none";
  readonly instrument: Instrument;
  readonly instrumentSha256: string;
  readonly norms: Norms | null;
  readonly normsSha256: string;
  readonly policy: Policy;
  readonly estimation: Estimation;
  readonly population: readonly PopulationCount[];
  readonly project: Project;
  /** What was published before, each publication by itself; left out: nothing. */
  readonly published?: readonly (readonly Profile[])[];
  /** Version of the toolkit. */
  readonly version: string;
}
