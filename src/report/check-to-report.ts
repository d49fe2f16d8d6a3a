import type { CheckReport } from "../vocabulary/check.ts";
import type { Report } from "../vocabulary/report.ts";
import { columnsOfFile, questions } from "./check/columns.ts";
import { duplicates } from "./check/duplicates.ts";
import { fieldWork } from "./check/field-work.ts";
import { honesty } from "./check/honesty.ts";
import { checkOpening } from "./check/opening.ts";
import { reliability } from "./check/reliability.ts";
import { strangeValuesFound } from "./check/strange-values.ts";
import { whoIsInTheFile } from "./check/who-is-in-the-file.ts";

/** Lays a check out as a document without a language: what is wrong first, every column last. */
export function checkToReport(check: CheckReport): Report {
  return {
    schema: "ctc-report/1",
    blocks: [
      ...checkOpening(check),
      ...questions(check),
      ...strangeValuesFound(check),
      ...duplicates(check),
      ...whoIsInTheFile(check),
      ...fieldWork(check),
      ...honesty(check),
      ...reliability(check),
      ...columnsOfFile(check),
    ],
  };
}
