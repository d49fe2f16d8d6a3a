import { CtcError, type Facts } from "../vocabulary/errors.ts";
import type { ProblemCode } from "../vocabulary/problem.ts";

/** The plan asks for something that the instrument, the model or the layout does not have. */
export function invalidPlan(place: string, problem: ProblemCode, facts: Facts): CtcError {
  const file = "ctc-simulation/1";
  return new CtcError("config-invalid", { ...facts, file, place, problem, line: 1, more: 0 });
}
