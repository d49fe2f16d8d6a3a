import { translator } from "../../i18n/translate.ts";
import { toJson } from "../../render/json.ts";
import { formatCount } from "../../render/numbers.ts";
import { hasRoundedNumbers } from "../../vocabulary/rounded-norms.ts";
import type { CatalogOptions } from "../catalog-options.ts";
import type { Io } from "../io.ts";
import { loadCatalog, projectNorms } from "../load-catalog.ts";

/** Lists the norms at hand: none are built in, so that of the project. */
export async function listNorms(options: CatalogOptions, io: Io): Promise<void> {
  const catalog = await loadCatalog("-", options, io);
  const named = await projectNorms(catalog, io);
  const t = translator(catalog.language);
  if (options.json === true) {
    const rows = named === null ? [] : [{ file: named.file, ...summaryOf(named.norms) }];
    io.print(toJson({ schema: "ctc-norms-list/1", builtIn: [], project: rows }));
    return;
  }
  io.print(`${t("norms.list.builtIn")}\n`);
  const project = catalog.file ?? "";
  if (named === null) {
    const id = catalog.file === null ? "norms.list.noProject" : "norms.list.noneNamed";
    io.print(`${t(id, { project })}\n${t("norms.list.derive")}\n`);
    return;
  }
  const { id, instrument, version, method, respondents: persons, cuts } = summaryOf(named.norms);
  const isRounded = hasRoundedNumbers(named.norms);
  const number = formatCount(persons, catalog.language);
  const respondents = isRounded ? t("profile.number.about", { number }) : number;
  const facts = { id, file: named.file, instrument, version, method, respondents, cuts };
  io.print(`${t("norms.list.project", { project })}\n  ${t("norms.list.row", facts)}\n`);
}

type Named = NonNullable<Awaited<ReturnType<typeof projectNorms>>>["norms"];

function summaryOf({ id, instrument, derivation, respondents, cuts, synthetic }: Named) {
  return {
    id,
    instrument: instrument.id,
    version: instrument.version,
    method: derivation.method,
    respondents,
    cuts: cuts.length,
    synthetic: synthetic === true,
  };
}
