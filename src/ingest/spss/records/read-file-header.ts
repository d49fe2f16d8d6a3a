import type { SpssDetected } from "../../../vocabulary/table.ts";
import type { ByteReader } from "../byte-reader.ts";

/** What the first 176 bytes say about the file. */
export interface FileHeader {
  readonly format: SpssDetected["format"];
  readonly compression: SpssDetected["compression"];
  /** Place of the weight variable among the slots of a case, from 1; 0 if there is none. */
  readonly weightSlot: number;
  /** Cases the file claims to hold; −1 where the writer did not know. */
  readonly cases: number;
  /** What is taken from a bytecode to get the number it stands for; 100 in all known files. */
  readonly bias: number;
}

const COMPRESSIONS: readonly SpssDetected["compression"][] = ["none", "bytecode", "zlib"];

/**
 * Reads the file header and sets the byte order of the reader.
 *
 * | offset | bytes | what |
 * |---|---|---|
 * | 0 | 4 | `$FL2`, or `$FL3` where the data are compressed with zlib |
 * | 4 | 60 | name of the program that wrote the file |
 * | 64 | 4 | layout, 2 or 3; tells the byte order |
 * | 68 | 4 | slots (of eight bytes) of a case; not reliable, so not used |
 * | 72 | 4 | compression: 0 none, 1 bytecode, 2 zlib |
 * | 76 | 4 | slot of the weight variable, from 1; 0 none |
 * | 80 | 4 | number of cases; −1 not known |
 * | 84 | 8 | bias |
 * | 92 | 84 | date, time and label of the file |
 *
 * @throws CtcError file-truncated, file-damaged
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/File-Header-Record.html
 */
export function readFileHeader(reader: ByteReader): FileHeader {
  const magic = reader.take(4);
  reader.take(60);
  readByteOrder(reader);
  reader.take(4);
  const code = reader.int32();
  const compression = COMPRESSIONS[code];
  const isZsav = magic[3] === "3".charCodeAt(0);
  if (compression === undefined || isZsav !== (compression === "zlib")) {
    throw reader.damaged("value-is", { filePart: "compression", value: code }, 72);
  }
  const weightSlot = reader.count("weight-slot");
  const cases = reader.int32();
  if (cases < -1) throw reader.damaged("value-is", { filePart: "cases", value: cases }, 80);
  const bias = reader.float64();
  if (!Number.isInteger(bias)) throw reader.damaged("bias-no-whole", {}, 84);
  reader.take(84);
  return { format: isZsav ? "zsav" : "sav", compression, weightSlot, cases, bias };
}

function readByteOrder(reader: ByteReader): void {
  const layout = reader.take(4);
  const [first, second, third, last] = layout;
  const little = second === 0 && third === 0 && last === 0 ? first : undefined;
  const big = first === 0 && second === 0 && third === 0 ? last : undefined;
  if (little !== 2 && little !== 3 && big !== 2 && big !== 3) {
    throw reader.damaged("layout-unknown", {}, 64);
  }
  reader.littleEndian = little === 2 || little === 3;
}

/** Whether the bytes begin as a system file of SPSS does. */
export function isSpssFile(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 4));
  return start === "$FL2" || start === "$FL3";
}
