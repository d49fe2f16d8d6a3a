import type { Profile } from "../vocabulary/profile.ts";
import type { Block, Report } from "../vocabulary/report.ts";
import { heading, message, paragraph } from "./blocks.ts";
import { about } from "./profile/about.ts";
import { behaviours } from "./profile/behaviours.ts";
import { protectiveFactors, riskFactors } from "./profile/factors.ts";
import { groups } from "./profile/groups.ts";
import { howToRead } from "./profile/how-to-read.ts";
import { inBrief } from "./profile/in-brief.ts";
import { method } from "./profile/method.ts";
import { notShown } from "./profile/not-shown.ts";
import { opening } from "./profile/opening.ts";
import { questionsForPriorities } from "./profile/questions-for-priorities.ts";
import { severalFactors } from "./profile/several-factors.ts";
import { smallAreas } from "./profile/small-areas.ts";
import { standardised } from "./profile/standardised.ts";
import { whoAnswered } from "./profile/who-answered.ts";

/** Empty tables would say in fifteen places what one sentence says. */
function noFigures(): readonly Block[] {
  return [
    heading(2, message("profile.figures.title")),
    paragraph(message("profile.figures.noneShown")),
  ];
}

/** Is there something to show, and none of it may be? */
function isAllProtected({ factors, behaviours: rows, cumulative }: Profile): boolean {
  const states = new Set([...factors, ...rows, ...cumulative].map(({ status }) => status));
  return states.has("withheld") && !states.has("shown");
}

function figures(profile: Profile): readonly Block[] {
  return [
    ...protectiveFactors(profile),
    ...riskFactors(profile),
    ...behaviours(profile),
    ...severalFactors(profile),
    ...groups(profile),
    ...standardised(profile),
    ...smallAreas(profile),
    ...questionsForPriorities(profile),
  ];
}

/**
 * Lays a profile out as a document without a language, in the order in which an area team reads it.
 * A section with nothing to say is left out whole.
 */
export function profileToReport(profile: Profile): Report {
  return {
    schema: "ctc-report/1",
    blocks: [
      ...opening(profile),
      ...inBrief(profile),
      ...howToRead(profile),
      ...whoAnswered(profile),
      ...(isAllProtected(profile) ? noFigures() : figures(profile)),
      ...notShown(profile),
      ...method(profile),
      ...about(profile),
    ],
  };
}
