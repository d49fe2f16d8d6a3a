import { type Figure, isTotal } from "./figure.ts";
import type { ParsedProfile } from "./parsed-profile.ts";
import type { VoteCount } from "./votes.ts";

/** What the share of a factor is to be, and in which survey. */
export interface Target {
  /** Share in [0, 1]. */
  readonly value: number;
  readonly wave: string;
}

/** One factor that the group chose, and why. */
export interface Priority {
  /** Id of a risk or protective factor of the profile. */
  readonly factor: string;
  readonly reasons: readonly string[];
  /** What else speaks for it; needed where the profile does not show its figure. */
  readonly otherKnowledge?: string;
  readonly target?: Target;
}

/** What the group decided, as a person writes it down. */
export interface Decision {
  readonly schema: "ctc-priorities/1";
  /** Name of the area; without it everyone in the survey. */
  readonly area?: string;
  readonly wave: string;
  /** Day of the meeting, as 2024-11-05. */
  readonly date: string;
  /** By sector: how many, or their names where they want to be named. */
  readonly participants: Readonly<Record<string, number | readonly string[]>>;
  readonly factors: readonly Priority[];
  /** What those said who would have chosen otherwise. */
  readonly dissent: readonly string[];
}

/** The file of votes behind a decision, and what it came to. */
export interface RecordedVotes extends VoteCount {
  readonly file: string;
  readonly sha256: string;
}

/** The profile that the group had before it, as far as the chosen factors go. */
export interface Baseline {
  readonly file: string;
  readonly sha256: string;
  /** What a later profile is compared with: nothing in it but what was published. */
  readonly profile: ParsedProfile;
}

/** `ctc-priorities/1`: a decision; `ctc prioritise decide` adds what it rests on. */
export interface Priorities extends Decision {
  readonly votes?: RecordedVotes;
  readonly baseline?: Baseline;
}

/** The one figure of a factor that is about everyone in the area. */
export function totalOf<F extends Figure>(
  { factors }: { readonly factors: readonly F[] },
  factor: string,
): F | undefined {
  return factors.find((figure) => figure.measure === factor && isTotal(figure));
}
