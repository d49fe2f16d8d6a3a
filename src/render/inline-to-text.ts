import { textIn } from "../i18n/text-in.ts";
import { isMessageId, type MessageId, translator } from "../i18n/translate.ts";
import type { Language } from "../vocabulary/project.ts";
import type { Inline } from "../vocabulary/report.ts";
import { MERGED } from "../vocabulary/split.ts";
import {
  formatCount,
  formatDecimal,
  formatPoints,
  formatShare,
  formatShortDecimal,
  withPercent,
} from "./numbers.ts";

/** From this step on a share has no decimals. */
const WHOLE_PERCENT = 0.01;

/** What differs between output formats. */
export interface Writer {
  readonly language: Language;
  /** Makes text that others wrote (names, labels, questions) harmless in the format. */
  readonly escape: (text: string) => string;
  readonly strong: (text: string) => string;
}

type Facts = Readonly<Record<string, string>>;
type Say = (id: string, facts?: Facts) => string;

function speaker(language: Language): Say {
  const say = translator(language);
  return (id, facts) => {
    if (!isMessageId(id)) throw new RangeError(`no message "${id}"`);
    return say(id, facts);
  };
}

/** School years 1–9 are `åk` in Swedish, 10–12 are the three years of gymnasiet. */
function gradeWords(grade: string, writer: Writer, say: Say): string {
  const names = grade.split(MERGED).map((name) => gradeWord(name, writer, say));
  return names.reduce((first, last) => say("profile.grade.and", { first, last }));
}

function gradeWord(grade: string, writer: Writer, say: Say): string {
  if (!/^\d{1,2}$/.test(grade)) return writer.escape(grade);
  const year = Number(grade);
  const upper = year >= 10 && year <= 12;
  return upper
    ? say(`profile.grade.${year}`)
    : say("profile.grade.compulsory", { grade: String(year) });
}

function shareWords(inline: Extract<Inline, { kind: "share" }>, writer: Writer, say: Say): string {
  const coarse = inline.step !== undefined;
  const number = formatShare(inline.value, writer.language, (inline.step ?? 0) >= WHOLE_PERCENT);
  const words = inline.bare === true ? number : withPercent(number, writer.language);
  return coarse ? say("profile.number.about", { number: words }) : words;
}

function intervalWords(
  inline: Extract<Inline, { kind: "shareInterval" }>,
  writer: Writer,
  say: Say,
): string {
  const coarse = inline.step !== undefined;
  const low = formatShare(inline.low, writer.language, coarse);
  const high = formatShare(inline.high, writer.language, coarse);
  const words = `${low}–${high}`;
  return coarse ? say("profile.number.about", { number: words }) : words;
}

function pointsWords(
  inline: Extract<Inline, { kind: "pointsInterval" }>,
  writer: Writer,
  say: Say,
): string {
  const id: MessageId =
    inline.bare === true ? "profile.number.pointsBare" : "profile.number.points";
  const points = (value: number): string =>
    formatPoints(value, writer.language, inline.step !== undefined);
  return say(id, {
    value: points(inline.value),
    low: points(inline.low),
    high: points(inline.high),
  });
}

function termWords(inline: Extract<Inline, { kind: "term" }>, writer: Writer, say: Say): string {
  const id = `profile.${inline.vocabulary}.${inline.id}`;
  return isMessageId(id) ? say(id) : writer.escape(inline.id);
}

function write(inline: Inline, writer: Writer, say: Say): string {
  const inner = (part: Inline): string => write(part, writer, say);
  switch (inline.kind) {
    case "message":
      return say(
        inline.id,
        Object.fromEntries(
          Object.entries(inline.facts ?? {}).map(([name, fact]) => [name, inner(fact)]),
        ),
      );
    case "text":
      return writer.escape(textIn(inline.text, writer.language));
    case "plain":
      return writer.escape(inline.text);
    case "term":
      return termWords(inline, writer, say);
    case "strong":
      return writer.strong(inner(inline.text));
    case "share":
      return shareWords(inline, writer, say);
    case "shareInterval":
      return intervalWords(inline, writer, say);
    case "pointsInterval":
      return pointsWords(inline, writer, say);
    case "points": {
      const number = formatPoints(inline.value, writer.language, inline.step !== undefined);
      return inline.step === undefined ? number : say("profile.number.about", { number });
    }
    case "pointsLimits": {
      const [low, high] = [inline.low, inline.high].map((value) =>
        formatPoints(value, writer.language, inline.step !== undefined),
      );
      return say("profile.number.limits", { low: low ?? "", high: high ?? "" });
    }
    case "count": {
      const number = formatCount(inline.value, writer.language);
      return inline.rounded === true ? say("profile.number.about", { number }) : number;
    }
    case "decimal": {
      const format = inline.fixed === true ? formatDecimal : formatShortDecimal;
      return format(inline.value, inline.decimals, writer.language);
    }
    case "grade":
      return gradeWords(inline.grade, writer, say);
    case "sign":
      return say(`profile.sign.${inline.sign}`);
    case "sequence":
      return inline.items.map(inner).join(" ");
    case "enumeration":
      return inline.items.map(inner).join("; ");
  }
}

/**
 * One piece of a report in words, in the writer's language and format.
 * @throws RangeError when a report names a message that does not exist (a bug).
 */
export function inlineToText(inline: Inline, writer: Writer): string {
  return write(inline, writer, speaker(writer.language));
}
