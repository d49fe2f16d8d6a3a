import { foldName } from "../vocabulary/names.ts";
import type { ParsedProfile } from "../vocabulary/parsed-profile.ts";
import { type Decision, type Priority, totalOf } from "../vocabulary/priorities.ts";
import { notThere, type Problem } from "./problem.ts";

/** Where a decision says what its profile does not: another area, another wave, another factor. */
export function decisionProblems(decision: Decision, profile: ParsedProfile): Problem[] {
  return [
    ...placeProblems(decision, profile),
    ...decision.factors.flatMap((priority, at) =>
      priorityProblems(priority, at, decision, profile),
    ),
  ];
}

function placeProblems({ area, wave }: Decision, profile: ParsedProfile): Problem[] {
  const problems: Problem[] = [];
  const ofProfile = profile.area.name;
  if (foldName(area ?? "") !== foldName(ofProfile ?? "")) {
    const problem = ofProfile === null ? "profile-of-everyone" : "profile-of-area";
    problems.push({ path: ["area"], problem, facts: { area: ofProfile ?? "" } });
  }
  const surveyed = profile.survey.wave;
  if (surveyed !== null && surveyed !== wave)
    problems.push({ path: ["wave"], problem: "profile-of-wave", facts: { wave: surveyed } });
  return problems;
}

function priorityProblems(
  { factor, otherKnowledge, target }: Priority,
  at: number,
  { wave }: Decision,
  profile: ParsedProfile,
): Problem[] {
  const figure = totalOf(profile, factor);
  if (figure === undefined) {
    const known = [...new Set(profile.factors.map(({ measure }) => measure))];
    return [notThere(["factors", at, "factor"], "factor", factor, known)];
  }
  const problems: Problem[] = [];
  if (figure.status !== "shown" && otherKnowledge === undefined)
    problems.push({ path: ["factors", at, "factor"], problem: "factor-not-shown" });
  if (figure.status !== "shown" && target !== undefined)
    problems.push({ path: ["factors", at, "target"], problem: "target-without-baseline" });
  if (target?.wave === wave)
    problems.push({ path: ["factors", at, "target", "wave"], problem: "target-of-same-wave" });
  return problems;
}
