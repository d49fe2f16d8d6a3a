import type { EvaluatedFactor, Evaluation } from "../../vocabulary/evaluation.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, heading, message, paragraph, plain, sequence, text } from "../blocks.ts";
import { stopWords } from "../diff/changes.ts";
import { waveWords } from "./opening.ts";

/** One bullet per chosen factor: what it was, what it is, whether that is a change, and the target. */
export function inBrief(evaluation: Evaluation): readonly Block[] {
  const { factors, missing } = evaluation;
  return [
    heading(2, message("evaluation.brief.title")),
    ...bullets(factors.map((factor) => sentences(factor, evaluation))),
    ...(missing.length === 0
      ? []
      : [
          paragraph(
            message("evaluation.brief.missing", {
              factors: { kind: "enumeration", items: missing.map(plain) },
            }),
          ),
        ]),
  ];
}

function sentences(factor: EvaluatedFactor, evaluation: Evaluation): Inline {
  const { row } = factor;
  const label: Inline = { kind: "strong", text: text(row.label) };
  if (row.status === "stopped")
    return sequence(
      message("evaluation.brief.stopped", { label }),
      ...row.stops.map((stop) => message("evaluation.brief.because", { reason: stopWords(stop) })),
    );
  const { change } = row;
  if (row.status !== "compared" || change === null)
    return message(`evaluation.brief.${row.status}`, { label });
  return sequence(
    message("evaluation.brief.shares", {
      label,
      before: share(row.before),
      after: share(row.after),
      beforeWave: waveWords(evaluation.before),
      afterWave: waveWords(evaluation.after),
    }),
    ...changeWords(factor),
    ...targetWords(factor),
    ...(row.partial ? [message("evaluation.brief.partial")] : []),
  );
}

function share({ value, step }: EvaluatedFactor["row"]["before"]): Inline {
  return { kind: "share", value: value ?? 0, ...(step === null ? {} : { step }) };
}

function changeWords({ row: { change, verdict } }: EvaluatedFactor): readonly Inline[] {
  if (change === null || change.low === null || change.high === null)
    return [message("evaluation.brief.change.coarse")];
  const { value, low, high, step, smallest } = change;
  const words: Inline = {
    kind: "pointsInterval",
    value,
    low,
    high,
    ...(step === null ? {} : { step }),
  };
  const told = message(`evaluation.brief.change.${verdict}`, { change: words });
  if (verdict !== "unchanged-cannot-be-told" || smallest === null) return [told];
  const least: Inline = { kind: "decimal", value: 100 * smallest, decimals: 1 };
  return [told, message("evaluation.brief.smallest", { points: least })];
}

function targetWords({ target }: EvaluatedFactor): readonly Inline[] {
  if (target === null || target.verdict === null) return [];
  const value: Inline = { kind: "share", value: target.value };
  const facts = { target: value, wave: plain(target.wave) };
  return [message(`evaluation.brief.target.${target.verdict}`, facts)];
}
