import { z } from "zod";
import { CtcError } from "../vocabulary/errors.ts";
import type { FileCheck } from "../vocabulary/file-check.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import type { Cut, Norms, NormsSource } from "../vocabulary/norms.ts";
import { checkFile, type Remark } from "./check-file.ts";
import { operatorProblems } from "./cut-operator.ts";
import { readDocument } from "./document.ts";
import { normsRemarks } from "./norms-remarks.ts";
import { notThere, type Problem, pathToPlace, readWith } from "./problem.ts";
import {
  closed,
  gender,
  grade,
  localText,
  measureId,
  name,
  operator,
  says,
  text,
} from "./schema-parts.ts";

const share = z.number().min(0, says("share-range")).max(1, says("share-range"));
const respondents = z.int().min(0, says("counts-from-0"));

const cut: z.ZodType<Cut> = closed({
  scale: name,
  grade: z.exactOptional(grade),
  gender: z.exactOptional(gender),
  operator,
  value: z.number(),
  respondents: z.exactOptional(respondents),
  beyond: z.exactOptional(share),
  step: z.exactOptional(z.number().gt(0, says("share-range")).max(1, says("share-range"))),
  sensitivity: z.exactOptional(share),
  specificity: z.exactOptional(share),
});

const source: z.ZodType<NormsSource> = closed({
  file: name,
  sha256: name,
  weighted: z.boolean(),
  honesty: z.array(name).default([]),
  policy: name,
  generator: closed({ name: z.literal("ctc"), version: name }),
});

const normsSchema: z.ZodType<Norms> = closed({
  schema: z.literal("ctc-norms/1"),
  id: measureId,
  instrument: closed({ id: name, version: name, sha256: z.exactOptional(name) }),
  population: localText,
  waves: z.array(text),
  respondents,
  synthetic: z.exactOptional(z.boolean()),
  derivation: closed({
    method: z.enum(["median-mad", "percentile", "contrast", "fixed"]),
    centre: z.exactOptional(z.literal("median")),
    spread: z.exactOptional(z.enum(["median-absolute-deviation", "mean-absolute-deviation"])),
    multiplier: z.exactOptional(z.number()),
    percentile: z.exactOptional(
      z.number().gt(0, says("percentile-above-0")).lt(100, says("percentile-below-100")),
    ),
    against: z.exactOptional(name),
    by: z.array(z.enum(["grade", "gender"])).default([]),
    note: z.exactOptional(name),
  }),
  source: z.exactOptional(source),
  fallback: z.exactOptional(grade),
  cuts: z.array(cut).min(1, says("empty")),
});

/**
 * Norms from the text of a `ctc-norms/1` file, YAML or JSON.
 *
 * @param file base name, for messages.
 * @throws CtcError `config-unparsable` where it is not YAML; `config-invalid` where a key or value
 *   is wrong, a cut counts low scores, one scale × grade × gender has two cuts, or no cut is for the
 *   fallback grade.
 */
export function parseNorms(text: string, file: string): Norms {
  return readWith(readDocument(text, file), normsSchema, normsProblems);
}

/**
 * Everything that is wrong with a `ctc-norms/1` file, at its line and column, and what to look at.
 *
 * @param instrumentOf the instrument that the norms name, or the one that the user gives; null where
 *   there is none to compare with
 * @throws CtcError `config-unparsable`
 */
export function checkNorms(
  text: string,
  file: string,
  instrumentOf: (norms: Norms) => Instrument | null,
): FileCheck {
  const examine = (norms: Norms): Remark[] => [
    ...normsProblems(norms),
    ...normsRemarks(norms, instrumentOf(norms)),
  ];
  return checkFile(text, file, { kind: "norms", schema: normsSchema, examine });
}

function normsProblems({ cuts, fallback }: Norms): Problem[] {
  const seen = new Set<string>();
  const ofCuts = cuts.flatMap((each, at): Problem[] => {
    const low = operatorProblems(each, ["cuts", at]);
    const key = JSON.stringify([each.scale, each.grade ?? "", each.gender ?? ""]);
    if (!seen.has(key)) {
      seen.add(key);
      return low;
    }
    return [...low, { path: ["cuts", at], problem: "cut-twice" }];
  });
  if (fallback === undefined || cuts.some((each) => each.grade === fallback)) return ofCuts;
  const facts = { grade: fallback };
  return [...ofCuts, { path: ["fallback"], problem: "no-cut-for-grade", facts }];
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
  const { path, problem, facts } = notThere(["cuts", first, "scale"], "scale", scale, scales);
  const more = strange.length - 1;
  throw new CtcError("config-invalid", { ...facts, file, place: pathToPlace(path), problem, more });
}
