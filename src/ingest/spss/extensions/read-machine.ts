import { CtcError } from "../../../vocabulary/errors.ts";
import { ByteReader } from "../byte-reader.ts";
import type { Extension } from "../records/read-dictionary.ts";

/** What the writer's machine was like. */
export interface Machine {
  /** Name of the encoding; null if the file does not say. */
  readonly encodingName: string | null;
  /** Number of the code page; null if the file does not say. */
  readonly codePage: number | null;
  /** The number that stands for "no value". */
  readonly systemMissing: number;
}

/**
 * Reads the records about machine and encoding.
 *
 * Subtype 3: version in three parts, machine, floating point (1 is IEEE 754), compression, byte
 * order, code page: eight numbers of four bytes. Subtype 4: the number for "no value", and the ends
 * of open ranges: three numbers of eight bytes. Subtype 20: name of the encoding.
 *
 * @throws CtcError file-unsupported when numbers are not IEEE 754, file-damaged where "no value" is
 *   a number that an answer could be
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Machine-Integer-Info-Record.html
 */
export function readMachine(
  extensions: readonly Extension[],
  { file, littleEndian }: ByteReader,
): Machine {
  const find = (subtype: number, length: number) =>
    extensions.find((each) => each.subtype === subtype && each.content.length >= length);
  const integers = find(3, 32);
  const floats = find(4, 8);
  const name = find(20, 1);
  const machine = integers && readerOf(integers, file, littleEndian);
  machine?.take(16);
  const floatingPoint = machine?.int32() ?? 1;
  if (floatingPoint !== 1) {
    throw new CtcError("file-unsupported", { file, looksLike: "sav (IBM 370, VAX)" });
  }
  machine?.take(8);
  return {
    encodingName: name ? String.fromCharCode(...name.content.subarray(0, 40)).trim() : null,
    codePage: machine?.int32() ?? null,
    systemMissing: floats
      ? readSystemMissing(readerOf(floats, file, littleEndian))
      : -Number.MAX_VALUE,
  };
}

/** Always a number that no answer can be: were it another, answers would vanish. */
function readSystemMissing(reader: ByteReader): number {
  const value = reader.float64();
  if (value > -1e300) throw reader.damaged("no-value-number", { value }, 0);
  return value;
}

/** A reader of the content of an extension record. */
export function readerOf(
  { content, offset }: Extension,
  file: string,
  littleEndian: boolean,
): ByteReader {
  const reader = new ByteReader(content, file, offset);
  reader.littleEndian = littleEndian;
  return reader;
}
