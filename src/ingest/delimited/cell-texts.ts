import { DOUBLED, LONGEST_CELL, type RecordScanner } from "./record-scanner.ts";
import { unquote } from "./unquote.ts";

/** The texts of the record that the scanner stands on. For headers and samples: the body never needs them. */
export function cellTexts(scanner: RecordScanner): string[] {
  const { bytes } = scanner;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return Array.from({ length: Math.min(scanner.fields, scanner.starts.length) }, (_, cell) => {
    const start = scanner.starts[cell] as number;
    // What is longer is refused; a sample of it will do until then.
    const end = Math.min(scanner.ends[cell] as number, start + LONGEST_CELL);
    const mark = scanner.marks[cell] as number;
    if (mark < DOUBLED) return decoder.decode(bytes.subarray(start, end));
    const text = new Uint8Array(end - start);
    return decoder.decode(text.subarray(0, unquote({ bytes, start, end, mark }, text, 0)));
  });
}
