import { z } from "zod";
import type {
  Programme,
  ProgrammeCatalog,
  ProgrammeLink,
  ProgrammeRating,
  Registry,
} from "../vocabulary/programmes.ts";
import builtIn from "./data/programmes/programmes.json" with { type: "json" };
import { readDocument } from "./document.ts";
import { notThere, type Problem, readWith } from "./problem.ts";
import { closed, localText, measureId, name } from "./schema-parts.ts";

const confidence = z.enum(["high", "medium", "low"]);
const sources = z.array(name).min(1);

const link: z.ZodType<ProgrammeLink> = closed({
  scale: measureId,
  basis: z.enum(["listed", "stated_aim", "inferred"]),
  confidence,
  sources,
});

const rating: z.ZodType<ProgrammeRating> = closed({
  registry: name,
  value: name,
  year: z.int().min(1900).max(2200).nullable(),
  confidence,
  source: name,
  superseded: z.exactOptional(z.literal(true)),
  ofGroup: z.exactOptional(z.literal(true)),
  note: z.exactOptional(name),
});

const programme: z.ZodType<Programme> = closed({
  id: measureId,
  name: localText,
  kind: z.enum(["programme", "environmental", "area_strategy", "strategy", "collaboration"]),
  inSweden: z.boolean().nullable(),
  factors: z.array(link),
  ratings: z.array(rating),
  flags: z.array(
    z.enum([
      "registries_disagree",
      "licence_required",
      "not_replicated_in_sweden",
      "possible_harm",
      "no_effect",
      "do_not_use",
      "no_source_found",
      "no_evaluation_found",
    ]),
  ),
  note: z.exactOptional(name),
});

const registry: z.ZodType<Registry> = closed({
  id: measureId,
  name,
  country: z.exactOptional(name),
  state: z.enum(["open", "dormant", "outdated", "closed", "superseded", "not_recorded"]),
  note: z.exactOptional(name),
});

const programmesSchema: z.ZodType<ProgrammeCatalog> = closed({
  schema: z.literal("ctc-programmes/1"),
  id: measureId,
  asOf: name,
  joins: z
    .record(measureId, closed({ factor: name, join: z.enum(["same_name", "inferred"]) }))
    .default({}),
  registries: z.array(registry).default([]),
  programmes: z.array(programme),
  sources: z.record(
    name,
    closed({
      title: name,
      url: z.exactOptional(name),
      kind: z.enum(["primary", "secondary", "third-party copy"]),
    }),
  ),
});

/** The catalogue that ships with the toolkit: 33 programmes, with what 17 registries say of them. */
export const BUILT_IN_PROGRAMMES: ProgrammeCatalog = builtIn as ProgrammeCatalog;

/**
 * A catalogue of programmes from the text of a `ctc-programmes/1` file, YAML or JSON: what a
 * municipality knows beside the catalogue that ships with the toolkit. Nothing is known without a
 * source that the file names.
 *
 * @param file base name, for messages.
 * @param factors ids of the factors that there are, beside those of the built-in catalogue
 * @throws CtcError `config-unparsable`, `config-invalid`; also where a fact names a source, a rating a
 *   registry, or a link a factor, that nobody knows
 */
export function parseProgrammes(
  text: string,
  file: string,
  factors: readonly string[],
): ProgrammeCatalog {
  const scales = [...new Set([...factors, ...Object.keys(BUILT_IN_PROGRAMMES.joins)])];
  return readWith(readDocument(text, file), programmesSchema, (value) =>
    unknownNames(value, scales),
  );
}

/** Two catalogues as one; where both know a programme or a registry, the second is believed. */
export function joinProgrammes(
  first: ProgrammeCatalog,
  second: ProgrammeCatalog,
): ProgrammeCatalog {
  return {
    ...second,
    joins: { ...first.joins, ...second.joins },
    registries: joined(first.registries, second.registries),
    programmes: joined(first.programmes, second.programmes),
    sources: { ...first.sources, ...second.sources },
  };
}

function joined<Entry extends { readonly id: string }>(
  first: readonly Entry[],
  second: readonly Entry[],
): readonly Entry[] {
  const isReplaced = new Set(second.map(({ id }) => id));
  return [...first.filter(({ id }) => !isReplaced.has(id)), ...second];
}

function unknownNames(
  { programmes, registries, sources: named }: ProgrammeCatalog,
  scales: readonly string[],
): Problem[] {
  const known = {
    source: [...Object.keys(BUILT_IN_PROGRAMMES.sources), ...Object.keys(named)],
    registry: [...BUILT_IN_PROGRAMMES.registries, ...registries].map(({ id }) => id),
  };
  return programmes.flatMap(({ factors, ratings }, at) => {
    const place = ["programmes", at];
    return [
      ...factors.flatMap(({ scale, sources: of }, i) => [
        ...unknown("factor", scale, [...place, "factors", i, "scale"], scales),
        ...of.flatMap((source, j) =>
          unknown("source", source, [...place, "factors", i, "sources", j], known.source),
        ),
      ]),
      ...ratings.flatMap((rating, i) => [
        ...unknown(
          "registry",
          rating.registry,
          [...place, "ratings", i, "registry"],
          known.registry,
        ),
        ...unknown("source", rating.source, [...place, "ratings", i, "source"], known.source),
      ]),
    ];
  });
}

function unknown(
  thing: "source" | "registry" | "factor",
  wanted: string,
  path: Problem["path"],
  known: readonly string[],
): Problem[] {
  return known.includes(wanted) ? [] : [notThere(path, thing, wanted, known)];
}
