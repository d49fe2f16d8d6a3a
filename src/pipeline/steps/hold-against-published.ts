import { type Held, isSameHeld } from "../../disclose/published/held.ts";
import { holdPublished } from "../../disclose/published/hold-published.ts";
import { toldIn } from "../../disclose/published/told.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Finding } from "../../vocabulary/finding.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { profileArea } from "./profile-area.ts";
import { solveGroups } from "./solve-groups.ts";
import { type Judging, solveMeasures } from "./solve-measures.ts";
import type { Survey } from "./survey.ts";

/**
 * A solved survey, held against what was published of its wave before. Everything is made as if it were
 * told for the first time, compared row by row with what was told, and solved once more without what
 * the two would tell together.
 */
export function holdAgainstPublished(
  survey: Survey,
  request: ProfileRequest,
  judging: Judging,
): Survey {
  const { published = [], policy } = request;
  if (published.length === 0) return survey;
  const add = (solved: Survey, finding: Finding): Survey => ({
    ...solved,
    findings: [...solved.findings, finding],
  });
  if (policy.open) return add(survey, { code: "published-open" });
  const earlier = published
    .map((profiles) => profiles.filter((one) => one.survey.wave === survey.coded.wave))
    .filter((profiles) => profiles.length > 0);
  if (earlier.length === 0) return add(survey, { code: "published-other-wave" });
  requireSameHonesty(earlier.flat(), survey, request);
  const first = allProfiles(survey, request);
  const measures = survey.indicators.map(({ measure }) => measure);
  const before = earlier.map(toldIn);
  let [solved, told, held]: [Survey, readonly Profile[], Held] = [survey, first, new Map()];
  for (;;) {
    const found = holdPublished(before, toldIn(told), { measures, policy }, held);
    if (isSameHeld(held, found)) break;
    held = found;
    // Measures within others are divided as these are, so that holding one can move another.
    solved = solveAgain(survey, request, { ...judging, held });
    told = allProfiles(solved, request);
  }
  const figures = shownIn(first) - shownIn(told);
  return add(solved, { code: "published-held", profiles: earlier.flat().length, figures });
}

/** @throws CtcError `published-honesty`: how many are left out of an area would follow from the two */
function requireSameHonesty(
  earlier: readonly Profile[],
  { removals }: Survey,
  { survey: { file } }: ProfileRequest,
): void {
  const now = removals
    .map(({ rule }) => rule.id)
    .sort()
    .join();
  const isSame = ({ coverage }: Profile): boolean =>
    coverage.removed
      .map(({ rule }) => rule)
      .sort()
      .join() === now;
  if (!earlier.every(isSame)) throw new CtcError("published-honesty", { file });
}

function solveAgain(
  survey: Survey,
  request: ProfileRequest,
  judging: Judging & { readonly held: Held },
): Survey {
  const { indicators, areaMasks, coded } = survey;
  const solutions = solveMeasures(indicators, areaMasks, coded, request.policy, judging);
  const again = { ...survey, solutions, held: judging.held };
  return { ...again, groups: solveGroups(again, request) };
}

const allProfiles = (survey: Survey, request: ProfileRequest): readonly Profile[] =>
  [null, ...survey.areaMasks.keys()].map((area) => profileArea(area, survey, request));

const shownIn = (profiles: readonly Profile[]): number =>
  profiles
    .flatMap(({ factors, behaviours, cumulative }) => [...factors, ...behaviours, ...cumulative])
    .filter(({ status }) => status === "shown").length;
