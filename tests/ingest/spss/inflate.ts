import { inflateSync } from "node:zlib";

/** What the shell hands in: zlib data unfolded, but never to more than was allowed. */
export function inflate(bytes: Uint8Array, maximumLength: number): Uint8Array {
  try {
    return inflateSync(bytes, { maxOutputLength: Math.max(1, maximumLength) });
  } catch (cause) {
    throw new RangeError("not zlib data of the stated length", { cause });
  }
}
