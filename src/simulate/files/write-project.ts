import type { Instrument } from "../../vocabulary/instrument.ts";
import type { PlannedExport, PlannedProject } from "../../vocabulary/simulation.ts";

/**
 * The `ctc.yaml` that reads planned exports, as plain values. Says only what the reader cannot
 * know: items whose header is not their id, and answers that stand as texts.
 *
 * @param headers path of an export → item → header
 */
export function describeProject(
  project: PlannedProject,
  exports: readonly PlannedExport[],
  headers: ReadonlyMap<string, ReadonlyMap<string, string>>,
  instrument: Instrument,
): Readonly<Record<string, unknown>> {
  const waves = project.exports.flatMap((path) => {
    const layout = exports.find(({ file }) => file === path);
    const columns = headers.get(path);
    if (layout === undefined || columns === undefined) return [];
    return [[layout.wave, describeWave(project, layout, columns, instrument)] as const];
  });
  return { ...project.fields, waves: Object.fromEntries(waves) };
}

function describeWave(
  project: PlannedProject,
  layout: PlannedExport,
  headers: ReadonlyMap<string, string>,
  instrument: Instrument,
): Readonly<Record<string, unknown>> {
  const items = [...headers].filter(([item, header]) => item !== header);
  const comparability = project.comparability[layout.wave];
  return {
    file: layout.file.slice(layout.file.lastIndexOf("/") + 1),
    columns: layout.columns,
    ...(items.length === 0 ? {} : { items: Object.fromEntries(items) }),
    ...(layout.answers === "code" || layout.format === "sav"
      ? {}
      : { answers: answerTexts(layout, headers, instrument) }),
    ...(comparability === undefined ? {} : { comparability }),
  };
}

/** Answer set → text → code, for the sets that the export uses. */
function answerTexts(
  layout: PlannedExport,
  headers: ReadonlyMap<string, string>,
  instrument: Instrument,
): Readonly<Record<string, Readonly<Record<string, number>>>> {
  const used = new Set(
    instrument.items.filter(({ id }) => headers.has(id)).map(({ answers }) => answers),
  );
  const language = layout.answers === "sv" ? "sv" : "en";
  const sets = Object.entries(instrument.answers).filter(([set]) => used.has(set));
  return Object.fromEntries(
    sets.map(([set, answers]) => [
      set,
      Object.fromEntries(answers.map((answer) => [answer[language] ?? answer.en, answer.code])),
    ]),
  );
}
