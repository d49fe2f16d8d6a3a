import { parseNorms } from "../../catalog/norms.ts";
import { describeNorms } from "../../pipeline/describe-catalog.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Norms } from "../../vocabulary/norms.ts";
import type { CatalogOptions } from "../catalog-options.ts";
import type { Io } from "../io.ts";
import { type Catalog, instrumentOf, loadCatalog, projectNorms } from "../load-catalog.ts";
import { isFileName, readNamed } from "../named-file.ts";

/** Shows norms by their file, or by the id of those that the project names. */
export async function showNorms(name: string, options: CatalogOptions, io: Io): Promise<void> {
  const catalog = await loadCatalog(isFileName(name) ? name : "-", options, io);
  const norms = await findNorms(name, catalog, io);
  if (options.json === true) {
    io.print(toJson(norms));
    return;
  }
  const instrument = await instrumentOf(norms, catalog, options, io);
  io.print(reportToMarkdown(describeNorms(norms, instrument), catalog.language));
}

/** @throws CtcError `norms-unknown`, `side-file-not-found` */
async function findNorms(name: string, catalog: Catalog, io: Io): Promise<Norms> {
  if (isFileName(name)) return parseNorms(await readNamed(name, io), io.baseName(name));
  const named = await projectNorms(catalog, io);
  if (named?.norms.id === name) return named.norms;
  throw new CtcError("norms-unknown", { norms: name });
}
