import { type Figure, isTotal } from "../../vocabulary/figure.ts";
import type { Text } from "../../vocabulary/instrument.ts";
import type { MeasureNote, Profile } from "../../vocabulary/profile.ts";
import type { Block } from "../../vocabulary/report.ts";
import { bullets, count, heading, message, paragraph, plain, text } from "../blocks.ts";
import { figureTable } from "../figure-table.ts";
import { goodWhen, isCoarsened, notesById } from "../read-figure.ts";
import { languageOfQuestions, questionsOf } from "./factors.ts";

type Notes = ReadonlyMap<string, MeasureNote>;

const FEW = 0.35;
const HAVE = "Har ";

/** Behaviours by topic, topics in order of first appearance; "" for those without one. */
function byTopic(figures: readonly Figure[], notes: Notes): ReadonlyMap<string, Figure[]> {
  const topics = new Map<string, Figure[]>();
  for (const figure of figures) {
    const topic = notes.get(figure.measure)?.topic ?? "";
    const others = topics.get(topic);
    if (others === undefined) topics.set(topic, [figure]);
    else others.push(figure);
  }
  return topics;
}

/** The majority in words, in one language: Swedish labels that begin with "Har" join the sentence. */
function majorityIn(language: "en" | "sv", label: Text, tenths: number): readonly Block[] {
  const nearlyAll = tenths === 10;
  const facts = { tenths: count(tenths) };
  const done = language === "sv" && label.sv?.startsWith(HAVE) ? label.sv.slice(HAVE.length) : null;
  if (done !== null) {
    const id = nearlyAll ? "haveNotNearlyAll" : "haveNot";
    return [paragraph(message(`profile.behaviours.${id}`, { ...facts, done: plain(done) }))];
  }
  const id = nearlyAll ? "nearlyAll" : "most";
  return [paragraph(message(`profile.behaviours.${id}`, { ...facts, label: text(label) }))];
}

/**
 * The majority in words, for the first row whose share is at most 35 %: tenths of the pupils to whom
 * it does not apply, rounded; "more than 9 in 10" where rounding would say all of them.
 */
function majority(figures: readonly Figure[], notes: Notes): readonly Block[] {
  for (const figure of figures) {
    const { label, value } = figure;
    if (figure.status !== "shown" || isCoarsened(figure)) continue;
    if (value === null || value <= 0 || value > FEW || goodWhen(figure, notes) === "high") continue;
    const tenths = Math.round(10 * (1 - value));
    return [
      {
        kind: "byLanguage",
        en: majorityIn("en", label, tenths),
        sv: majorityIn("sv", label, tenths),
      },
    ];
  }
  return [];
}

function topicBlocks(
  profile: Profile,
  topic: string,
  figures: readonly Figure[],
  notes: Notes,
): readonly Block[] {
  const tables = (["high", "low"] as const).flatMap((direction) =>
    figureTable(
      profile,
      figures.filter((figure) => goodWhen(figure, notes) === direction),
      { first: "profile.header.behaviour", norm: false, goodWhen: direction },
    ),
  );
  const questions = figures
    .filter((figure) => figure.status !== "absent")
    .flatMap((figure) => notes.get(figure.measure) ?? [])
    .filter((note) => note.questions.length > 0);
  const title =
    topic === ""
      ? message("profile.behaviours.other")
      : ({ kind: "term", vocabulary: "topic", id: topic } as const);
  return [
    heading(3, title),
    ...tables,
    ...majority(figures, notes),
    ...languageOfQuestions(questions),
    ...(questions.length === 0 ? [] : [paragraph(message("profile.behaviours.questions"))]),
    ...bullets(questions.map((note) => questionsOf(note, false))),
  ];
}

/** Problem behaviours and mental health by topic, with wording and period, and what is not measured. */
export function behaviours(profile: Profile): readonly Block[] {
  const figures = profile.behaviours.filter(isTotal);
  if (figures.length === 0 && profile.notMeasured.length === 0) return [];
  const notes = notesById(profile);
  const topics = [...byTopic(figures, notes)].flatMap(([topic, members]) =>
    topicBlocks(profile, topic, members, notes),
  );
  return [
    heading(2, message("profile.behaviours.title")),
    ...topics,
    ...(profile.notMeasured.length === 0
      ? []
      : [
          heading(3, message("profile.notMeasured.title")),
          ...bullets(
            profile.notMeasured.map((words) =>
              message("profile.notMeasured.item", { measure: text(words) }),
            ),
          ),
        ]),
  ];
}
