import type { ByteReader } from "../byte-reader.ts";
import { readValueLabels, type ValueLabelRecord } from "./read-value-labels.ts";
import { readVariable, slotsOf, type VariableRecord } from "./read-variable.ts";

/** A record that an old reader may skip (type 7); what it says hangs on its subtype. */
export interface Extension {
  readonly subtype: number;
  readonly content: Uint8Array;
  /** Where the content stands, for messages. */
  readonly offset: number;
}

/** All that stands between the file header and the data, its texts not yet decoded. */
export interface Dictionary {
  readonly variables: readonly VariableRecord[];
  readonly valueLabels: readonly ValueLabelRecord[];
  /** Lines of 80 bytes. */
  readonly documents: readonly Uint8Array[];
  readonly extensions: readonly Extension[];
  /** Slots of eight bytes that a case takes. */
  readonly slots: number;
}

const DOCUMENT_LINE = 80;
/** More variables than any survey has. */
const MOST_VARIABLES = 100_000;

/**
 * Reads records up to the one that ends the dictionary (type 999). Their order is not relied on.
 *
 * | type | what |
 * |---|---|
 * | 2 | variable, see `readVariable` |
 * | 3, 4 | value labels, see `readValueLabels` |
 * | 6 | documents: number of lines (4 bytes), lines of 80 bytes |
 * | 7 | extension: subtype, size and number of its parts (4 bytes each), parts |
 * | 999 | end: 4 bytes that mean nothing |
 *
 * @throws CtcError file-truncated, file-damaged
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/System-File-Format.html
 */
export function readDictionary(reader: ByteReader): Dictionary {
  const variables: VariableRecord[] = [];
  const valueLabels: ValueLabelRecord[] = [];
  const documents: Uint8Array[] = [];
  const extensions: Extension[] = [];
  let slots = 0;
  for (;;) {
    const offset = reader.at;
    const type = reader.int32();
    if (type === 2) slots = addVariable(reader, variables, slots);
    else if (type === 3) valueLabels.push(readValueLabels(reader));
    else if (type === 6) readDocuments(reader, documents);
    else if (type === 7) extensions.push(readExtension(reader));
    else if (type === 999) break;
    else throw reader.damaged("record-unknown", { type }, offset);
  }
  reader.int32();
  if (slots === 0) throw reader.damaged("no-variables");
  return { variables, valueLabels, documents, extensions, slots };
}

/** Returns the slots of all variables, with the one that was added. */
function addVariable(reader: ByteReader, variables: VariableRecord[], slots: number): number {
  if (variables.length === MOST_VARIABLES) {
    throw reader.damaged("many-variables", { limit: MOST_VARIABLES });
  }
  const variable = readVariable(reader, slots);
  variables.push(variable);
  return slots + slotsOf(variable.width);
}

function readDocuments(reader: ByteReader, lines: Uint8Array[]): void {
  for (let left = reader.count("document-lines"); left > 0; left--) {
    lines.push(reader.take(DOCUMENT_LINE));
  }
}

function readExtension(reader: ByteReader): Extension {
  const subtype = reader.int32();
  const size = reader.count("extension-size");
  const parts = reader.count("extension-parts");
  const offset = reader.at;
  return { subtype, content: reader.take(size * parts), offset };
}
