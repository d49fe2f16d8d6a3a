import type { ByteReader } from "../byte-reader.ts";

/** One variable record, its texts and values not yet decoded. */
export interface VariableRecord {
  /** Place of its first slot (of eight bytes) in a case, from 0. */
  readonly slot: number;
  /** 0 for a number, else bytes of a string, 1 … 255. */
  readonly width: number;
  /** Eight bytes. */
  readonly name: Uint8Array;
  readonly label: Uint8Array | null;
  /** Print format: type · 65536 + width · 256 + decimals. */
  readonly format: number;
  /** Whether the first two of `missing` are the ends of a range. */
  readonly hasMissingRange: boolean;
  /** Declared missing values, eight bytes each. */
  readonly missing: readonly Uint8Array[];
}

/**
 * Reads a variable record (type 2, the type already read), and the records of the slots that a
 * string of more than eight bytes takes beside its first.
 *
 * | bytes | what |
 * |---|---|
 * | 4 | width: 0 number, 1 … 255 string, −1 a further slot of the string above |
 * | 4 | 1 if there is a label |
 * | 4 | missing values: 0 … 3; −2 a range; −3 a range and one value |
 * | 4, 4 | print and write format |
 * | 8 | name, filled with blanks |
 * | 4 + n | length of the label and the label, filled up to a multiple of four (if there is one) |
 * | 8 each | missing values |
 *
 * @param slot slots of the variables above
 * @throws CtcError file-truncated, file-damaged
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Variable-Record.html
 */
export function readVariable(reader: ByteReader, slot: number): VariableRecord {
  const offset = reader.at;
  const width = reader.int32();
  if (width < 0 || width > 255)
    throw reader.damaged("value-is", { filePart: "width", value: width }, offset);
  const record = readRest(reader, slot, width);
  for (let more = slotsOf(width) - 1; more > 0; more--) {
    const at = reader.at;
    if (reader.int32() !== 2 || reader.int32() !== -1) {
      throw reader.damaged("few-slots", {}, at);
    }
    readRest(reader, slot, -1);
  }
  return record;
}

/** Slots of eight bytes that a variable takes in a case. */
export function slotsOf(width: number): number {
  return Math.max(1, Math.ceil(width / 8));
}

function readRest(reader: ByteReader, slot: number, width: number): VariableRecord {
  const hasLabel = reader.int32() === 1;
  const missingOffset = reader.at;
  const missingCode = reader.int32();
  const format = reader.int32();
  reader.int32();
  const name = reader.take(8);
  const label = hasLabel ? readLabel(reader) : null;
  const hasMissingRange = missingCode < -1;
  if (missingCode < -3 || missingCode === -1 || missingCode > 3 || (hasMissingRange && width > 0)) {
    throw reader.damaged(
      "value-is",
      { filePart: "missing-count", value: missingCode },
      missingOffset,
    );
  }
  const missing = Array.from({ length: Math.abs(missingCode) }, () => reader.take(8));
  return { slot, width, name, label, format, hasMissingRange, missing };
}

function readLabel(reader: ByteReader): Uint8Array {
  const length = reader.count("variable-label");
  const label = reader.take(length);
  reader.take((4 - (length % 4)) % 4);
  return label;
}
