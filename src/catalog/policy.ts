import { z } from "zod";
import type { Policy } from "../vocabulary/policy.ts";
import { readDocument } from "./document.ts";
import { type Problem, readWith } from "./problem.ts";
import { closed, measureId, name, says } from "./schema-parts.ts";

const persons = z.int().min(1, says("counts-from-1"));
const step = z.number().gt(0, says("step-above-0")).max(0.5, says("step-at-most-half"));

const policySchema: z.ZodType<Policy> = closed({
  schema: z.literal("ctc-policy/1"),
  id: measureId,
  source: name,
  minimumRespondents: persons,
  minimumNumerator: persons,
  minimumComplement: persons,
  showNone: z.boolean(),
  showAll: z.boolean(),
  protection: persons,
  roundingSteps: z.array(step),
  roundCountsTo: persons,
  minimumCoverage: z.number().min(0).max(1),
  open: z.boolean().default(false),
});

/**
 * A disclosure policy from the text of a `ctc-policy/1` file, YAML or JSON. No limit has a default:
 * what may leave the machine is somebody's decision.
 *
 * @param file base name, for messages.
 * @throws CtcError `config-unparsable` where it is not YAML; `config-invalid` where a key or value
 *   is wrong, or the rounding steps do not rise.
 */
export function parsePolicy(text: string, file: string): Policy {
  return readWith(readDocument(text, file), policySchema, policyProblems);
}

function policyProblems({ roundingSteps }: Policy): Problem[] {
  return roundingSteps.flatMap((value, at) => {
    const before = roundingSteps[at - 1] ?? 0;
    return value > before ? [] : [{ path: ["roundingSteps", at], problem: "steps-not-rising" }];
  });
}
