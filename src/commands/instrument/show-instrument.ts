import { describeInstrument } from "../../pipeline/describe-catalog.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import type { CatalogOptions } from "../catalog-options.ts";
import type { Io } from "../io.ts";
import { loadCatalog, readInstrument } from "../load-catalog.ts";
import { isFileName } from "../named-file.ts";

/** Shows an instrument by its id or file. */
export async function showInstrument(name: string, options: CatalogOptions, io: Io): Promise<void> {
  const { language } = await loadCatalog(isFileName(name) ? name : "-", options, io);
  const instrument = await readInstrument(name, io);
  if (options.json === true) io.print(toJson(instrument));
  else io.print(reportToMarkdown(describeInstrument(instrument), language));
}
