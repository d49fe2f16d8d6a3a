import { checkInstrument } from "../../catalog/instrument.ts";
import type { CatalogOptions } from "../catalog-options.ts";
import { reportFileCheck } from "../file-check-text.ts";
import type { Io } from "../io.ts";
import { loadCatalog } from "../load-catalog.ts";
import { readNamed } from "../named-file.ts";

/** Checks an instrument's file: form, fit of the parts, and what to look at. */
export async function checkInstrumentFile(
  path: string,
  options: CatalogOptions,
  io: Io,
): Promise<void> {
  const { language } = await loadCatalog(path, options, io);
  const check = checkInstrument(await readNamed(path, io), io.baseName(path));
  reportFileCheck(check, options, language, io);
}
