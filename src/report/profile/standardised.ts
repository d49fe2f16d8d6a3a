import type { Figure } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, heading, message, paragraph, text } from "../blocks.ts";
import { standardisedStep } from "../read-figure.ts";

/** One percentage point, rounding apart: less says nothing that the share itself does not. */
const TELLING = 0.01;

function sentence({ flags, label, value, standardised }: Figure): readonly Inline[] {
  if (value === null || standardised === undefined || standardised === null) return [];
  const step = standardisedStep(flags);
  if (Math.abs(standardised - value) < TELLING + (step ?? 0) / 2) return [];
  return [
    message("profile.standardised.row", {
      label: { kind: "strong", text: text(label) },
      standardised: { kind: "share", value: standardised, ...(step === null ? {} : { step }) },
      value: { kind: "share", value },
    }),
  ];
}

/** Rows whose share is another one with the grades and genders of the municipality; none, no section. */
export function standardised(profile: Profile): readonly Block[] {
  const rows = [...profile.factors, ...profile.behaviours, ...profile.cumulative].flatMap(sentence);
  if (rows.length === 0) return [];
  return [
    heading(2, message("profile.standardised.title")),
    paragraph(message("profile.standardised.intro")),
    ...bullets(rows),
  ];
}
