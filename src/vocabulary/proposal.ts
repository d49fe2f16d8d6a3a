import type { MissingReason, Role } from "./instrument.ts";
import type { Wave } from "./project.ts";
import type { ReadSettings } from "./read-request.ts";
import type { TextColumn } from "./table.ts";

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
  | "class"
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
  | "labels-differ"
  | "multiple-choice"
  | "ready-made"
  | "as-before"
  | "question-before"
  | "as-before-unchecked"
  | "as-before-other-question"
  | "as-before-other-answers"
  | "group-words"
  | "confirmed";

/** Why a column that looks like an item's cannot be read as its answers. */
export interface Objection {
  readonly reason: Extract<
    ProposalReason,
    "labels-unknown" | "labels-differ" | "multiple-choice" | "ready-made"
  >;
  /** Value labels whose meaning a person has to say. */
  readonly labels: readonly string[];
}

export interface Reasoned {
  readonly confidence: Confidence;
  readonly reason: ProposalReason;
  /** The earlier wave that the reason speaks of. */
  readonly before?: string;
}

/** An earlier wave of the same survey: what `ctc.yaml` says of it, and its columns where they were read. */
export interface EarlierWave {
  readonly label: string;
  readonly wave: Wave;
  readonly columns?: ReadonlyMap<string, TextColumn>;
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
  /** Likeness of both questions in [0, 1], where they are merely alike. */
  readonly similarity: number | null;
  /** The question that the column had in the earlier wave, where it is another one now. */
  readonly printedBefore?: string;
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

/** What a text in the grade or gender column means. */
export interface GroupProposal extends Reasoned {
  readonly role: GroupRole;
  readonly text: string;
  readonly group: string;
}

export type GroupRole = "grade" | "gender";

/** A text in the grade or gender column that only a person can explain. */
export interface UnknownGroup {
  readonly role: GroupRole;
  readonly column: string;
  readonly text: string;
  /** What the file calls the text. */
  readonly label: string | null;
}

/** A question that an earlier wave asked and this file does not seem to have. */
export interface AbsentItem {
  readonly item: string;
  readonly column: string;
  readonly before: string;
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
  readonly groups: readonly GroupProposal[];
  readonly unknownGroups: readonly UnknownGroup[];
  /** How to read the file: what the user said, and what would else have to be chosen again. */
  readonly read: ReadSettings;
  readonly absent: readonly AbsentItem[];
  /** Items that a profile would read from a column that was not taken, unless it is told not to. */
  readonly leftOut: readonly string[];
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
