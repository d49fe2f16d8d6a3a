import { CtcError, type Facts } from "../../vocabulary/errors.ts";
import type { FilePart, ProblemCode } from "../../vocabulary/problem.ts";

/**
 * A place in bytes that moves on as values are read. No length that the file claims is believed:
 * every read is checked against the bytes that are there, and nothing is copied.
 */
export class ByteReader {
  readonly bytes: Uint8Array;
  readonly file: string;
  /** Byte order of all numbers; known only after the file header was looked at. */
  littleEndian = true;
  at = 0;
  private readonly view: DataView;
  private readonly start: number;

  /** @param start offset of `bytes` in the file, for messages */
  constructor(bytes: Uint8Array, file: string, start = 0) {
    this.bytes = bytes;
    this.file = file;
    this.start = start;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  /** A signed whole number of 32 bits. */
  int32(): number {
    return this.view.getInt32(this.advance(4), this.littleEndian);
  }

  /** A count or length: a 32-bit number that may not be negative. */
  count(filePart: FilePart): number {
    const offset = this.at;
    const value = this.int32();
    if (value < 0) throw this.damaged("value-is", { filePart, value }, offset);
    return value;
  }

  /** A signed whole number of 64 bits that a double can hold exactly. */
  int64(filePart: FilePart): number {
    const offset = this.advance(8);
    const value = Number(this.view.getBigInt64(offset, this.littleEndian));
    if (!Number.isSafeInteger(value)) throw this.damaged("value-is", { filePart, value }, offset);
    return value;
  }

  float64(): number {
    return this.view.getFloat64(this.advance(8), this.littleEndian);
  }

  byte(): number {
    return this.view.getUint8(this.advance(1));
  }

  /** The next bytes; a view, not a copy. */
  take(length: number): Uint8Array {
    const from = this.advance(length);
    return this.bytes.subarray(from, from + length);
  }

  /** What is said when the file contradicts itself. */
  damaged(problem: ProblemCode, facts: Facts = {}, offset: number = this.at): CtcError {
    return new CtcError("file-damaged", {
      ...facts,
      file: this.file,
      offset: this.start + offset,
      problem,
    });
  }

  private advance(length: number): number {
    const from = this.at;
    if (length > this.left) throw new CtcError("file-truncated", { file: this.file });
    this.at += length;
    return from;
  }
}

/** The eight bytes of a value as a double. */
export function doubleOf(value: Uint8Array, littleEndian: boolean): number {
  return new DataView(value.buffer, value.byteOffset, 8).getFloat64(0, littleEndian);
}
