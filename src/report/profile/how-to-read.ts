import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, heading, message, sequence } from "../blocks.ts";
import { hasReference } from "../read-figure.ts";

function explained(id: string): Inline {
  return sequence(
    { kind: "strong", text: message(`profile.read.${id}.lead`) },
    message(`profile.read.${id}`),
  );
}

/** How to read the profile, before the first table; explains only what the profile holds. */
export function howToRead(profile: Profile): readonly Block[] {
  const hasFactors = profile.factors.length > 0;
  const ids = ["conditions", "share"];
  if (hasFactors) ids.push("cut");
  if (hasFactors && profile.norms !== null) ids.push("norm");
  ids.push("interval");
  if (hasReference(profile)) ids.push("comparison");
  ids.push("cause");
  return [heading(2, message("profile.read.title")), ...bullets(ids.map(explained))];
}
