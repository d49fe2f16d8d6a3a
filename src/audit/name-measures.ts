import type { Instrument } from "../vocabulary/instrument.ts";
import type { PrintedFile } from "./printed.ts";

/** Figures known by a label only get the id that another file, or the instrument, gives this label. */
export function nameMeasures(
  files: readonly PrintedFile[],
  instrument: Instrument | null,
): readonly PrintedFile[] {
  const ids = new Map<string, string>();
  const learn = (label: string | undefined, id: string): void => {
    if (label !== undefined && !ids.has(label)) ids.set(label, id);
  };
  for (const { measures } of files) {
    for (const [id, { labels }] of measures) for (const label of labels) learn(label, id);
  }
  const { scales = [], behaviours = [], cumulative = [] } = instrument ?? {};
  for (const { id, label } of [...scales, ...behaviours, ...cumulative]) {
    learn(label.en, id);
    learn(label.sv, id);
  }
  const known = new Set(files.flatMap(({ measures }) => [...measures.keys()]));
  return files.map((file) => ({
    ...file,
    figures: file.figures.map((figure) =>
      known.has(figure.measure)
        ? figure
        : { ...figure, measure: ids.get(figure.measure) ?? figure.measure },
    ),
  }));
}
