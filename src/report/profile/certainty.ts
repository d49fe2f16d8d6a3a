import type { Certainty } from "../../vocabulary/instrument.ts";
import type { MeasureNote, Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, heading, message, paragraph, text } from "../blocks.ts";

/** Every status but `verified`, from nearly sure to unknown: the order in which they are listed. */
const UNSURE: readonly Certainty[] = [
  "secondary_source",
  "recalled",
  "assumed_by_analogy",
  "inferred",
  "conflict",
  "proposal",
  "not_found",
];

type Language = "en" | "sv";

function labels(notes: readonly MeasureNote[]): Inline {
  return { kind: "enumeration", items: notes.map((note) => text(note.label)) };
}

function rules(notes: readonly MeasureNote[]): readonly Inline[] {
  return UNSURE.flatMap((status) => {
    const those = notes.filter((note) => note.status === status);
    return those.length === 0
      ? []
      : [message(`profile.certainty.rule.${status}`, { rows: labels(those) })];
  });
}

function labelStatus(note: MeasureNote, language: Language): Certainty | "none" {
  if (language === "en") return note.labelStatus.en;
  return note.label.sv === undefined ? "none" : (note.labelStatus.sv ?? "proposal");
}

/** One item per status of the labels of one language. */
function labelItems(notes: readonly MeasureNote[], language: Language): readonly Block[] {
  const items = [...UNSURE, "none" as const].flatMap((status) => {
    const those = notes.filter((note) => labelStatus(note, language) === status);
    return those.length === 0
      ? []
      : [message(`profile.certainty.label.${status}`, { rows: labels(those) })];
  });
  return bullets(items.length === 0 ? [message("profile.certainty.label.allVerified")] : items);
}

/**
 * Which rules and which names are sure and which are not. A name that is this project's own proposal
 * is never printed as official; where its status is missing it counts as a proposal.
 */
export function certainty(profile: Profile): readonly Block[] {
  const notes = profile.measures;
  if (notes.length === 0) return [];
  const unsure = rules(notes);
  return [
    heading(3, message("profile.certainty.title")),
    paragraph(message("profile.certainty.intro")),
    paragraph(message("profile.certainty.rules")),
    ...bullets(unsure.length === 0 ? [message("profile.certainty.rule.allVerified")] : unsure),
    paragraph(message("profile.certainty.labels")),
    { kind: "byLanguage", en: labelItems(notes, "en"), sv: labelItems(notes, "sv") },
  ];
}
