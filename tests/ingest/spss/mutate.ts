/** Numbers that a lie in a header likes to be. */
const LIES = [0, 1, -1, 2, 255, 256, 65_535, 2 ** 24, 2 ** 31 - 1, -(2 ** 31), 999, 3, 4, 7];

/** A stream of whole numbers below 2³², the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** A file with one to four things wrong: bits, bytes, numbers, parts doubled, left out or moved. */
export function mutate(original: Uint8Array, next: () => number): Uint8Array {
  let bytes: Uint8Array = Uint8Array.from(original);
  for (let left = 1 + (next() % 4); left > 0; left--) bytes = mutateOnce(bytes, next);
  return bytes;
}

function mutateOnce(bytes: Uint8Array, next: () => number): Uint8Array {
  const length = Math.max(1, bytes.length);
  const at = next() % length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const place = (size: number) => Math.max(0, Math.min(at - (at % 4), length - size));
  switch (next() % 8) {
    case 0:
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (next() % 8));
      return bytes;
    case 1:
      bytes[at] = next() & 255;
      return bytes;
    case 2:
    case 3:
      if (length >= 4) view.setInt32(place(4), LIES[next() % LIES.length] ?? 0, next() % 2 === 0);
      return bytes;
    case 4:
      if (length >= 8) view.setFloat64(place(8), next() % 2 === 0 ? Number.NaN : 1e300, true);
      return bytes;
    case 5:
      return bytes.slice(0, at);
    case 6: {
      const end = Math.min(length, at + (next() % 200));
      return Uint8Array.from([...bytes.subarray(0, end), ...bytes.subarray(at)]);
    }
    default: {
      const end = Math.min(length, at + (next() % 200));
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(end)]);
    }
  }
}
