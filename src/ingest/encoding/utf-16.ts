import { writeUtf8 } from "./write-utf8.ts";

/** UTF-8 text, or as much of it as stands before the first surrogate without a partner. */
export interface Utf16Result {
  readonly text: Uint8Array;
  /** Offset of the lone surrogate in the input; −1 if there is none. */
  readonly firstInvalid: number;
}

/**
 * UTF-16 as UTF-8.
 * @param bytes an even number of bytes, without a byte order mark
 */
export function utf16ToUtf8(bytes: Uint8Array, order: "little" | "big"): Utf16Result {
  const [high, low] = order === "little" ? [1, 0] : [0, 1];
  const unitAt = (at: number): number =>
    ((bytes[at + high] as number) << 8) | (bytes[at + low] as number);
  const text = new Uint8Array((bytes.length / 2) * 3);
  let to = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    let character = unitAt(at);
    if (character >= 0xd800 && character <= 0xdfff) {
      const partner = at + 2 < bytes.length ? unitAt(at + 2) : 0;
      if (character >= 0xdc00 || partner < 0xdc00 || partner > 0xdfff) {
        return { text: text.subarray(0, to), firstInvalid: at };
      }
      character = 0x10000 + ((character - 0xd800) << 10) + (partner - 0xdc00);
      at += 2;
    }
    to = writeUtf8(character, text, to);
  }
  return { text: text.subarray(0, to), firstInvalid: -1 };
}

/** Which UTF-16 a file without a byte order mark is, told by where its NUL bytes stand; null if none. */
export function utf16ByNulls(bytes: Uint8Array): "little" | "big" | null {
  const units = Math.min(bytes.length, 4096) >> 1;
  const nulls = [0, 0];
  for (let at = 0; at < units * 2; at++) {
    if (bytes[at] === 0) nulls[at & 1] = (nulls[at & 1] as number) + 1;
  }
  const [even = 0, odd = 0] = nulls;
  if (even === 0 && odd > units * 0.7) return "little";
  return odd === 0 && even > units * 0.7 ? "big" : null;
}
