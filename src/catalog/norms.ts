import { z } from "zod";
import { CtcError } from "../vocabulary/errors.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Cut, Norms } from "../vocabulary/norms.ts";
import { readDocument } from "./document.ts";
import { notThere, type Problem, pathToPlace, readWith } from "./problem.ts";
import {
  closed,
  gender,
  grade,
  localText,
  measureId,
  name,
  operator,
  text,
} from "./schema-parts.ts";

const share = z.number().min(0, "a share is 0 to 1").max(1, "a share is 0 to 1");
const respondents = z.int().min(0, "counts from 0");

const cut: z.ZodType<Cut> = closed({
  scale: name,
  grade: z.exactOptional(grade),
  gender: z.exactOptional(gender),
  operator,
  value: z.number(),
  respondents: z.exactOptional(respondents),
  beyond: z.exactOptional(share),
});

const normsSchema: z.ZodType<Norms> = closed({
  schema: z.literal("ctc-norms/1"),
  id: measureId,
  instrument: closed({ id: name, version: name }),
  population: localText,
  waves: z.array(text),
  respondents,
  synthetic: z.exactOptional(z.boolean()),
  derivation: closed({
    method: z.enum(["median-mad", "percentile", "contrast", "fixed"]),
    centre: z.exactOptional(z.literal("median")),
    spread: z.exactOptional(z.enum(["median-absolute-deviation", "mean-absolute-deviation"])),
    multiplier: z.exactOptional(z.number()),
    by: z.array(z.enum(["grade", "gender"])).default([]),
    note: z.exactOptional(name),
  }),
  fallback: z.exactOptional(grade),
  cuts: z.array(cut).min(1, "is empty"),
});

/**
 * Norms from the text of a `ctc-norms/1` file, YAML or JSON.
 *
 * @param file base name, for messages.
 * @throws CtcError `config-unparsable` where it is not YAML; `config-invalid` where a key or value
 *   is wrong, one scale × grade × gender has two cuts, or no cut is for the fallback grade.
 */
export function parseNorms(text: string, file: string): Norms {
  return readWith(readDocument(text, file), normsSchema, normsProblems);
}

function normsProblems({ cuts, fallback }: Norms): Problem[] {
  const seen = new Set<string>();
  const doubles = cuts.flatMap((each, at) => {
    const key = JSON.stringify([each.scale, each.grade ?? "", each.gender ?? ""]);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const problem = "this scale, grade and gender already has a cut";
    return [{ path: ["cuts", at], problem }];
  });
  if (fallback === undefined || cuts.some((each) => each.grade === fallback)) return doubles;
  const problem = `no cut is for grade ${fallback}`;
  return [...doubles, { path: ["fallback"], problem }];
}

/**
 * Refuses norms that were made with another instrument: their cuts would mean something else.
 *
 * @param file base name of the norms, for messages.
 * @throws CtcError `instrument-mismatch` {file, norms, wanted, found} where id or version differ;
 *   `config-invalid` {file, place, problem, more} for the first cut whose scale the instrument lacks.
 */
export function checkNormsFit(norms: Norms, instrument: Instrument, file: string = norms.id): void {
  const wanted = `${norms.instrument.id} ${norms.instrument.version}`;
  const found = `${instrument.id} ${instrument.version}`;
  if (wanted !== found) {
    throw new CtcError("instrument-mismatch", { file, norms: norms.id, wanted, found });
  }
  const scales = instrument.scales.map(({ id }) => id);
  const strange = norms.cuts.flatMap(({ scale }, at) => (scales.includes(scale) ? [] : [at]));
  const [first] = strange;
  if (first === undefined) return;
  const scale = norms.cuts[first]?.scale ?? "";
  const problem = notThere("scale", scale, scales);
  const place = pathToPlace(["cuts", first, "scale"]);
  throw new CtcError("config-invalid", { file, place, problem, more: strange.length - 1 });
}
