import { type ByteReader, doubleOf } from "../byte-reader.ts";
import { readLongStringLabels, readLongStringMissing } from "../extensions/read-long-strings.ts";
import { readLongNames, readStringWidths } from "../extensions/read-names.ts";
import type { FieldText } from "../field-text.ts";
import type { Dictionary } from "../records/read-dictionary.ts";
import { slotsOf, type VariableRecord } from "../records/read-variable.ts";
import { attachValueLabels, type LabelsOf } from "./attach-value-labels.ts";
import { numberKindOf } from "./number-text.ts";
import type { NumberVariable, Segment, StringVariable, Variable } from "./variable.ts";

/** The variables, and the ways in which other records point to them. */
export interface ResolvedVariables {
  readonly variables: readonly Variable[];
  /** Short name in small letters → name. */
  readonly shortNames: ReadonlyMap<string, string>;
  /** First slot, from 1 → name. */
  readonly slotNames: ReadonlyMap<number, string>;
}

interface Sources {
  readonly reader: ByteReader;
  readonly text: FieldText;
  readonly labelsOf: LabelsOf;
  readonly longLabels: ReturnType<typeof readLongStringLabels>;
  readonly longMissing: ReturnType<typeof readLongStringMissing>;
}

/** A string of w bytes takes ⌈w / 252⌉ variable records; each but the last is 255 wide. */
const [SEGMENT_WIDTH, SEGMENT_STEP] = [255, 252];
const MOST_WIDTH = 32_767;

/**
 * Brings together what the records say about each variable: its name, label, place, value labels
 * and missing values. A string of more than 255 bytes is one variable again.
 *
 * @throws CtcError file-truncated, file-damaged, file-text-invalid
 */
export function resolveVariables(
  reader: ByteReader,
  dictionary: Dictionary,
  text: FieldText,
): ResolvedVariables {
  const { variables: records, extensions } = dictionary;
  const longNames = readLongNames(extensions, text);
  const widths = readStringWidths(extensions, text);
  const sources: Sources = {
    reader,
    text,
    labelsOf: attachValueLabels(reader, dictionary, text),
    longLabels: readLongStringLabels(extensions, reader, text),
    longMissing: readLongStringMissing(extensions, reader, text),
  };
  const variables: Variable[] = [];
  const names = new Set<string>();
  const shortNames = new Map<string, string>();
  const slotNames = new Map<number, string>();
  for (let at = 0; at < records.length; ) {
    const record = records[at] as VariableRecord;
    const short = text(record.name, `variable ${variables.length + 1}`);
    const name = (longNames.get(short) ?? short).normalize("NFC");
    const segments = segmentsOf(reader, records, at, widths.get(short));
    if (name === "") throw reader.damaged("variable-nameless");
    if (names.has(name)) throw reader.damaged("variable-twice", { name });
    variables.push(
      record.width === 0
        ? numberVariable(record, name, sources)
        : stringVariable(record, name, segments, sources),
    );
    names.add(name);
    shortNames.set(short.toLowerCase(), name);
    slotNames.set(record.slot + 1, name);
    at += segments.length;
  }
  return { variables, shortNames, slotNames };
}

/** Where the bytes of a variable stand: in the records from `first` on. */
function segmentsOf(
  reader: ByteReader,
  records: readonly VariableRecord[],
  first: number,
  longWidth: number | undefined,
): Segment[] {
  const { slot, width: ownWidth } = records[first] as VariableRecord;
  const width = longWidth ?? ownWidth;
  if (!(width >= 0 && width <= MOST_WIDTH)) throw reader.damaged("string-width", { bytes: width });
  if (width <= SEGMENT_WIDTH) return [{ from: slot * 8, length: ownWidth }];
  const count = Math.ceil(width / SEGMENT_STEP);
  const parts = records.slice(first, first + count);
  const last = width - SEGMENT_STEP * (count - 1);
  const fits = parts.every((part, place) => {
    const wanted = place < count - 1 ? SEGMENT_WIDTH : last;
    return part.width > 0 && slotsOf(part.width) === slotsOf(wanted);
  });
  if (parts.length < count || !fits) {
    throw reader.damaged("string-spread", { bytes: width, count });
  }
  return parts.map(({ slot }, place) => ({
    from: slot * 8,
    length: Math.max(0, Math.min(SEGMENT_WIDTH, width - SEGMENT_WIDTH * place)),
  }));
}

function numberVariable(record: VariableRecord, name: string, sources: Sources): NumberVariable {
  const { reader, text, labelsOf } = sources;
  const kind = numberKindOf(record.format);
  const toNumber = (value: Uint8Array) => doubleOf(value, reader.littleEndian);
  const missing = record.missing.map(toNumber);
  const [low, high] = record.hasMissingRange ? missing : [];
  const single = new Set(record.hasMissingRange ? missing.slice(2) : missing);
  return {
    name,
    label: labelOf(record, name, text),
    kind,
    from: record.slot * 8,
    valueLabels: labelsOf(record.slot, kind, name),
    isMissing: (value) =>
      single.has(value) ||
      (low !== undefined && high !== undefined && value >= low && value <= high),
  };
}

function stringVariable(
  record: VariableRecord,
  name: string,
  segments: readonly Segment[],
  { text, labelsOf, longLabels, longMissing }: Sources,
): StringVariable {
  const missing = record.missing.map((value) => text(value, name));
  return {
    name,
    label: labelOf(record, name, text),
    kind: "string",
    segments,
    valueLabels: longLabels.get(name) ?? labelsOf(record.slot, "string", name),
    missing: new Set([...missing, ...(longMissing.get(name) ?? [])]),
  };
}

function labelOf({ label }: VariableRecord, name: string, text: FieldText): string | null {
  return label === null ? null : text(label, name);
}
