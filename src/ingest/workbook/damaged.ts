import { CtcError } from "../../vocabulary/errors.ts";

/** The error of a workbook one of whose parts is not what it must be. */
export function damaged(file: string, part: string, cause?: unknown): CtcError {
  return new CtcError("workbook-damaged", { file, part }, { cause });
}
