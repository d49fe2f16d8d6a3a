import type {
  Certainty,
  Instrument,
  LifeDomain,
  Scale,
  ScaleItem,
} from "../../vocabulary/instrument.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import {
  bullets,
  count,
  decimal,
  heading,
  message,
  paragraph,
  plain,
  sequence,
  text,
} from "../blocks.ts";

const DOMAINS: readonly LifeDomain[] = ["community", "family", "school", "peer_individual"];

/** The scales of each living environment in a table, and the questions of each below it. */
export function scalesByDomain(instrument: Instrument): readonly Block[] {
  return DOMAINS.flatMap((domain) => {
    const scales = instrument.scales.filter((scale) => scale.domain === domain);
    if (scales.length === 0) return [];
    return [
      heading(2, { kind: "term", vocabulary: "domain", id: domain }),
      {
        kind: "table",
        header: ["scales", "kind", "questions", "rule", "needed", "status"].map((id) =>
          message(`instrument.header.${id}`),
        ),
        align: ["left", "left", "right", "left", "left", "left"],
        rows: scales.map(scaleRow),
      } as const,
      ...scales.flatMap((scale) => questionsOf(scale, instrument)),
    ];
  });
}

function scaleRow(scale: Scale): readonly Inline[] {
  return [
    plain(scale.id),
    message(`instrument.kind.${scale.kind}`),
    count(scale.items.length),
    message(scale.score === undefined ? "instrument.noRule" : `instrument.rule.${scale.score}`),
    neededOf(scale),
    message(`instrument.certainty.${scale.status}`),
  ];
}

/** How many questions must be answered: all, some of them, or a share of them; and who says so. */
function neededOf({ items, minimumAnswered = "all", minimumAnsweredStatus }: Scale): Inline {
  const needed = minimumOf(minimumAnswered, items.length);
  if (minimumAnsweredStatus === undefined) return needed;
  const status = message(`instrument.certainty.${minimumAnsweredStatus}`);
  return message("instrument.needed.status", { needed, status });
}

function minimumOf(minimum: number | "all", items: number): Inline {
  if (minimum === "all") return message("instrument.needed.all");
  if (minimum < 1) return { kind: "share", value: minimum };
  return message("instrument.needed.some", { needed: count(minimum), items: count(items) });
}

/** How sure the name is in each language, and the list of reversed questions. */
function statusesOf({ items, labelStatus, reverseStatus, note }: Scale): readonly Block[] {
  const name = (status: Certainty): Inline =>
    message("instrument.nameStatus", { status: message(`instrument.certainty.${status}`) });
  const isReversed = items.some(({ reverse }) => reverse) && reverseStatus !== undefined;
  const others = [
    ...(isReversed
      ? [
          message("instrument.reverseStatus", {
            status: message(`instrument.certainty.${reverseStatus}`),
          }),
        ]
      : []),
    ...(note === undefined ? [] : [text(note)]),
  ];
  const told = (status: Certainty): readonly Block[] => [
    paragraph(sequence(name(status), ...others)),
  ];
  return [
    { kind: "byLanguage", en: told(labelStatus.en), sv: told(labelStatus.sv ?? "not_found") },
  ];
}

function questionsOf(scale: Scale, instrument: Instrument): readonly Block[] {
  const { cut } = scale;
  return [
    heading(3, sequence(text(scale.label), plain(`(${scale.id})`))),
    ...statusesOf(scale),
    ...bullets(scale.items.map((entry) => question(entry, instrument))),
    ...(cut === undefined
      ? []
      : [
          paragraph(
            message("instrument.cut", {
              cut: sequence(plain(cut.operator), decimal(cut.value, 10)),
              source: plain(cut.source),
            }),
          ),
        ]),
  ];
}

/** The questions that no scale has: those behind behaviours and honesty rules. */
export function otherQuestions(instrument: Instrument): readonly Block[] {
  const inScales = new Set(instrument.scales.flatMap(({ items }) => items.map(({ item }) => item)));
  const others = instrument.items.filter(({ id }) => !inScales.has(id));
  if (others.length === 0) return [];
  return [
    heading(2, message("instrument.others.title")),
    ...bullets(others.map(({ id }) => question({ item: id, reverse: false }, instrument))),
  ];
}

/** `id (answer set, reversed, status): the question`. */
function question(entry: ScaleItem, { items }: Instrument): Inline {
  const item = items.find(({ id }) => id === entry.item);
  if (item === undefined) return plain(entry.item);
  const remarks: readonly Inline[] = [
    plain(item.answers),
    ...(entry.recode === undefined ? [] : [message("instrument.recoded")]),
    ...(entry.reverse ? [message("instrument.reversed")] : []),
    message(`instrument.certainty.${item.status}`),
  ];
  return message("instrument.item", {
    id: plain(entry.item),
    remarks: { kind: "enumeration", items: remarks },
    question: text(item.text),
  });
}
