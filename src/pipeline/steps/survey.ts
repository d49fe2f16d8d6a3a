import type { Held } from "../../disclose/published/held.ts";
import type { MeasureSolution } from "../../disclose/solve-survey.ts";
import type { Calibrated } from "../../estimate/calibrate/calibrate-design.ts";
import type { Standard } from "../../estimate/standardised-share.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import type { Removal } from "../../score/honesty/remove-respondents.ts";
import type { Finding } from "../../vocabulary/finding.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import type { Detected } from "../../vocabulary/table.ts";
import type { PopulationCells } from "./population-cells.ts";
import type { GroupSolution } from "./solve-groups.ts";

/** What all areas share once the survey has been read, scored and solved. */
export interface Survey {
  readonly coded: Coded;
  /** Places of the areas asked for, in the order of the areas. */
  readonly wanted: readonly number[];
  readonly indicators: readonly Indicator[];
  /** Whom the project's honesty rules remove, each rule's own; none where it names none. */
  readonly removals: readonly Removal[];
  /** Mask of each area, in the order of the areas. */
  readonly areaMasks: readonly Uint8Array[];
  readonly solutions: ReadonlyMap<string, MeasureSolution>;
  /** What is told by grade and gender; null where that is not asked for, and where nothing is protected. */
  readonly groups: GroupSolution | null;
  /** What is not told because of what was told before; left out: nothing. */
  readonly held?: Held;
  /** 1 for respondents whom an honesty rule removes. */
  readonly removed: Uint8Array;
  /** 1 for respondents of whom not even the number is told. */
  readonly untold: Uint8Array;
  readonly detected: Detected;
  readonly columns: number;
  readonly findings: readonly Finding[];
  /** Only where the respondents are taken as a part of a finite population. */
  readonly population: PopulationCells | null;
  /** The fit of the weights to the register; null where there is none. */
  readonly calibration: Calibrated | null;
  /** What areas are standardised to; null where there is nothing to compare. */
  readonly standard: Standard | null;
}
