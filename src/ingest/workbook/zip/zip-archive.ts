import { CtcError } from "../../../vocabulary/errors.ts";
import type { Inflate } from "../../../vocabulary/read-request.ts";
import { damaged } from "../damaged.ts";
import { crc32 } from "./crc32.ts";
import { type ZipEntry, zipDirectory } from "./zip-directory.ts";

const LOCAL = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0;
const DEFLATED = 8;
/** What one file in the archive may unfold to: a text of this length still fits a string. */
const MOST_BYTES = 500_000_000;
/** What all that is read of one archive may unfold to. */
const MOST_BYTES_TOGETHER = 1_000_000_000;
/** A sheet of equal cells packs 1 to 60 or so, a bomb 1 to 1000. */
const MOST_RATIO = 200;
/** Below this length no ratio is a danger. */
const HARMLESS_BYTES = 20_000_000;

/**
 * The files in a zip archive. What it says about itself is not believed: a file may not unfold to
 * more than it declares, nor to more than the limits above, and its check sum must be right.
 */
export class ZipArchive {
  private readonly bytes: Uint8Array;
  private readonly file: string;
  private readonly inflate: Inflate;
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private unfolded = 0;

  /** @throws CtcError file-truncated */
  constructor(bytes: Uint8Array, file: string, inflate: Inflate) {
    this.bytes = bytes;
    this.file = file;
    this.inflate = inflate;
    this.entries = zipDirectory(bytes, file);
  }

  /** Whether there is a file of this name; case does not matter. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** Whether any file's name starts like this; case does not matter. */
  hasBelow(start: string): boolean {
    const wanted = start.toLowerCase();
    return [...this.entries.keys()].some((name) => name.startsWith(wanted));
  }

  /**
   * The content of a file, or null where there is none of this name.
   *
   * @throws CtcError workbook-damaged, file-unreadable (too large when unfolded), file-unsupported
   *   (encrypted)
   */
  read(name: string): Uint8Array | null {
    const entry = this.entries.get(name.toLowerCase());
    if (entry === undefined) return null;
    const { file } = this;
    if (entry.isEncrypted)
      throw new CtcError("file-unsupported", { file, looksLike: "zip-encrypted" });
    this.refuseTooLarge(entry);
    const content = this.unfold(entry);
    if (content.length !== entry.length || crc32(content) !== entry.checkSum) {
      throw damaged(file, entry.name);
    }
    this.unfolded += content.length;
    return content;
  }

  private refuseTooLarge({ length, packedLength }: ZipEntry): void {
    const isBomb = length > HARMLESS_BYTES && length > packedLength * MOST_RATIO;
    const isLarge = length > MOST_BYTES || this.unfolded + length > MOST_BYTES_TOGETHER;
    if (!isBomb && !isLarge) return;
    throw new CtcError("file-unreadable", { file: this.file, reason: "unfolds-too-large" });
  }

  private unfold({ name, method, start, packedLength, length }: ZipEntry): Uint8Array {
    const view = new DataView(this.bytes.buffer, this.bytes.byteOffset, this.bytes.byteLength);
    const isThere = start + LOCAL_LENGTH <= view.byteLength;
    if (!isThere || view.getUint32(start, true) !== LOCAL) throw damaged(this.file, name);
    const names = view.getUint16(start + 26, true) + view.getUint16(start + 28, true);
    const from = start + LOCAL_LENGTH + names;
    if (from + packedLength > view.byteLength) throw damaged(this.file, name);
    const packed = this.bytes.subarray(from, from + packedLength);
    if (method === STORED) return packed;
    if (method !== DEFLATED) throw damaged(this.file, name);
    try {
      return this.inflate(packed, length, "raw");
    } catch (cause) {
      if (!(cause instanceof RangeError)) throw cause;
      throw damaged(this.file, name, cause);
    }
  }
}
