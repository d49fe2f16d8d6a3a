/** Bytes that come in pieces, read in portions of another size. */
export class ByteStream {
  private piece: Uint8Array = new Uint8Array(0);
  private at = 0;
  private readonly nextPiece: () => Uint8Array | null;

  /** @param nextPiece the next bytes, null at the end */
  constructor(nextPiece: () => Uint8Array | null) {
    this.nextPiece = nextPiece;
  }

  /** Copies up to `length` bytes into `target`; fewer only at the end. Returns how many. */
  read(target: Uint8Array, from: number, length: number): number {
    let done = 0;
    while (done < length) {
      if (this.at === this.piece.length && !this.advance()) break;
      const part = Math.min(length - done, this.piece.length - this.at);
      // Eight bytes at a time: calls of set() would take most of the time.
      for (let place = 0; place < part; place++) {
        target[from + done + place] = this.piece[this.at + place] as number;
      }
      this.at += part;
      done += part;
    }
    return done;
  }

  /** Whether any byte from here on is not zero. */
  hasMore(): boolean {
    do {
      for (; this.at < this.piece.length; this.at++) if (this.piece[this.at] !== 0) return true;
    } while (this.advance());
    return false;
  }

  private advance(): boolean {
    const next = this.nextPiece();
    this.piece = next ?? new Uint8Array(0);
    this.at = 0;
    return next !== null;
  }
}
