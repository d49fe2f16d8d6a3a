import { z } from "zod";
import type { Policy } from "../vocabulary/policy.ts";
import { readDocument } from "./document.ts";
import { type Problem, readWith } from "./problem.ts";
import { certainty, closed, localText, measureId, name, says } from "./schema-parts.ts";

const persons = z.int().min(1, says("counts-from-1"));
const step = z.number().gt(0, says("step-above-0")).max(0.5, says("step-at-most-half"));
const share = z.number().gt(0, says("share-range")).max(1, says("share-range"));

const policySchema: z.ZodType<Policy> = closed({
  schema: z.literal("ctc-policy/1"),
  id: measureId,
  source: name,
  status: z.exactOptional(certainty),
  summary: z.exactOptional(localText),
  deviations: z.exactOptional(z.array(name)),
  minimumRespondents: persons,
  minimumNumerator: persons,
  minimumComplement: persons,
  showNone: z.boolean(),
  showAll: z.boolean(),
  protection: persons,
  roundingSteps: z.array(step),
  roundCountsTo: persons,
  minimumCoverage: z.number().min(0).max(1),
  // Files of before there were splits show none.
  splits: closed({
    grade: persons.optional(),
    gender: persons.optional(),
    "grade*gender": persons.optional(),
  }).default({}),
  thirdGender: z.enum(["row", "total"]).default("total"),
  mergeGrades: z.boolean().default(false),
  coding: z.exactOptional(
    z.array(closed({ respondents: persons, bottom: share, top: share })).min(1, says("empty")),
  ),
  roundEverything: z.exactOptional(z.boolean()),
  presentation: z.exactOptional(z.literal("nchs")),
  minimumDegreesOfFreedom: z.exactOptional(persons),
  minimumResponseRate: z.exactOptional(share),
  municipalityOnly: z.exactOptional(z.array(name)),
  open: z.boolean().default(false),
});

/**
 * A disclosure policy from the text of a `ctc-policy/1` file, YAML or JSON. No limit has a default:
 * what may leave the machine is somebody's decision.
 *
 * @param file base name, for messages.
 * @throws CtcError `config-unparsable` where it is not YAML; `config-invalid` where a key or value
 *   is wrong, the rounding steps do not rise, or the rungs of a coding do not widen downwards.
 */
export function parsePolicy(text: string, file: string): Policy {
  return readWith(readDocument(text, file), policySchema, policyProblems);
}

function policyProblems({ roundingSteps, coding = [] }: Policy): Problem[] {
  const steps = roundingSteps.flatMap((value, at): Problem[] => {
    const before = roundingSteps[at - 1] ?? 0;
    return value > before ? [] : [{ path: ["roundingSteps", at], problem: "steps-not-rising" }];
  });
  const rungs = coding.flatMap((rung, at): Problem[] => {
    const before = coding[at - 1];
    const isOrdered =
      rung.bottom < rung.top &&
      (before === undefined ||
        (rung.respondents < before.respondents &&
          rung.bottom >= before.bottom &&
          rung.top <= before.top));
    return isOrdered ? [] : [{ path: ["coding", at], problem: "coding-order" }];
  });
  return [...steps, ...rungs];
}
