import { type ByteReader, doubleOf } from "../byte-reader.ts";
import type { FieldText } from "../field-text.ts";
import type { Dictionary } from "../records/read-dictionary.ts";
import type { ValueLabelRecord } from "../records/read-value-labels.ts";
import { numberText } from "./number-text.ts";
import type { Variable } from "./variable.ts";

/** Text of a value → its label. */
export type ValueLabels = ReadonlyMap<string, string>;

/** The value labels of a variable, told by its first slot (from 0); empty if it has none. */
export type LabelsOf = (slot: number, kind: Variable["kind"], name: string) => ValueLabels;

const NONE: ValueLabels = new Map();

/**
 * Which variable has which value labels. Variables that share a record share the labels made of it:
 * a file could otherwise name a thousand variables for a thousand labels and fill the memory.
 *
 * @throws CtcError file-damaged where a record names a slot at which no variable begins
 */
export function attachValueLabels(
  reader: ByteReader,
  { variables, valueLabels }: Dictionary,
  text: FieldText,
): LabelsOf {
  const begins = new Set(variables.map(({ slot }) => slot));
  const attached = new Map<number, ValueLabelRecord>();
  for (const record of valueLabels) {
    for (const slot of record.slots) {
      if (!begins.has(slot - 1)) {
        throw reader.damaged("labels-nowhere", { slot }, record.offset);
      }
      attached.set(slot - 1, record);
    }
  }
  const made = new Map<ValueLabelRecord, Map<Variable["kind"], ValueLabels>>();
  return (slot, kind, name) => {
    const record = attached.get(slot);
    if (record === undefined) return NONE;
    const byKind = made.get(record) ?? new Map<Variable["kind"], ValueLabels>();
    const labels = byKind.get(kind) ?? decodeLabels(record, kind, name, { reader, text });
    made.set(record, byKind.set(kind, labels));
    return labels;
  };
}

function decodeLabels(
  { labels }: ValueLabelRecord,
  kind: Variable["kind"],
  name: string,
  { reader, text }: { reader: ByteReader; text: FieldText },
): ValueLabels {
  return new Map(
    labels.map(([value, label]) => [
      kind === "string"
        ? text(value, name)
        : numberText(doubleOf(value, reader.littleEndian), kind),
      text(label, name),
    ]),
  );
}
