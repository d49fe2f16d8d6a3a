import type { Profile } from "../../vocabulary/profile.ts";
import type { Block } from "../../vocabulary/report.ts";
import { bullets, heading, message, paragraph } from "../blocks.ts";
import { hasReference } from "../read-figure.ts";

/** Open questions for the meeting that sets priorities; the profile gives no answers to them. */
export function questionsForPriorities(profile: Profile): readonly Block[] {
  const ids = [
    ...(hasReference(profile) ? ["recognise"] : []),
    "strengths",
    "change",
    "missing",
    "sources",
    "pupils",
    "existing",
  ];
  return [
    heading(2, message("profile.priorities.title")),
    paragraph(message("profile.priorities.intro")),
    ...bullets(ids.map((id) => message(`profile.priorities.${id}`))),
  ];
}
