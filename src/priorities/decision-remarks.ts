import { normalQuantile } from "../statistics/distributions.ts";
import type { ParsedProfile } from "../vocabulary/parsed-profile.ts";
import { type Decision, type Priority, totalOf } from "../vocabulary/priorities.ts";
import type { MeasureNote } from "../vocabulary/profile.ts";

/** What a group should have heard before it goes home; none of it stops a decision. */
export type DecisionRemark =
  | { readonly code: "few-factors" | "many-factors"; readonly factors: number }
  | { readonly code: "no-protective" }
  | { readonly code: "figure-not-shown" | "target-not-better"; readonly factor: string }
  | {
      readonly code: "target-too-near";
      readonly factor: string;
      /** How far the target is from the share, and the smallest change that would be seen; both ≥ 0. */
      readonly wanted: number;
      readonly seen: number;
    };

/** CTC's own rule, in most countries: two to five factors, at least one of them protective. */
const FEWEST = 2;
const MOST = 5;

/** What is unusual about a decision, in the order of its file. */
export function decisionRemarks(
  { factors }: Decision,
  profile: ParsedProfile,
): readonly DecisionRemark[] {
  const remarks: DecisionRemark[] = [];
  if (factors.length < FEWEST) remarks.push({ code: "few-factors", factors: factors.length });
  if (factors.length > MOST) remarks.push({ code: "many-factors", factors: factors.length });
  const kinds = factors.map(({ factor }) => totalOf(profile, factor)?.kind);
  if (!kinds.includes("protective")) remarks.push({ code: "no-protective" });
  return [...remarks, ...factors.flatMap((priority) => ofPriority(priority, profile))];
}

function ofPriority({ factor, target }: Priority, profile: ParsedProfile): DecisionRemark[] {
  const figure = totalOf(profile, factor);
  if (figure?.status !== "shown") return [{ code: "figure-not-shown", factor }];
  const { value, standardError } = figure;
  if (target === undefined || value === null) return [];
  const note = profile.measures.find(({ id }) => id === factor);
  const wanted = betterBy(value, target.value, note?.goodWhen ?? byKind(figure.kind));
  if (wanted <= 0) return [{ code: "target-not-better", factor }];
  if (standardError === null || standardError === 0) return [];
  const seen = smallestSeen(standardError);
  return wanted < seen ? [{ code: "target-too-near", factor, wanted, seen }] : [];
}

const byKind = (kind: string): MeasureNote["goodWhen"] => (kind === "protective" ? "high" : "low");

const betterBy = (from: number, to: number, good: MeasureNote["goodWhen"]): number =>
  good === "high" ? to - from : from - to;

/**
 * The smallest change that two equally large surveys would show with 80 % chance, at 5 %:
 * (z(.975) + z(.80)) · √2 · SE.
 */
function smallestSeen(standardError: number): number {
  return (normalQuantile(0.975) + normalQuantile(0.8)) * Math.SQRT2 * standardError;
}
