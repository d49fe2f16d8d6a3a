/** What strict decoding as UTF-8 would meet. */
export interface Utf8Check {
  /** Offset of the first byte that is not part of valid UTF-8; −1 if there is none. */
  readonly firstInvalid: number;
  /** Bytes that are not part of valid UTF-8. */
  readonly invalid: number;
  /** Valid characters of two bytes or more. */
  readonly characters: number;
}

/** Bytes above ASCII in a word of four. */
const HIGH_BITS = 0x80808080 | 0;

/**
 * Checks bytes as strictly as a decoder with `fatal` (no overlong forms, no surrogates, nothing
 * above U+10FFFF) without making a second copy of the text.
 *
 * @see The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences"
 */
export function findInvalidUtf8(bytes: Uint8Array): Utf8Check {
  const words = wordsOf(bytes);
  let [firstInvalid, invalid, characters] = [-1, 0, 0];
  for (let at = skipAscii(bytes, words, 0); at < bytes.length; at = skipAscii(bytes, words, at)) {
    const length = characterLength(bytes, at);
    if (length > 0) {
      characters++;
      at += length;
    } else {
      if (firstInvalid < 0) firstInvalid = at;
      invalid++;
      at++;
    }
  }
  return { firstInvalid, invalid, characters };
}

/** The same memory, four bytes at a time; `before` bytes stand in front of the first whole word. */
function wordsOf(bytes: Uint8Array): { words: Int32Array; before: number } {
  const before = Math.min(bytes.length, (4 - (bytes.byteOffset % 4)) % 4);
  const count = (bytes.length - before) >> 2;
  const offset = count === 0 ? 0 : bytes.byteOffset + before;
  return { words: new Int32Array(bytes.buffer, offset, count), before };
}

/** Offset of the first byte above ASCII from `from` on. Survey files are nearly all ASCII: this is the hot loop. */
function skipAscii(
  bytes: Uint8Array,
  { words, before }: { words: Int32Array; before: number },
  from: number,
): number {
  let at = from;
  while (at < bytes.length && (bytes[at] as number) < 0x80) {
    at++;
    if ((at - before) % 4 !== 0) continue;
    let word = (at - before) / 4;
    while (word < words.length && ((words[word] as number) & HIGH_BITS) === 0) word++;
    at = word * 4 + before;
  }
  return at;
}

/** Bytes of the valid character above ASCII that begins at `at`; 0 if there is none. */
function characterLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  const [low, high] = secondByteRange(lead);
  if (second < low || second > high) return 0;
  for (let place = at + 2; place < at + length; place++) {
    if (((bytes[place] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** The second byte is where overlong forms, surrogates and too large characters are kept out. */
function secondByteRange(lead: number): readonly [low: number, high: number] {
  if (lead === 0xe0) return [0xa0, 0xbf];
  if (lead === 0xed) return [0x80, 0x9f];
  if (lead === 0xf0) return [0x90, 0xbf];
  return lead === 0xf4 ? [0x80, 0x8f] : [0x80, 0xbf];
}
