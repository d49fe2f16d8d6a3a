import { CtcError } from "../../../vocabulary/errors.ts";
import type { ByteStream } from "./byte-stream.ts";

/** The case buffer that sources fill: all slots of one case, in the byte order of the file. */
export interface CaseBuffer {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly littleEndian: boolean;
}

/** Where cases come from, one after the other. */
export interface CaseSource {
  /** Fills the buffer; false at the end of the data. @throws CtcError file-truncated within a case */
  next(into: CaseBuffer): boolean;
  /** Whether there is anything but filling behind the last case that was read. */
  hasMore(): boolean;
}

/** Cases as they are, slot after slot. */
export class PlainCases implements CaseSource {
  private readonly stream: ByteStream;
  private readonly file: string;

  constructor(stream: ByteStream, file: string) {
    this.stream = stream;
    this.file = file;
  }

  next({ bytes }: CaseBuffer): boolean {
    const length = this.stream.read(bytes, 0, bytes.length);
    if (length > 0 && length < bytes.length) {
      throw new CtcError("file-truncated", { file: this.file });
    }
    return length > 0;
  }

  hasMore(): boolean {
    return this.stream.hasMore();
  }
}

const [FILLING, END, LITERAL, BLANKS, SYSTEM_MISSING] = [0, 252, 253, 254, 255];
const BLANK = 0x20;

/**
 * Cases in bytecode. Eight codes of one byte come first, then the slots that some of them call for:
 *
 * | code | slot |
 * |---|---|
 * | 0 | none; fills up the eight |
 * | 1 … 251 | the number code − bias |
 * | 252 | none; end of the data |
 * | 253 | the next eight bytes that stand behind the codes |
 * | 254 | eight blanks |
 * | 255 | the number for "no value" |
 *
 * Codes go on from one case to the next. A code of a number in a string gives the bytes of the
 * number, as in haven.
 *
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Data-Record.html
 */
export class BytecodeCases implements CaseSource {
  private readonly stream: ByteStream;
  private readonly file: string;
  private readonly bias: number;
  private readonly systemMissing: number;
  private readonly codes: Uint8Array = new Uint8Array(8);
  private at = 8;
  private ended = false;

  constructor(
    stream: ByteStream,
    { file, bias, systemMissing }: { file: string; bias: number; systemMissing: number },
  ) {
    this.stream = stream;
    this.file = file;
    this.bias = bias;
    this.systemMissing = systemMissing;
  }

  next(into: CaseBuffer): boolean {
    for (let place = 0; place < into.bytes.length; place += 8) {
      const code = this.nextCode();
      if (code !== END) this.fillSlot(into, place, code);
      else if (place === 0) return false;
      else throw this.truncated();
    }
    return true;
  }

  hasMore(): boolean {
    return this.nextCode() !== END;
  }

  private fillSlot({ bytes, view, littleEndian }: CaseBuffer, place: number, code: number): void {
    if (code === LITERAL) {
      if (this.stream.read(bytes, place, 8) < 8) throw this.truncated();
    } else if (code === BLANKS) bytes.fill(BLANK, place, place + 8);
    else {
      const value = code === SYSTEM_MISSING ? this.systemMissing : code - this.bias;
      view.setFloat64(place, value, littleEndian);
    }
  }

  /** The next code that stands for something; END at the end of the bytes too. */
  private nextCode(): number {
    let code = FILLING;
    while (code === FILLING && !this.ended) {
      if (this.at === 8) this.nextEight();
      if (!this.ended) code = this.codes[this.at++] as number;
      if (code === END) this.ended = true;
    }
    return this.ended ? END : code;
  }

  private nextEight(): void {
    const length = this.stream.read(this.codes, 0, 8);
    if (length > 0 && length < 8) throw this.truncated();
    this.ended = length === 0;
    this.at = 0;
  }

  private truncated(): CtcError {
    return new CtcError("file-truncated", { file: this.file });
  }
}
