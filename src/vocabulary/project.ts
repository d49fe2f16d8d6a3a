import type { Estimation } from "./estimation.ts";
import type { Gender, MissingReason, Role } from "./instrument.ts";
import type { ReadSettings } from "./read-request.ts";

export type Language = "sv" | "en";
export type Comparability = "comparable" | "reworded" | "not_comparable" | "not_asked";

/** One wave of the survey: its file, and how that file names things. */
export interface Wave {
  readonly file?: string;
  readonly columns: Readonly<Partial<Record<Role, readonly string[]>>>;
  /** Item → column. */
  readonly items: Readonly<Record<string, string>>;
  /** Answer set → (text in the file → code). */
  readonly answers: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly comparability: Readonly<Record<string, Comparability>>;
  /** How the wave was asked (`web`, `paper`); another way is another measurement. */
  readonly mode?: string;
  /** Item → the question as this wave printed it; the column must say the same. */
  readonly questions?: Readonly<Record<string, string>>;
  /** Text in the file → why it is no answer, beside what the instrument knows. */
  readonly missing?: Readonly<Record<string, MissingReason>>;
  /** Group → texts of this file that mean it; they go before the instrument's words. */
  readonly groups?: WaveGroups;
  /** How this file is to be read, where detection is wrong or has to choose. */
  readonly read?: ReadSettings;
}

/** What grades and genders are called in one file ("1" is a boy in one, a girl in the next). */
export interface WaveGroups {
  readonly gender?: Readonly<Partial<Record<Gender, readonly string[]>>>;
  readonly grade?: Readonly<Record<string, readonly string[]>>;
}

/** Who answers for a publication; given by the user, so that bytes stay equal. */
export interface Publication {
  readonly status: "utkast" | "publicerad";
  readonly version?: number | string;
  readonly date?: string;
  readonly responsible?: string;
  readonly contact?: string;
  readonly dnr?: string;
  readonly licence?: string;
  readonly corrections: readonly string[];
}

/** `ctc.yaml`: what a municipality has decided once. */
export interface Project {
  readonly schema: "ctc-project/1";
  readonly name?: string;
  readonly language?: Language;
  readonly instrument?: string;
  readonly norms?: string;
  readonly population?: string;
  readonly areas?: string;
  /** Does the area column say where pupils live, or where their school lies? */
  readonly areaBy?: "home" | "school";
  readonly reference: "rest" | "none";
  readonly waves: Readonly<Record<string, Wave>>;
  readonly estimation: Estimation;
  readonly honesty: readonly string[];
  readonly disclosure: { readonly policy: string };
  readonly publication: Publication;
  readonly synthetic: boolean;
}

/** One row of `areas.csv`: `found` in the survey is reported as the area `id`, `name`. */
export interface AreaAlias {
  readonly id: string;
  readonly name: string;
  readonly found: string;
  readonly from?: string;
  readonly to?: string;
}

/** One row of `population.csv`: how many pupils there are. Absent group: all of them. */
export interface PopulationCount {
  /** Empty where the register counts by school alone. */
  readonly area: string;
  readonly school?: string;
  readonly grade?: string;
  readonly gender?: string;
  readonly pupils: number;
}
