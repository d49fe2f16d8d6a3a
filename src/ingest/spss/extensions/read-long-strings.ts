import type { ByteReader } from "../byte-reader.ts";
import type { FieldText } from "../field-text.ts";
import type { Extension } from "../records/read-dictionary.ts";
import { readerOf } from "./read-machine.ts";

/**
 * Value labels of strings of more than eight bytes (subtype 21): name → value → label.
 *
 * For each variable: length of its name and the name, its width, the number of labels; for each
 * label: length and value, length and label. All numbers take four bytes.
 *
 * @throws CtcError file-truncated, file-damaged, file-text-invalid
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Long-String-Value-Labels-Record.html
 */
export function readLongStringLabels(
  extensions: readonly Extension[],
  file: ByteReader,
  text: FieldText,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (const reader of readersOf(extensions, 21, file)) {
    while (reader.left > 0) {
      const name = text(counted(reader), "extension 21").normalize("NFC");
      reader.int32();
      const labels = new Map<string, string>();
      for (let left = reader.count("value-labels"); left > 0; left--) {
        const value = text(counted(reader), name);
        labels.set(value, text(counted(reader), name));
      }
      found.set(name, labels);
    }
  }
  return found;
}

/**
 * Missing values of strings of more than eight bytes (subtype 22): name → values.
 *
 * For each variable: length of its name and the name, the number of values (one byte), the length
 * of a value (always eight), the values. Some writers repeat the length before each value.
 *
 * @throws CtcError file-truncated, file-damaged, file-text-invalid
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Long-String-Missing-Values-Record.html
 */
export function readLongStringMissing(
  extensions: readonly Extension[],
  file: ByteReader,
  text: FieldText,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const reader of readersOf(extensions, 22, file)) {
    while (reader.left > 0) {
      const name = text(counted(reader), "extension 22").normalize("NFC");
      const count = reader.byte();
      const length = reader.count("missing-length");
      const values: string[] = [];
      for (let value = 0; value < count; value++) {
        if (value > 0 && isLength(reader, length)) reader.int32();
        values.push(text(reader.take(length), name));
      }
      found.set(name, values);
    }
  }
  return found;
}

/** Whether the length stands here again: as text it would be a control character and three NULs. */
function isLength(reader: ByteReader, length: number): boolean {
  if (reader.left < 4) return false;
  const found = reader.int32();
  reader.at -= 4;
  return found === length;
}

function counted(reader: ByteReader): Uint8Array {
  return reader.take(reader.count("text-length"));
}

function readersOf(
  extensions: readonly Extension[],
  subtype: number,
  { file, littleEndian }: ByteReader,
): ByteReader[] {
  const records = extensions.filter((each) => each.subtype === subtype);
  return records.map((each) => readerOf(each, file, littleEndian));
}
