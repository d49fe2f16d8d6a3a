import type { Facts } from "../vocabulary/errors.ts";
import { harmlessText } from "../vocabulary/harmless-text.ts";
import type { Language } from "../vocabulary/project.ts";
import enAudit from "./messages/en/audit.json" with { type: "json" };
import enCheck from "./messages/en/check.json" with { type: "json" };
import enDiff from "./messages/en/diff.json" with { type: "json" };
import enEvaluation from "./messages/en/evaluation.json" with { type: "json" };
import enMeeting from "./messages/en/meeting.json" with { type: "json" };
import enNorms from "./messages/en/norms.json" with { type: "json" };
import enPolicy from "./messages/en/policy.json" with { type: "json" };
import enPriorities from "./messages/en/priorities.json" with { type: "json" };
import enProblem from "./messages/en/problem.json" with { type: "json" };
import enProfile from "./messages/en/profile.json" with { type: "json" };
import enPublished from "./messages/en/published.json" with { type: "json" };
import enScore from "./messages/en/score.json" with { type: "json" };
import enShell from "./messages/en/shell.json" with { type: "json" };
import enTrend from "./messages/en/trend.json" with { type: "json" };
import enUsage from "./messages/en/usage.json" with { type: "json" };
import svAudit from "./messages/sv/audit.json" with { type: "json" };
import svCheck from "./messages/sv/check.json" with { type: "json" };
import svDiff from "./messages/sv/diff.json" with { type: "json" };
import svEvaluation from "./messages/sv/evaluation.json" with { type: "json" };
import svMeeting from "./messages/sv/meeting.json" with { type: "json" };
import svNorms from "./messages/sv/norms.json" with { type: "json" };
import svPolicy from "./messages/sv/policy.json" with { type: "json" };
import svPriorities from "./messages/sv/priorities.json" with { type: "json" };
import svProblem from "./messages/sv/problem.json" with { type: "json" };
import svProfile from "./messages/sv/profile.json" with { type: "json" };
import svPublished from "./messages/sv/published.json" with { type: "json" };
import svScore from "./messages/sv/score.json" with { type: "json" };
import svShell from "./messages/sv/shell.json" with { type: "json" };
import svTrend from "./messages/sv/trend.json" with { type: "json" };
import svUsage from "./messages/sv/usage.json" with { type: "json" };

/** Every text the toolkit can say; the English files are the list. */
export type MessageId =
  | keyof typeof enAudit
  | keyof typeof enCheck
  | keyof typeof enDiff
  | keyof typeof enEvaluation
  | keyof typeof enMeeting
  | keyof typeof enNorms
  | keyof typeof enPriorities
  | keyof typeof enPolicy
  | keyof typeof enProblem
  | keyof typeof enProfile
  | keyof typeof enPublished
  | keyof typeof enScore
  | keyof typeof enShell
  | keyof typeof enTrend
  | keyof typeof enUsage;

/** Says one text, with its slots filled from the facts. */
export type Translate = (id: MessageId, facts?: Facts) => string;

const ENGLISH: Readonly<Record<MessageId, string>> = {
  ...enShell,
  ...enScore,
  ...enUsage,
  ...enTrend,
  ...enMeeting,
  ...enNorms,
  ...enPolicy,
  ...enProblem,
  ...enProfile,
  ...enPublished,
  ...enCheck,
  ...enAudit,
  ...enDiff,
  ...enEvaluation,
  ...enPriorities,
};
const MESSAGES: Readonly<Record<Language, Readonly<Partial<Record<MessageId, string>>>>> = {
  en: ENGLISH,
  sv: {
    ...svShell,
    ...svScore,
    ...svUsage,
    ...svTrend,
    ...svMeeting,
    ...svNorms,
    ...svPolicy,
    ...svProblem,
    ...svProfile,
    ...svPublished,
    ...svCheck,
    ...svAudit,
    ...svDiff,
    ...svEvaluation,
    ...svPriorities,
  },
};

/** `{name}` is a slot; `{name?one:many}` says "one" where the slot `name` would say 1, else "many". */
const SLOT = /\{(\w+)(?:\?([^:{}]*):([^{}]*))?\}/g;

/** Whether there is a text with this id. */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(ENGLISH, id);
}

/**
 * A translator for one language. English fills any gap, so a half-done language still works; a slot
 * without a fact stays as it is written. What a fact says is never read for slots again, and holds
 * nothing that a terminal would obey.
 */
export function translator(language: Language): Translate {
  const messages = MESSAGES[language];
  return (id, facts = {}) =>
    (messages[id] ?? ENGLISH[id]).replace(
      SLOT,
      (slot: string, name: string, one: string | undefined, many: string | undefined) => {
        const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
        if (fact === undefined) return slot;
        if (one === undefined || many === undefined) return harmlessText(String(fact));
        return String(fact) === "1" ? one : many;
      },
    );
}
