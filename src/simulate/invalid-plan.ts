import { CtcError } from "../vocabulary/errors.ts";

/** The plan asks for something that the instrument, the model or the layout does not have. */
export function invalidPlan(place: string, problem: string): CtcError {
  const file = "ctc-simulation/1";
  return new CtcError("config-invalid", { file, place, problem, line: 1, more: 0 });
}
