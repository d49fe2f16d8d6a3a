import type { MissingReason, Role } from "./instrument.ts";

/**
 * How sure a proposal is. `high`: the file says it itself. `medium`: one reading fits and no other,
 * but a person should look. `low`: a suggestion, never used before somebody says yes.
 */
export type Confidence = "high" | "medium" | "low";

/** Why something is proposed; the words are in `src/i18n/messages`. */
export type ProposalReason =
  | "declared"
  | "name-and-content"
  | "name"
  | "content"
  | "several-fit"
  | "design-name"
  | "same-text"
  | "same-id"
  | "same-id-other-text"
  | "same-id-other-language"
  | "same-id-other-question"
  | "id-form"
  | "cut-off"
  | "spelling"
  | "similar"
  | "instrument-label"
  | "value-label"
  | "known-text"
  | "known-missing"
  | "known-missing-code"
  | "declared-missing"
  | "labels-unknown"
  | "multiple-choice"
  | "ready-made"
  | "confirmed";

/** Why a column that looks like an item's cannot be read as its answers. */
export interface Objection {
  readonly reason: Extract<ProposalReason, "labels-unknown" | "multiple-choice" | "ready-made">;
  /** Value labels whose meaning a person has to say. */
  readonly labels: readonly string[];
}

export interface Reasoned {
  readonly confidence: Confidence;
  readonly reason: ProposalReason;
}

/** The column that could have a role. A low one lists every column that fits. */
export interface RoleProposal extends Reasoned {
  readonly role: Role;
  readonly columns: readonly string[];
  /** Other columns that fit as well. */
  readonly others: readonly string[];
}

/** The column that could hold an item's answers. */
export interface ItemProposal extends Reasoned {
  readonly item: string;
  readonly column: string;
  /** The question as the file prints it, where it does. */
  readonly printed: string | null;
  /** Likeness of both questions in [0, 1], for `similar` only. */
  readonly similarity: number | null;
}

/** What a text in the file means in an answer set. */
export interface AnswerProposal extends Reasoned {
  readonly set: string;
  readonly text: string;
  readonly code: number;
}

/** A text that stands for a missing answer and that the instrument does not know. */
export interface MissingProposal extends Reasoned {
  readonly text: string;
  readonly meaning: MissingReason;
}

/** A column that nothing was proposed for, and the answer sets that its texts fit. */
export interface UnusedColumn {
  readonly column: string;
  readonly fits: readonly string[];
}

/** What a survey file looks like to the toolkit, before anybody has agreed (`ctc-proposal/1`). */
export interface Proposal {
  readonly schema: "ctc-proposal/1";
  readonly file: string;
  readonly instrument: { readonly id: string; readonly items: number };
  /** Given by the user, or the one wave of a wave column; never taken from a file's name. */
  readonly wave: string | null;
  readonly areaBy: "home" | "school" | null;
  readonly roles: readonly RoleProposal[];
  readonly items: readonly ItemProposal[];
  readonly answers: readonly AnswerProposal[];
  readonly missing: readonly MissingProposal[];
  /** Texts of mapped columns that are neither answers nor known to be missing, with their sets. */
  readonly unknownTexts: readonly { readonly set: string; readonly text: string }[];
  readonly unused: readonly UnusedColumn[];
}

/** Texts that answers are known to have beside those of the instrument. */
export interface KnownAnswers {
  /** Lists of one family say the same answers in the same order, in other words. */
  readonly families: readonly {
    readonly id: string;
    readonly lists: readonly (readonly string[])[];
  }[];
  /** Words and codes for a missing answer. */
  readonly missing: Readonly<Record<string, MissingReason>>;
}

/** Is it used without a person's yes? */
export function isTaken({ confidence }: Reasoned): boolean {
  return confidence !== "low";
}
