import type { CheckedScale, CheckReport } from "../../vocabulary/check.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { ABSENT, bullets, count, heading, message, paragraph, plain, text } from "../blocks.ts";
import { respondentsCell, signLegend } from "./cells.ts";

const two = (value: number): Inline => ({ kind: "decimal", value, decimals: 2, fixed: true });
const twoOrAbsent = (value: number | null): Inline => (value === null ? ABSENT : two(value));

function scaleRow(scale: CheckedScale, open: boolean): readonly Inline[] {
  const { reliability: found } = scale;
  const head = [text(scale.label), count(scale.items)];
  if (found === null) return [...head, ABSENT, ABSENT, ABSENT, ABSENT, ABSENT];
  const known = found.itemRest.flatMap(({ correlation }) => correlation ?? []);
  return [
    ...head,
    respondentsCell(found.respondents, open),
    two(found.alpha),
    message("check.reliability.interval", { low: two(found.low), high: two(found.high) }),
    twoOrAbsent(found.pairwise),
    twoOrAbsent(known.length === 0 ? null : Math.min(...known)),
  ];
}

/** Items that go against the rest of their scale: most often one that should be reversed. */
function negativeItems(scales: readonly CheckedScale[]): readonly Inline[] {
  return scales.flatMap(({ scale, reliability: found }) =>
    (found?.itemRest ?? []).flatMap(({ item, correlation }) =>
      correlation !== null && correlation < 0
        ? [
            message("check.reliability.negative", {
              item: plain(item),
              scale: plain(scale),
              correlation: two(correlation),
            }),
          ]
        : [],
    ),
  );
}

/** How well the items of each scale go together. */
export function reliability({ reliability: scales, policy }: CheckReport): readonly Block[] {
  if (scales.length === 0) return [];
  const header = ["scale", "items", "complete", "alpha", "interval", "pairwise", "itemRest"];
  return [
    heading(2, message("check.reliability.title")),
    paragraph(message("check.reliability.intro")),
    ...bullets(negativeItems(scales)),
    {
      kind: "table",
      header: header.map((id) => message(`check.header.${id}`)),
      align: ["left", "right", "right", "right", "right", "right", "right"],
      rows: scales.map((scale) => scaleRow(scale, policy.open)),
    },
    paragraph(signLegend()),
  ];
}
