import type { Facts } from "../vocabulary/errors.ts";
import type { Language } from "../vocabulary/project.ts";
import enAudit from "./messages/en/audit.json" with { type: "json" };
import enCheck from "./messages/en/check.json" with { type: "json" };
import enNorms from "./messages/en/norms.json" with { type: "json" };
import enProblem from "./messages/en/problem.json" with { type: "json" };
import enProfile from "./messages/en/profile.json" with { type: "json" };
import enShell from "./messages/en/shell.json" with { type: "json" };
import enUsage from "./messages/en/usage.json" with { type: "json" };
import svAudit from "./messages/sv/audit.json" with { type: "json" };
import svCheck from "./messages/sv/check.json" with { type: "json" };
import svNorms from "./messages/sv/norms.json" with { type: "json" };
import svProblem from "./messages/sv/problem.json" with { type: "json" };
import svProfile from "./messages/sv/profile.json" with { type: "json" };
import svShell from "./messages/sv/shell.json" with { type: "json" };
import svUsage from "./messages/sv/usage.json" with { type: "json" };

/** Every text the toolkit can say; the English files are the list. */
export type MessageId =
  | keyof typeof enAudit
  | keyof typeof enCheck
  | keyof typeof enNorms
  | keyof typeof enProblem
  | keyof typeof enProfile
  | keyof typeof enShell
  | keyof typeof enUsage;

/** Says one text, with its slots filled from the facts. */
export type Translate = (id: MessageId, facts?: Facts) => string;

const ENGLISH: Readonly<Record<MessageId, string>> = {
  ...enShell,
  ...enUsage,
  ...enNorms,
  ...enProblem,
  ...enProfile,
  ...enCheck,
  ...enAudit,
};
const MESSAGES: Readonly<Record<Language, Readonly<Partial<Record<MessageId, string>>>>> = {
  en: ENGLISH,
  sv: { ...svShell, ...svUsage, ...svNorms, ...svProblem, ...svProfile, ...svCheck, ...svAudit },
};

/** `{name}` is a slot; `{name?one:many}` says "one" where the slot `name` would say 1, else "many". */
const SLOT = /\{(\w+)(?:\?([^:{}]*):([^{}]*))?\}/g;

/** Whether there is a text with this id. */
export function isMessageId(id: string): id is MessageId {
  return Object.hasOwn(ENGLISH, id);
}

/**
 * A translator for one language. English fills any gap, so a half-done language still works; a slot
 * without a fact stays as it is written. What a fact says is never read for slots again.
 */
export function translator(language: Language): Translate {
  const messages = MESSAGES[language];
  return (id, facts = {}) =>
    (messages[id] ?? ENGLISH[id]).replace(
      SLOT,
      (slot: string, name: string, one: string | undefined, many: string | undefined) => {
        const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
        if (fact === undefined) return slot;
        if (one === undefined || many === undefined) return String(fact);
        return String(fact) === "1" ? one : many;
      },
    );
}
