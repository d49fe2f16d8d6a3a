/**
 * Writes one character as UTF-8 and returns the offset behind it.
 * @param character code point, 0 … 0x10FFFF, not a surrogate
 */
export function writeUtf8(character: number, target: Uint8Array, at: number): number {
  if (character < 0x80) {
    target[at] = character;
    return at + 1;
  }
  if (character < 0x800) {
    target[at] = 0xc0 | (character >> 6);
    target[at + 1] = 0x80 | (character & 0x3f);
    return at + 2;
  }
  if (character < 0x10000) {
    target[at] = 0xe0 | (character >> 12);
    target[at + 1] = 0x80 | ((character >> 6) & 0x3f);
    target[at + 2] = 0x80 | (character & 0x3f);
    return at + 3;
  }
  target[at] = 0xf0 | (character >> 18);
  target[at + 1] = 0x80 | ((character >> 12) & 0x3f);
  target[at + 2] = 0x80 | ((character >> 6) & 0x3f);
  target[at + 3] = 0x80 | (character & 0x3f);
  return at + 4;
}
