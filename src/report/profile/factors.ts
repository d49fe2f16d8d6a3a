import { type Figure, isTotal } from "../../vocabulary/figure.ts";
import type { LifeDomain, ScaleKind } from "../../vocabulary/instrument.ts";
import type { MeasureNote, Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, heading, message, paragraph, sequence, text } from "../blocks.ts";
import { figureTable } from "../figure-table.ts";
import { notesById } from "../read-figure.ts";

const LIFE_DOMAINS: readonly LifeDomain[] = ["community", "family", "school", "peer_individual"];

function factorsOf(profile: Profile, kind: ScaleKind): readonly Figure[] {
  return profile.factors.filter((figure) => figure.kind === kind && isTotal(figure));
}

function tablesByLifeDomain(profile: Profile, kind: ScaleKind): readonly Block[] {
  return LIFE_DOMAINS.flatMap((domain) => {
    const figures = factorsOf(profile, kind).filter((figure) => figure.domain === domain);
    const table = figureTable(profile, figures, {
      first: "profile.header.factor",
      norm: true,
      goodWhen: kind === "protective" ? "high" : "low",
    });
    return table.length === 0 ? [] : [heading(3, message(`profile.domain.${domain}`)), ...table];
  });
}

/** A measure and the questions behind it, as one item of a list; in quotation marks where asked for. */
export function questionsOf(note: MeasureNote, quoted: boolean): Inline {
  return message("profile.questions.item", {
    label: { kind: "strong", text: text(note.label) },
    questions: sequence(
      ...note.questions.map((question) =>
        quoted ? message("profile.questions.quoted", { question: text(question) }) : text(question),
      ),
    ),
  });
}

/** A Swedish profile says so where questions have to be printed in English. */
export function languageOfQuestions(notes: readonly MeasureNote[]): readonly Block[] {
  const lacksSwedish = notes.some(({ questions }) => questions.some(({ sv }) => sv === undefined));
  return lacksSwedish
    ? [{ kind: "byLanguage", en: [], sv: [paragraph(message("profile.questions.language"))] }]
    : [];
}

function questionsBehind(profile: Profile): readonly Block[] {
  const notes = notesById(profile);
  const behind = [...factorsOf(profile, "protective"), ...factorsOf(profile, "risk")]
    .filter((figure) => figure.status !== "absent")
    .flatMap((figure) => notes.get(figure.measure) ?? [])
    .filter((note) => note.questions.length > 0);
  if (behind.length === 0) return [];
  return [
    heading(3, message("profile.questions.title")),
    ...languageOfQuestions(behind),
    ...bullets(behind.map((note) => questionsOf(note, true))),
  ];
}

/** Protective factors by living environment; nothing when the instrument has none. */
export function protectiveFactors(profile: Profile): readonly Block[] {
  if (factorsOf(profile, "protective").length === 0) return [];
  return [
    heading(2, message("profile.protective.title")),
    paragraph(message("profile.protective.intro")),
    ...tablesByLifeDomain(profile, "protective"),
  ];
}

/** Risk factors by living environment, and then the questions behind every factor. */
export function riskFactors(profile: Profile): readonly Block[] {
  const tables = tablesByLifeDomain(profile, "risk");
  const questions = questionsBehind(profile);
  if (tables.length === 0) return questions;
  return [
    heading(2, message("profile.risk.title")),
    paragraph(message("profile.risk.intro")),
    ...tables,
    ...questions,
  ];
}
