import { writeUtf8 } from "./write-utf8.ts";

/** Characters of the bytes 0x80 … 0x9F; 0 where the code page has none. All others are Latin-1. */
const C1: readonly number[] = [
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152,
  0, 0x017d, 0, 0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161,
  0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/**
 * Windows-1252 as UTF-8, or the offset of the first byte that the code page does not define
 * (0x81, 0x8D, 0x8F, 0x90, 0x9D; web decoders let them pass as control characters).
 *
 * @see https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT
 */
export function windows1252ToUtf8(bytes: Uint8Array): Uint8Array | number {
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const character = characterOf(bytes[at] as number);
    if (character === 0 && bytes[at] !== 0) return at;
    length += character < 0x80 ? 1 : character < 0x800 ? 2 : 3;
  }
  const text = new Uint8Array(length);
  let to = 0;
  for (let at = 0; at < bytes.length; at++) {
    to = writeUtf8(characterOf(bytes[at] as number), text, to);
  }
  return text;
}

function characterOf(byte: number): number {
  return byte >= 0x80 && byte <= 0x9f ? (C1[byte - 0x80] as number) : byte;
}
