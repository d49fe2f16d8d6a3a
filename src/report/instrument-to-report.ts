import type { Instrument } from "../vocabulary/instrument.ts";
import type { Report } from "../vocabulary/report.ts";
import { bullets, count, heading, message, plain, text } from "./blocks.ts";
import { answerSets } from "./instrument/answer-sets.ts";
import { behaviours, cumulative, honestyRules } from "./instrument/measures.ts";
import { otherQuestions, scalesByDomain } from "./instrument/scales.ts";
import { statusTable } from "./instrument/status-table.ts";

/**
 * Lays an instrument out as a document without a language: how sure it is first, then every scale
 * with its questions, behaviours, rules and answers, in the instrument's order.
 */
export function instrumentToReport(instrument: Instrument): Report {
  const { id, version, title, source } = instrument;
  const blocks = [
    heading(1, message("instrument.title", { id: plain(id), version: plain(version) })),
    ...bullets([
      text(title),
      message("instrument.count", {
        items: count(instrument.items.length),
        scales: count(instrument.scales.length),
        behaviours: count(instrument.behaviours.length),
      }),
      message("instrument.source", { citation: plain(source.citation) }),
      message("instrument.licence", { licence: plain(source.licence) }),
    ]),
    ...statusTable(instrument),
    ...scalesByDomain(instrument),
    ...behaviours(instrument),
    ...cumulative(instrument),
    ...honestyRules(instrument),
    ...otherQuestions(instrument),
    ...answerSets(instrument),
  ];
  return { schema: "ctc-report/1", blocks };
}
