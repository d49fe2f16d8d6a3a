const TABLE: Uint32Array = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) {
    remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
  }
  return remainder;
});

/**
 * The check sum that a zip archive keeps of each of its files: CRC-32, polynomial 0xEDB88320
 * (reflected), start and final inversion 0xFFFFFFFF.
 *
 * @see APPNOTE.TXT 6.3.10, 4.4.7
 */
export function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (let at = 0; at < bytes.length; at++) {
    sum = (sum >>> 8) ^ (TABLE[(sum ^ (bytes[at] as number)) & 0xff] as number);
  }
  return (sum ^ 0xffffffff) >>> 0;
}
