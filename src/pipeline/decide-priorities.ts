import { parseDecision, parsePriorities } from "../catalog/priorities.ts";
import { recordDecision } from "../catalog/record-decision.ts";
import { type Candidate, readVotes } from "../catalog/votes.ts";
import { baselineOf } from "../priorities/baseline.ts";
import { countVotes } from "../priorities/count-votes.ts";
import { type DecisionRemark, decisionRemarks } from "../priorities/decision-remarks.ts";
import { votesToReport } from "../report/votes-to-report.ts";
import type { Text } from "../vocabulary/instrument.ts";
import type { RecordedVotes } from "../vocabulary/priorities.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { InputFile } from "../vocabulary/profile-request.ts";
import type { Report } from "../vocabulary/report.ts";

/** A file and what stands in it. */
export interface TextFile extends InputFile {
  readonly text: string;
}

/** A profile that was read back, and the file that it stood in. */
export interface ReadProfile extends InputFile {
  readonly profile: Profile;
}

/** A file of votes, and what it is held against. */
export interface VotesRequest {
  readonly votes: TextFile;
  /** The profile whose factors are voted on; null: any name is a factor. */
  readonly profile: Profile | null;
  /** How many dots each voter has for a criterion; null: as many as they like. */
  readonly dots: number | null;
}

/** What a vote came to, and the document that tells it. */
export interface VotesResult {
  readonly count: RecordedVotes;
  readonly report: Report;
}

/** Counts votes: criterion by criterion, without a total of them. */
export function countBallots({ votes, profile, dots }: VotesRequest): VotesResult {
  const { file, sha256, text } = votes;
  const candidates = profile === null ? null : candidatesOf(profile);
  const cast = readVotes(text, file, { candidates, dots });
  const order = (candidates ?? []).map(({ id }) => id);
  const count = { file, sha256, ...countVotes(cast, order) };
  const labels = new Map((candidates ?? []).map(({ id, label }) => [id, label]));
  return { count, report: votesToReport(count, labels) };
}

/** Every factor of a profile once, whatever its status: a vote is no figure. */
function candidatesOf({ factors }: Pick<Profile, "factors">): readonly Candidate[] {
  const labels = new Map<string, Text>(factors.map(({ measure, label }) => [measure, label]));
  return [...labels].map(([id, label]) => ({ id, label }));
}

export interface DecisionRequest {
  readonly draft: Omit<TextFile, "sha256">;
  readonly profile: ReadProfile;
  readonly votes: RecordedVotes | null;
  /** The comment that marks what is recorded. */
  readonly note: string;
}

export interface DecisionResult {
  /** The draft with what it rests on behind it. */
  readonly text: string;
  readonly remarks: readonly DecisionRemark[];
}

/**
 * A decision held against its profile, and recorded with the figures that it rests on.
 *
 * @throws CtcError as `parseDecision`
 */
export function decidePriorities(request: DecisionRequest): DecisionResult {
  const { draft, note, votes } = request;
  const { profile, file, sha256 } = request.profile;
  const decision = parseDecision(draft.text, draft.file, profile);
  const baseline = { file, sha256, profile: baselineOf(profile, decision.factors) };
  const recorded = votes === null ? { baseline } : { votes, baseline };
  const text = recordDecision(draft.text, recorded, note);
  // What cannot be read back could not be followed up.
  parsePriorities(text, draft.file);
  return {
    text,
    remarks: decisionRemarks(decision, profile),
  };
}
