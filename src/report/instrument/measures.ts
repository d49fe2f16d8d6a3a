import type { Condition, Instrument } from "../../vocabulary/instrument.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { count, heading, message, paragraph, plain, sequence, text } from "../blocks.ts";

const header = (...ids: readonly string[]): readonly Inline[] =>
  ids.map((id) => message(`instrument.header.${id}`));

/** Single questions and outcomes, and who is counted. */
export function behaviours({ behaviours: list }: Instrument): readonly Block[] {
  if (list.length === 0) return [];
  return [
    heading(2, message("instrument.behaviours.title")),
    {
      kind: "table",
      header: header("id", "names", "counts", "status"),
      align: ["left", "left", "left", "left"],
      rows: list.map(({ id, label, counts, among, status }) => [
        plain(id),
        text(label),
        among === undefined
          ? plain(conditionText(counts))
          : sequence(
              plain(conditionText(counts)),
              message("instrument.among", { among: plain(conditionText(among)) }),
            ),
        message(`instrument.certainty.${status}`),
      ]),
    },
  ];
}

/** Shares of pupils with several factors, and from how many. */
export function cumulative({ cumulative: list }: Instrument): readonly Block[] {
  if (list.length === 0) return [];
  return [
    heading(2, message("instrument.cumulative.title")),
    {
      kind: "table",
      header: header("id", "names", "limit", "status"),
      align: ["left", "left", "right", "left"],
      rows: list.map(({ id, label, atLeast, status }) => [
        plain(id),
        text(label),
        atLeast === undefined ? message("instrument.noRule") : count(atLeast),
        message(`instrument.certainty.${status}`),
      ]),
    },
  ];
}

/** Rules that find answers not given in earnest, and how sure the rule and its limits are. */
export function honestyRules({ honesty = [] }: Instrument): readonly Block[] {
  if (honesty.length === 0) return [];
  return [
    heading(2, message("instrument.honesty.title")),
    paragraph(message("instrument.honesty.intro")),
    {
      kind: "table",
      header: header("id", "names", "rules", "threshold"),
      align: ["left", "left", "left", "left"],
      rows: honesty.map(({ id, label, status, thresholdStatus }) => [
        plain(id),
        text(label),
        message(`instrument.certainty.${status}`),
        message(`instrument.certainty.${thresholdStatus}`),
      ]),
    },
  ];
}

/** A condition on one line, in signs that need no language. */
function conditionText(condition: Condition): string {
  if ("item" in condition) {
    const { item } = condition;
    if ("in" in condition) return `${item} = ${condition.in.join(" / ")}`;
    if ("atLeast" in condition) return `${item} ≥ ${condition.atLeast}`;
    return "atMost" in condition ? `${item} ≤ ${condition.atMost}` : `${item} = ?`;
  }
  if ("not" in condition) return `¬(${conditionText(condition.not)})`;
  if ("all" in condition) return `(${condition.all.map(conditionText).join(" ∧ ")})`;
  if ("any" in condition) return `(${condition.any.map(conditionText).join(" ∨ ")})`;
  return `≥ ${condition.atLeast}: (${condition.count.map(conditionText).join(", ")})`;
}
