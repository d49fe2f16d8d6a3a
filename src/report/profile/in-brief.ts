import { LEVEL } from "../../vocabulary/estimation.ts";
import { type Difference, type Figure, isTotal } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { roundingStep, shareStep } from "../../vocabulary/row-flags.ts";
import { bullets, count, heading, message, paragraph, sequence, text } from "../blocks.ts";
import { compareWithReference, goodWhen, hasReference, notesById, rateOf } from "../read-figure.ts";

const MOST = 3;

/** A figure whose difference from the rest holds after adjustment; nothing in it is null. */
interface HoldingDifference {
  readonly figure: Figure;
  readonly value: number;
  readonly reference: number;
  readonly difference: Difference;
  readonly pAdjusted: number;
  readonly good: boolean;
}

/** Findings of factors and behaviours: smallest adjusted p first, then the instrument's order. */
function findingsOf(profile: Profile): readonly HoldingDifference[] {
  const notes = notesById(profile);
  const found: HoldingDifference[] = [];
  for (const figure of [...profile.factors, ...profile.behaviours].filter(isTotal)) {
    const { value, reference, difference } = figure;
    const pAdjusted = difference?.pAdjusted ?? null;
    if (figure.status !== "shown" || roundingStep(figure.flags) !== null) continue;
    if (value === null || reference === null || difference === null || pAdjusted === null) continue;
    if (pAdjusted >= LEVEL || difference.value === 0) continue;
    const good = difference.value > 0 === (goodWhen(figure, notes) === "high");
    found.push({ figure, value, reference, difference, pAdjusted, good });
  }
  return found.sort((a, b) => a.pAdjusted - b.pAdjusted);
}

function sentence({ figure, value, reference, difference }: HoldingDifference): Inline {
  const direction = difference.value > 0 ? "higher" : "lower";
  const { low, high } = difference;
  const step = shareStep(figure.flags);
  const rounding = step === null ? {} : { step };
  return message(`profile.brief.${direction}`, {
    label: { kind: "strong", text: text(figure.label) },
    value: { kind: "share", value, ...rounding },
    reference: { kind: "share", value: reference, ...rounding },
    difference: { kind: "pointsInterval", value: difference.value, low, high, ...rounding },
  });
}

/** Strengths or concerns: the first three, and whether the tables hold more. */
function listed(kind: "Strengths" | "Concerns", findings: readonly HoldingDifference[]): Block[] {
  const title = heading(3, message(`profile.brief.${kind.toLowerCase()}`));
  if (findings.length === 0) return [title, paragraph(message(`profile.brief.no${kind}`))];
  const more = findings.length > MOST ? [paragraph(message(`profile.brief.more${kind}`))] : [];
  return [title, ...bullets(findings.slice(0, MOST).map(sentence)), ...more];
}

/** Rows at 0 or 100 % have no p and are never called higher or lower, whatever their interval. */
function untested(profile: Profile): readonly Block[] {
  const rows = [...profile.factors, ...profile.behaviours].filter(
    (figure) =>
      isTotal(figure) &&
      compareWithReference(figure) === "none" &&
      figure.difference?.p === null &&
      (figure.difference.low > 0 || figure.difference.high < 0),
  );
  return rows.length === 0
    ? []
    : [paragraph(message("profile.brief.untested", { rows: count(rows.length) }))];
}

/** Whether any row can be compared: where all are protected, "nothing stands out" would be untrue. */
function hasComparison(profile: Profile): boolean {
  return [...profile.factors, ...profile.behaviours].some(
    (figure) =>
      isTotal(figure) && ["higher", "lower", "none"].includes(compareWithReference(figure)),
  );
}

function standsOut(profile: Profile): readonly Block[] {
  if (profile.area.name === null) return [paragraph(message("profile.brief.everyone"))];
  if (!hasReference(profile)) return [paragraph(message("profile.brief.noReference"))];
  if (!hasComparison(profile)) return [paragraph(message("profile.brief.noFigures"))];
  const findings = findingsOf(profile);
  if (findings.length === 0) {
    return [paragraph(message("profile.brief.nothing")), ...untested(profile)];
  }
  const strengths = findings.filter((finding) => finding.good);
  const concerns = findings.filter((finding) => !finding.good);
  return [...listed("Strengths", strengths), ...listed("Concerns", concerns), ...untested(profile)];
}

function howManyAnswered(profile: Profile): Inline {
  const { total } = profile.coverage;
  if (total.respondents === null) return message("profile.brief.respondentsWithheld");
  const respondents = count(total.respondents, roundingStep(total.flags) !== null);
  return total.rate === null
    ? message("profile.brief.respondents", { respondents })
    : message("profile.brief.respondentsRate", { respondents, rate: rateOf(total, total.rate) });
}

/** What chance may have done to the shares; nothing where no share is shown. */
function chance(profile: Profile): readonly Inline[] {
  const figures = [...profile.factors, ...profile.behaviours];
  if (!figures.some(({ status }) => status === "shown")) return [];
  return [
    message("profile.brief.chance"),
    ...(hasReference(profile) && hasComparison(profile) ? [message("profile.brief.adjusted")] : []),
    ...(profile.design.clustered ? [] : [message("profile.brief.clustersUnknown")]),
    ...(profile.notes.includes("single_cluster") ? [message("profile.brief.singleCluster")] : []),
  ];
}

function howSure(profile: Profile): readonly Block[] {
  return [
    heading(3, message("profile.brief.sure")),
    paragraph(sequence(howManyAnswered(profile), ...chance(profile))),
  ];
}

/**
 * What stands out, and how sure that is. Only differences that hold after adjustment are named, each
 * with its figures; a share that is merely high or low is not.
 */
export function inBrief(profile: Profile): readonly Block[] {
  const title = profile.area.name === null ? "profile.brief.titleEveryone" : "profile.brief.title";
  return [heading(2, message(title)), ...standsOut(profile), ...howSure(profile)];
}
