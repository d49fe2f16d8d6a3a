import { z } from "zod";
import type {
  Baseline,
  Decision,
  Priorities,
  Priority,
  RecordedVotes,
  Target,
} from "../vocabulary/priorities.ts";
import { readDocument } from "./document.ts";
import { decisionProblems } from "./priorities-fit.ts";
import { type Problem, readWith } from "./problem.ts";
import { profileSchema } from "./profile-schema.ts";
import { closed, isDate, name, names, says } from "./schema-parts.ts";
import { voteCountShape } from "./votes-schema.ts";

const target: z.ZodType<Target> = closed({
  value: z.number().min(0, says("share-range")).max(1, says("share-range")),
  wave: name,
});

const priority: z.ZodType<Priority> = closed({
  factor: name,
  reasons: names,
  otherKnowledge: z.exactOptional(name),
  target: z.exactOptional(target),
});

const participants: z.ZodType<Decision["participants"]> = z
  .record(
    name,
    z.union([z.int().min(1, says("counts-from-1")), z.array(name).min(1, says("empty"))]),
  )
  .refine((all) => Object.keys(all).length > 0, says("empty"));

const decision = {
  schema: z.literal("ctc-priorities/1"),
  area: z.exactOptional(name),
  wave: name,
  date: name.refine(isDate, says("date-form")),
  participants,
  factors: z.array(priority).min(1, says("empty")),
  dissent: z.array(name).default([]),
};

const votes: z.ZodType<RecordedVotes> = closed({ file: name, sha256: name, ...voteCountShape });

const baseline: z.ZodType<Baseline> = closed({
  file: name,
  sha256: name,
  profile: profileSchema,
});

/** What ctc records is not ours to check in a draft: it is made anew. */
const recorded = { votes: z.exactOptional(votes), baseline: z.exactOptional(baseline) };
const unread = { votes: z.exactOptional(z.unknown()), baseline: z.exactOptional(z.unknown()) };

const prioritiesSchema: z.ZodType<Priorities> = closed({ ...decision, ...recorded });
const draftSchema: z.ZodType<Decision> = closed({ ...decision, ...unread });

/**
 * A recorded decision, from the text of a `ctc-priorities/1` file, YAML or JSON.
 *
 * @param file base name, for messages.
 * @throws CtcError `config-unparsable`, `config-invalid`; also where one factor stands twice
 */
export function parsePriorities(text: string, file: string): Priorities {
  return readWith(readDocument(text, file), prioritiesSchema, ({ factors }) =>
    factorsTwice(factors),
  );
}

/**
 * A decision that is to be recorded, held against the profile that the group had before it.
 *
 * @param file base name, for messages.
 * @throws CtcError `config-unparsable`, `config-invalid`: also for another area or wave than the
 *   profile's, a factor that it does not have, and one whose figure it does not show where nothing
 *   else speaks for it
 */
export function parseDecision(
  text: string,
  file: string,
  profile: Baseline["profile"] | null,
): Decision {
  return readWith(readDocument(text, file), draftSchema, (value) => [
    ...factorsTwice(value.factors),
    ...(profile === null ? [] : decisionProblems(value, profile)),
  ]);
}

function factorsTwice(factors: readonly Priority[]): Problem[] {
  const named = factors.map(({ factor }) => factor);
  return named.flatMap((factor, at): Problem[] =>
    named.indexOf(factor) === at
      ? []
      : [{ path: ["factors", at, "factor"], problem: "factor-twice", facts: { factor } }],
  );
}
