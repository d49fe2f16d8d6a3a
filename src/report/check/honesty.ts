import type { CheckedHonesty, CheckReport, ComparedFigure } from "../../vocabulary/check.ts";
import type { Figure } from "../../vocabulary/figure.ts";
import type { HonestyRule } from "../../vocabulary/instrument.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { roundingStep } from "../../vocabulary/row-flags.ts";
import { ABSENT, count, heading, message, paragraph, plain, text, WITHHELD } from "../blocks.ts";
import { limitInPercent, respondentsCell, signLegend } from "./cells.ts";

/** The numbers of a rule in words. */
function thresholdOf(rule: HonestyRule): Inline {
  switch (rule.kind) {
    case "condition":
      return message("check.threshold.condition");
    case "above_limit":
      return message("check.threshold.above_limit", { pairs: count(rule.atLeast) });
    case "age_against_grade": {
      const limits = Object.entries(rule.highest ?? {}).map(([grade, years]) =>
        message("check.threshold.highest", {
          grade: { kind: "grade", grade },
          years: count(years),
        }),
      );
      const lowest = Object.entries(rule.lowest ?? {}).map(([grade, years]) =>
        message("check.threshold.lowest", { grade: { kind: "grade", grade }, years: count(years) }),
      );
      return { kind: "enumeration", items: [...limits, ...lowest] };
    }
    case "straight_lining":
      return message("check.threshold.straight_lining", {
        share: limitInPercent(rule.share),
        answers: count(rule.minimumAnswered),
      });
    case "speed":
      return message("check.threshold.speed", {
        share: limitInPercent(rule.shareOfMedian),
      });
    case "few_answers":
      return message("check.threshold.few_answers", {
        share: limitInPercent(rule.lessThan),
      });
  }
}

function ruleRow(
  { rule, applied, usable, respondents }: CheckedHonesty,
  open: boolean,
): readonly Inline[] {
  return [
    plain(rule.id),
    text(rule.label),
    thresholdOf(rule),
    message(`check.status.${rule.thresholdStatus === "verified" ? "verified" : "unverified"}`),
    usable ? respondentsCell(respondents, open) : ABSENT,
    message(applied ? "check.honesty.yes" : "check.honesty.no"),
  ];
}

function shareCell(figure: Figure): Inline {
  if (figure.status === "withheld") return WITHHELD;
  if (figure.value === null) return ABSENT;
  const step = roundingStep(figure.flags);
  return step === null
    ? { kind: "share", value: figure.value, bare: true }
    : { kind: "share", value: figure.value, step, bare: true };
}

function answersCell(figure: Figure): Inline {
  if (figure.status === "withheld") return WITHHELD;
  if (figure.respondents === null) return ABSENT;
  return count(figure.respondents, roundingStep(figure.flags) !== null);
}

function comparison(figures: readonly ComparedFigure[]): readonly Block[] {
  if (figures.length === 0) return [];
  const header = ["figure", "allAnswers", "n", "keptAnswers", "n"];
  return [
    {
      kind: "table",
      caption: message("check.honesty.caption"),
      header: header.map((id) => message(`check.header.${id}`)),
      align: ["left", "right", "right", "right", "right"],
      rows: figures.map(({ all, kept }) => [
        text(all.label),
        shareCell(all),
        answersCell(all),
        shareCell(kept),
        answersCell(kept),
      ]),
    },
  ];
}

/** Whom each honesty rule finds, and what removing them would change. */
export function honesty({ honesty: found, policy }: CheckReport): readonly Block[] {
  const title = heading(2, message("check.honesty.title"));
  if (found.rules.length === 0) return [title, paragraph(message("check.honesty.noRules"))];
  const header = ["rule", "finds", "threshold", "status", "respondents", "applied"];
  const isNamed = found.rules.some(({ applied }) => applied);
  return [
    title,
    paragraph(message(isNamed ? "check.honesty.named" : "check.honesty.nobody")),
    {
      kind: "table",
      header: header.map((id) => message(`check.header.${id}`)),
      align: ["left", "left", "left", "left", "right", "left"],
      rows: found.rules.map((rule) => ruleRow(rule, policy.open)),
    },
    paragraph(
      message("check.honesty.together", {
        rules: { kind: "enumeration", items: found.compared.map(plain) },
        respondents: respondentsCell(found.removed, policy.open),
      }),
    ),
    ...comparison(found.figures),
    paragraph(signLegend()),
  ];
}
