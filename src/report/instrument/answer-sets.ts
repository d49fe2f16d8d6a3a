import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, heading, message, plain, text } from "../blocks.ts";

/** Every answer set with its codes. */
export function answerSets({ answers }: Instrument): readonly Block[] {
  const sets = Object.entries(answers).map(([set, list]) => {
    const words = list.map(
      ({ code, en, sv }): Inline =>
        message("instrument.answer", {
          code: plain(String(code)),
          words: text(sv === undefined ? { en } : { en, sv }),
        }),
    );
    const all: Inline =
      words.length === 0 ? message("instrument.noCodes") : { kind: "enumeration", items: words };
    return message("instrument.answerSet", { set: plain(set), answers: all });
  });
  if (sets.length === 0) return [];
  return [heading(2, message("instrument.answers.title")), ...bullets(sets)];
}
