import { BUILT_IN_IDS, builtInInstrument } from "../../catalog/built-in.ts";
import { textIn } from "../../i18n/text-in.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import { toJson } from "../../render/json.ts";
import type { Certainty, Instrument } from "../../vocabulary/instrument.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { CatalogOptions } from "../catalog-options.ts";
import type { Io } from "../io.ts";
import { loadCatalog, projectInstrument } from "../load-catalog.ts";

/** Lists the instruments that are built in, and that of the project where it has one of its own. */
export async function listInstruments(options: CatalogOptions, io: Io): Promise<void> {
  const catalog = await loadCatalog("-", options, io);
  const builtIn = BUILT_IN_IDS.instruments.flatMap((id) => builtInInstrument(id) ?? []);
  const named = await projectInstrument(catalog, io);
  const own = named === null || builtIn.includes(named) ? [] : [named];
  if (options.json === true) {
    const rows = { builtIn: builtIn.map(summaryOf), project: own.map(summaryOf) };
    io.print(toJson({ schema: "ctc-instrument-list/1", ...rows }));
    return;
  }
  const t = translator(catalog.language);
  for (const one of [...builtIn, ...own]) io.print(`${rowOf(one, catalog.language, t)}\n`);
  if (catalog.file === null) return;
  const facts = { project: catalog.file, instrument: catalog.project?.instrument ?? "ctcys" };
  io.print(`${t("instrument.list.project", facts)}\n`);
}

function summaryOf({ id, version, title, items, scales, behaviours }: Instrument) {
  const having = (status: Certainty): number =>
    items.filter((item) => item.status === status).length;
  return {
    id,
    version,
    title,
    items: items.length,
    verified: having("verified"),
    recalled: having("recalled"),
    proposal: having("proposal"),
    scales: scales.length,
    behaviours: behaviours.length,
  };
}

function rowOf(instrument: Instrument, language: Language, t: Translate): string {
  const { title, ...counts } = summaryOf(instrument);
  const words = textIn(title, language);
  return t("instrument.list.row", { ...counts, title: words });
}
