import type { FileCheck } from "../vocabulary/file-check.ts";
import type { Instrument } from "../vocabulary/instrument.ts";
import { checkFile, type Remark } from "./check-file.ts";
import { readDocument } from "./document.ts";
import { instrumentProblems } from "./instrument-problems.ts";
import { instrumentRemarks } from "./instrument-remarks.ts";
import { instrumentSchema } from "./instrument-schema.ts";
import { readWith } from "./problem.ts";

/**
 * An instrument from the text of a `ctc-instrument/1` file, YAML or JSON.
 *
 * Plain texts are English labels, a plain item id is an item that is not reversed, sections that
 * are left out are empty, and what has no status is a proposal.
 *
 * @param file base name, for messages.
 * @throws CtcError `config-unparsable` where it is not YAML; `config-invalid` {file, place,
 *   problem, line, more} where a key or value is wrong or its parts do not fit each other: ids that
 *   stand twice, items, answer sets or codes that are not declared, words with two meanings.
 */
export function parseInstrument(text: string, file: string): Instrument {
  return readWith(readDocument(text, file), instrumentSchema, instrumentProblems);
}

/**
 * Everything that is wrong with a `ctc-instrument/1` file, at its line and column, and what to look
 * at although it can be used.
 *
 * @param file base name
 * @throws CtcError `config-unparsable`
 */
export function checkInstrument(text: string, file: string): FileCheck {
  const examine = (instrument: Instrument): Remark[] => [
    ...instrumentProblems(instrument),
    ...instrumentRemarks(instrument),
  ];
  return checkFile(text, file, { kind: "instrument", schema: instrumentSchema, examine });
}
