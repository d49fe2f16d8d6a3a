import type { Profile } from "../../vocabulary/profile.ts";
import type { Block } from "../../vocabulary/report.ts";
import { bullets, heading, message } from "../blocks.ts";
import { certainty } from "./certainty.ts";
import { cuts, normPopulation, ownCuts } from "./method/cuts.ts";
import { comparison, design, smallAreas } from "./method/design.ts";
import { findings } from "./method/findings.ts";
import { comparability, notes, presentation } from "./method/rows.ts";

/** How the figures were made, and how sure each rule and each name is. */
export function method(profile: Profile): readonly Block[] {
  return [
    heading(2, message("profile.method.title")),
    ...bullets([
      ...cuts(profile),
      ...ownCuts(profile),
      ...normPopulation(profile),
      ...design(profile),
      ...comparison(profile),
      ...smallAreas(profile),
      message("profile.method.missing"),
      ...comparability(profile),
      ...presentation(profile),
      ...notes(profile),
    ]),
    ...certainty(profile),
    ...findings(profile),
  ];
}
