import type { EvaluatedFactor, Evaluation } from "../../vocabulary/evaluation.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { ABSENT, bullets, heading, message, paragraph, plain, text } from "../blocks.ts";
import { stopWords } from "../diff/changes.ts";
import { legend, points, pointsLimits, signOf } from "./cells.ts";
import { captionOf } from "./change-table.ts";

const ASSUMPTIONS = ["parallel", "same", "spill", "chosen"] as const;

/** The change beside that of other areas, with everything that has to hold for it to mean something. */
export function comparison(evaluation: Evaluation): readonly Block[] {
  const { comparison: areas, factors, synthetic, clustered } = evaluation;
  if (areas === null) return [];
  const rows = factors.map(cells);
  return [
    heading(2, message("evaluation.comparison.title")),
    paragraph(
      message("evaluation.comparison.areas", {
        areas: { kind: "enumeration", items: areas.map(({ area }) => plain(area)) },
      }),
    ),
    {
      kind: "table",
      caption: captionOf("evaluation.comparison.caption", synthetic),
      header: [
        message("evaluation.header.factor"),
        message("evaluation.header.here"),
        message("evaluation.header.elsewhere"),
        message("evaluation.header.difference"),
        message("evaluation.header.interval"),
        message("evaluation.header.between"),
        message("evaluation.header.judgement"),
      ],
      align: ["left", "right", "right", "right", "right", "right", "left"],
      rows,
    },
    ...legend(rows),
    ...bullets(factors.flatMap(changesWords)),
    ...bullets(areas.flatMap(stoppedArea)),
    paragraph(message("evaluation.comparison.assumptions")),
    ...bullets([
      ...ASSUMPTIONS.map((id) => message(`evaluation.assumption.${id}`)),
      ...intervalWords(factors),
      ...(clustered ? [message("evaluation.assumption.clustered")] : []),
    ]),
  ];
}

/** What the intervals hold: they may differ from factor to factor, as areas drop out. */
function intervalWords(factors: readonly EvaluatedFactor[]): readonly Inline[] {
  const found = factors.flatMap(({ differenceInDifferences: one }) => one ?? []);
  const words = (id: string, isSo: boolean): readonly Inline[] =>
    isSo ? [message(`evaluation.assumption.${id}`)] : [];
  return [
    ...words(
      "intervals",
      found.some(({ between }) => between !== null),
    ),
    ...words(
      "few",
      found.some(({ between }) => between === null),
    ),
  ];
}

function cells({ row, differenceInDifferences: found }: EvaluatedFactor): readonly Inline[] {
  if (found === null) {
    const sign = signOf(row);
    return [text(row.label), sign, sign, sign, sign, sign, sign];
  }
  return [
    text(row.label),
    points(found.value + found.elsewhere),
    points(found.elsewhere),
    points(found.value),
    pointsLimits(found),
    found.between === null ? ABSENT : pointsLimits(found.between),
    message(`evaluation.differs.${found.verdict}`),
  ];
}

/** Each area's own change, so that everybody sees how unlike each other they are. */
function changesWords({ row, differenceInDifferences: found }: EvaluatedFactor): Inline[] {
  if (found === null) return [];
  const items = found.changes.map(({ area, value, low, high }) =>
    message("evaluation.comparison.change", {
      area: plain(area),
      change: { kind: "pointsInterval", value, low, high, bare: true },
    }),
  );
  const label: Inline = { kind: "strong", text: text(row.label) };
  const words = message("evaluation.comparison.changes", {
    label,
    changes: { kind: "enumeration", items },
  });
  if (found.leftOut.length === 0) return [words];
  const left = { kind: "enumeration", items: found.leftOut.map(plain) } as const;
  return [words, message("evaluation.comparison.leftOut", { label, areas: left })];
}

function stoppedArea({ area, stops }: NonNullable<Evaluation["comparison"]>[number]): Inline[] {
  return stops.map((stop) =>
    message("evaluation.comparison.stopped", { area: plain(area), reason: stopWords(stop) }),
  );
}
