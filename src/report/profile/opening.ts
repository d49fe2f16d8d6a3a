import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { heading, message, plain, sequence } from "../blocks.ts";

function titleOf(profile: Profile): Inline {
  const { area, project, survey } = profile;
  const name =
    area.name !== null
      ? message("profile.title.area", { area: plain(area.name) })
      : project === null
        ? message("profile.title.everyone")
        : message("profile.title.project", { project: plain(project) });
  return survey.wave === null ? name : sequence(name, plain(survey.wave));
}

/** A warning in two parts: the words that catch the eye, and what they mean. */
function banner(id: string, facts?: Readonly<Record<string, Inline>>): Block {
  return {
    kind: "banner",
    text: sequence(
      { kind: "strong", text: message(`profile.banner.${id}.lead`) },
      message(`profile.banner.${id}`, facts),
    ),
  };
}

/** What nobody may miss: invented figures, a draft, no protection. Stands first and last. */
export function banners(profile: Profile): readonly Block[] {
  const found: Block[] = [];
  if (profile.synthetic) found.push(banner("synthetic"));
  if (!profile.synthetic && profile.norms?.synthetic) found.push(banner("syntheticNorms"));
  if (profile.publication.status === "utkast") found.push(banner("draft"));
  if (profile.policy.open) found.push(banner("open", { policy: plain(profile.policy.id) }));
  return found;
}

/** The title and, straight under it, what nobody may miss. */
export function opening(profile: Profile): readonly Block[] {
  return [heading(1, titleOf(profile)), ...banners(profile)];
}
