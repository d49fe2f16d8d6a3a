import type { Instrument, ScaleKind } from "../vocabulary/instrument.ts";
import type { NoCut } from "../vocabulary/norm-derivation.ts";
import type { Norms } from "../vocabulary/norms.ts";
import type { Block, Report } from "../vocabulary/report.ts";
import { bullets, heading, message, paragraph, plain } from "./blocks.ts";
import { cutTable } from "./norms/cut-table.ts";
import { aboutNorms, normsMethod, whatTheyAreNot } from "./norms/opening.ts";
import { scalesWithoutCut } from "./norms/without-cut.ts";

/**
 * Lays norms out as a document without a language: where they come from, what they are not, every
 * cut in the order of the instrument.
 *
 * @param instrument the one that the norms name; null where it is not known here
 * @param without what no cut was derived for, of norms that were made just now
 */
export function normsToReport(
  norms: Norms,
  instrument: Instrument | null,
  without: readonly NoCut[] = [],
): Report {
  const blocks = [
    heading(1, message("norms.title", { id: plain(norms.id) })),
    ...(norms.synthetic === true
      ? [{ kind: "banner", text: message("norms.synthetic") } as const]
      : []),
    ...bullets(aboutNorms(norms)),
    ...normsMethod(norms, instrument).map(paragraph),
    heading(2, message("norms.not.title")),
    ...bullets(whatTheyAreNot(norms)),
    ...cutTable("norms.risk", norms, scalesOf("risk", instrument, norms)),
    ...cutTable("norms.protective", norms, scalesOf("protective", instrument, norms)),
    ...cutTable("norms.other", norms, scalesOf(null, instrument, norms)),
    paragraph(message("norms.legend")),
    ...scalesWithoutCut(without),
    ...noteOf(norms),
  ];
  return { schema: "ctc-report/1", blocks };
}

/** What the file itself remarks; a list of scales may be long, so it stands last. */
function noteOf({ derivation: { note } }: Norms): readonly Block[] {
  if (note === undefined) return [];
  return [heading(2, message("norms.note.title")), paragraph(plain(note))];
}

/** Scales of a kind in the order of the instrument; of null, those that it does not have. */
function scalesOf(
  kind: ScaleKind | null,
  instrument: Instrument | null,
  { cuts }: Norms,
): readonly string[] {
  const known = instrument?.scales ?? [];
  if (kind !== null) return known.filter((scale) => scale.kind === kind).map(({ id }) => id);
  const ids = new Set(known.map(({ id }) => id));
  return [...new Set(cuts.map(({ scale }) => scale))].filter((id) => !ids.has(id));
}
