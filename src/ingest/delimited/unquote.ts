import { DOUBLED, QUOTE } from "./record-scanner.ts";

/**
 * Writes the text of a cell marked DOUBLED or TAIL into `target` and returns where it ends.
 *
 * DOUBLED (`a ""b"" c`): each doubled quote becomes one. TAIL, which no standard knows: if the tail
 * ends with a quote, that one and the opening one are the pair, and all between is kept as it
 * stands (`"The "Sun" school"` → `The "Sun" school`); else the quoted part and the tail are joined
 * (`"ab"cd` → `abcd`, as Excel, R and Python do), for samples and title lines only: `refuseGlued`
 * lets no name and no answer through that looks so.
 *
 * @param target must hold `end − start` bytes behind `at`
 */
export function unquote(
  cell: { bytes: Uint8Array; start: number; end: number; mark: number },
  target: Uint8Array,
  at: number,
): number {
  const { bytes, start, end, mark } = cell;
  if (mark !== DOUBLED && bytes[end - 1] === QUOTE) {
    target.set(bytes.subarray(start, end - 1), at);
    return at + end - 1 - start;
  }
  let to = at;
  let quoted = true;
  for (let from = start; from < end; from++) {
    if (quoted && bytes[from] === QUOTE) {
      from++;
      quoted = from < end && bytes[from] === QUOTE;
    }
    if (from < end) target[to++] = bytes[from] as number;
  }
  return to;
}
