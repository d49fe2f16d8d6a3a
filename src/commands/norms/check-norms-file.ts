import { builtInInstrument } from "../../catalog/built-in.ts";
import { checkNorms } from "../../catalog/norms.ts";
import type { CatalogOptions } from "../catalog-options.ts";
import { reportFileCheck } from "../file-check-text.ts";
import type { Io } from "../io.ts";
import { loadCatalog, projectInstrument, readInstrument } from "../load-catalog.ts";
import { readNamed } from "../named-file.ts";

/** Checks a file of norms, against the instrument given or the one that it names. */
export async function checkNormsFile(path: string, options: CatalogOptions, io: Io): Promise<void> {
  const catalog = await loadCatalog(path, options, io);
  const text = await readNamed(path, io);
  const given =
    options.instrument === undefined ? null : await readInstrument(options.instrument, io);
  const own = await projectInstrument(catalog, io);
  const check = checkNorms(text, io.baseName(path), ({ instrument: { id } }) => {
    if (given !== null) return given;
    return builtInInstrument(id) ?? (own?.id === id ? own : null);
  });
  reportFileCheck(check, options, catalog.language, io);
}
