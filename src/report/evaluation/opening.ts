import type { Evaluation } from "../../vocabulary/evaluation.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { heading, message, paragraph, plain, sequence } from "../blocks.ts";

/** The title, what nobody may miss, and what is held against what. */
export function opening(evaluation: Evaluation): readonly Block[] {
  const { area, before, after, priorities } = evaluation;
  const title =
    area.name === null
      ? message("evaluation.title.everyone")
      : message("evaluation.title.area", { area: plain(area.name) });
  return [
    heading(1, title),
    ...banners(evaluation),
    paragraph(
      message("evaluation.about", {
        date: plain(priorities.date),
        before: waveWords(before),
        after: waveWords(after),
      }),
    ),
  ];
}

/** The name of a survey: its wave, else the file of its profile. */
export const waveWords = ({ wave, file }: Evaluation["before"]): Inline => plain(wave ?? file);

function banners({ synthetic, syntheticNorms, draft, policy }: Evaluation): readonly Block[] {
  const found: Block[] = [];
  if (synthetic) found.push(banner("synthetic"));
  if (!synthetic && syntheticNorms) found.push(banner("syntheticNorms"));
  if (draft) found.push(banner("draft"));
  if (policy.open) found.push(banner("open", { policy: plain(policy.id) }));
  return found;
}

function banner(id: string, facts?: Readonly<Record<string, Inline>>): Block {
  const lead: Inline = { kind: "strong", text: message(`profile.banner.${id}.lead`) };
  const prefix = id === "draft" ? "evaluation" : "profile";
  return { kind: "banner", text: sequence(lead, message(`${prefix}.banner.${id}`, facts)) };
}
