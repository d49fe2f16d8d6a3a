import type { ByteReader } from "../byte-reader.ts";

/** Labels of the values of some variables, not yet decoded. */
export interface ValueLabelRecord {
  /** Eight bytes, a number or a string, and its label. */
  readonly labels: readonly (readonly [value: Uint8Array, label: Uint8Array])[];
  /** Slots of the variables that have these labels, from 1. */
  readonly slots: readonly number[];
  /** Where the record stands, for messages. */
  readonly offset: number;
}

/**
 * Reads a value label record (type 3, the type already read) and the record behind it (type 4)
 * that says which variables it is about.
 *
 * | bytes | what |
 * |---|---|
 * | 4 | number of labels |
 * | 8, 1, n each | value, length of the label, label; length and label filled up to a multiple of eight |
 * | 4 | 4, the type of the second record |
 * | 4, 4 each | number of variables, and the first slot of each |
 *
 * @throws CtcError file-truncated, file-damaged
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Value-Labels-Records.html
 */
export function readValueLabels(reader: ByteReader): ValueLabelRecord {
  const offset = reader.at;
  const labels: [Uint8Array, Uint8Array][] = [];
  for (let left = reader.count("value-labels"); left > 0; left--) {
    const value = reader.take(8);
    const length = reader.byte();
    labels.push([value, reader.take(length)]);
    reader.take((8 - ((length + 1) % 8)) % 8);
  }
  if (reader.int32() !== 4) throw reader.damaged("labels-no-variables", {}, reader.at - 4);
  const slots: number[] = [];
  for (let left = reader.count("labelled-variables"); left > 0; left--) {
    slots.push(reader.int32());
  }
  return { labels, slots, offset };
}
