import { z } from "zod";
import { CtcError } from "../vocabulary/errors.ts";
import type { MeasureSums, SumsFile, WaveSums } from "../vocabulary/trend-sums.ts";

const SCHEMA = "ctc-sums/1";

const count = z.number().int().nonnegative();
const place = z.number().int().min(-1);
const sum = z.number().nonnegative();
const text = z.string();
const label = z.object({ en: text, sv: text.exactOptional() });

const decision = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("exact") }),
  z.object({ kind: z.literal("partial") }),
  z.object({ kind: z.literal("rounded"), step: sum, respondentsTo: count }),
  z.object({ kind: z.literal("withheld") }),
]);

const measure = z.object({
  measure: z.object({
    id: text,
    kind: z.enum(["risk", "protective", "behaviour", "cumulative"]),
    goodWhen: z.enum(["high", "low"]),
    domain: z.enum(["community", "family", "school", "peer_individual"]).nullable(),
    label,
  }),
  definition: text,
  comparability: z.enum(["reworded", "not_comparable"]).nullable(),
  absent: z.enum(["not_asked", "no_norm", "no_rule", "no_answers", "not_comparable"]).nullable(),
  decision: z
    .object({
      everyone: decision,
      areas: z.array(decision),
      isHidden: z.array(z.boolean()),
      hasWithoutArea: z.boolean(),
    })
    .nullable(),
  at: z.array(count),
  respondents: z.array(count),
  counted: z.array(count),
  weights: z
    .object({
      weighted: z.array(sum),
      weightedCounted: z.array(sum),
      squared: z.array(sum),
      squaredCounted: z.array(sum),
    })
    .nullable(),
});

const wave = z.object({
  wave: text,
  file: text,
  sha256: text,
  synthetic: z.boolean(),
  instrument: text,
  norms: text.nullable(),
  policy: text,
  weighted: z.boolean(),
  stratified: z.boolean(),
  clustered: z.boolean(),
  areas: z.array(z.object({ id: text, name: text })),
  grades: z.array(text),
  genders: z.array(text),
  strata: z.array(text),
  clusters: z.array(text),
  cells: z.object({
    area: z.array(place),
    grade: z.array(place),
    gender: z.array(place),
    stratum: z.array(place),
    cluster: z.array(place),
    respondents: z.array(count),
  }),
  untold: z.array(count),
  measures: z.array(measure),
});

const schema: z.ZodType<SumsFile> = z.object({
  schema: z.literal(SCHEMA),
  notice: text,
  generator: z.object({ name: z.literal("ctc"), version: text }),
  waves: z.array(wave).min(1),
});

/** Could this text be a file of sums? Everything else is a survey. */
export function isSumsText(text: string): boolean {
  return text.trimStart().startsWith("{") && text.includes(`"${SCHEMA}"`);
}

/**
 * The waves of a `ctc-sums/1` file. Keys that a newer version may have added are passed over.
 *
 * @throws CtcError `sums-invalid` {file, place} for a file that is cut off or was changed
 */
export function parseSums(content: string, file: string): readonly WaveSums[] {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (cause) {
    throw new CtcError("sums-invalid", { file, place: "–" }, { cause });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const at = parsed.error.issues[0]?.path.map(String).join(".") ?? "";
    throw new CtcError("sums-invalid", { file, place: at || "–" });
  }
  for (const one of parsed.data.waves) checkWave(one, file);
  return parsed.data.waves;
}

function checkWave(one: WaveSums, file: string): void {
  const { cells, wave: label } = one;
  const size = cells.respondents.length;
  const refuse = (at: string): CtcError =>
    new CtcError("sums-invalid", { file, place: `${label}: ${at}` });
  const limits = {
    area: one.areas.length,
    grade: one.grades.length,
    gender: one.genders.length,
    stratum: Math.max(1, one.strata.length),
    cluster: one.clusters.length,
  };
  for (const [role, limit] of Object.entries(limits)) {
    const column = cells[role as keyof typeof limits];
    if (column.length !== size || column.some((at) => at >= limit)) throw refuse(`cells.${role}`);
  }
  if (one.untold.some((cell) => cell >= size)) throw refuse("untold");
  for (const sums of one.measures)
    if (!isWhole(sums, size, one)) throw refuse(`measures.${sums.measure.id}`);
}

/** Do the parts of a measure fit each other, and the cells? */
function isWhole(sums: MeasureSums, size: number, { weighted, areas }: WaveSums): boolean {
  const { at, respondents, counted, weights, decision: decided } = sums;
  const columns = [respondents, counted, ...(weights === null ? [] : Object.values(weights))];
  return (
    columns.every((column: readonly number[]) => column.length === at.length) &&
    at.every((cell, i) => cell < size && cell > (at[i - 1] ?? -1)) &&
    counted.every((k, i) => k <= (respondents[i] ?? 0)) &&
    (weights !== null) === weighted &&
    (decided === null || decided.areas.length === areas.length)
  );
}
