import type { MatchedProgramme } from "../vocabulary/priority-table.ts";
import type { Programme, ProgrammeCatalog, ProgrammeFlag } from "../vocabulary/programmes.ts";

/** What speaks against a programme, or says that nothing came of it. */
const AGAINST: readonly ProgrammeFlag[] = ["do_not_use", "possible_harm", "no_effect"];

/**
 * Programmes that a source links to a factor, in the order of the catalogue: those whose source lists the
 * factor, or states it as its aim. Links of our own reading are left out, and so are strategies,
 * collaborations and the like, which answer to no single factor.
 */
export function matchProgrammes(
  scale: string,
  catalog: ProgrammeCatalog,
): readonly MatchedProgramme[] {
  return catalog.programmes.flatMap(({ id, kind, factors }) => {
    if (kind !== "programme" && kind !== "environmental") return [];
    const link = factors.find((factor) => factor.scale === scale);
    if (link === undefined || link.basis === "inferred") return [];
    return [{ id, basis: link.basis, confidence: link.confidence }];
  });
}

/** Programmes to be warned of, whatever the factor: a group may have heard of them. */
export function warnedProgrammes(catalog: ProgrammeCatalog): readonly Programme[] {
  return catalog.programmes.filter(({ flags }) => flags.some((flag) => AGAINST.includes(flag)));
}
