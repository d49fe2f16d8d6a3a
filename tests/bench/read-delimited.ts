/**
 * Time of the reader against a plain scan of the same bytes, and csv-parse's, in one run:
 *
 *     npx tsx tests/bench/read-delimited.ts [rows] [columns] [--csv-parse]
 *
 * Default 300,000 × 155 (about 96 MB). csv-parse reads the first tenth of the rows and its time is
 * multiplied by ten: it keeps every cell as a string, and the whole file would need some 10 GB.
 * The file follows a fixed arithmetic pattern: an id of its own in each row, area names, a decimal
 * weight, a free text with quotes and line ends, and answer codes of one character.
 */
import { parse } from "csv-parse/sync";
import { readDelimited } from "../../src/ingest/read-delimited.ts";

const [rows = 300_000, columns = 155] = process.argv.slice(2).map(Number).filter(Number.isFinite);
const AREAS = ["Skäggetorp", "Berga", "Ryd", "Lambohov", "Johannelund", "Ekholmen"];

function rowText(row: number): string {
  const cells = [
    String(100_000 + row),
    AREAS[(row * 7) % AREAS.length],
    `${row % 3}.${(row * 37) % 1000}`,
    row % 50 === 0 ? `"Svar ${row}, med ""citat""\noch ny rad"` : "",
  ];
  for (let column = cells.length; column < columns; column++) {
    cells.push(String((row * 31 + column * 17 + ((row * column) >> 3)) % 6));
  }
  return `${cells.slice(0, columns).join(",")}\n`;
}

function generate(): Uint8Array {
  const encoder = new TextEncoder();
  const parts = [
    encoder.encode(`${Array.from({ length: columns }, (_, c) => `q${c}`).join(",")}\n`),
  ];
  for (let row = 0; row < rows; row++) parts.push(encoder.encode(rowText(row)));
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** What no reader can beat: look at each byte once. */
function scan(bytes: Uint8Array): number {
  let marks = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === 0x2c || byte === 0x0a) marks++;
  }
  return marks;
}

/** Shortest of five runs, in milliseconds. */
function time(run: () => unknown, runs = 5): number {
  let best = Number.POSITIVE_INFINITY;
  for (let each = 0; each < runs; each++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const bytes = generate();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`${rows} x ${columns}, ${(bytes.length / 1e6).toFixed(1)} MB, Node ${process.version}`);
const raw = time(() => scan(bytes));
say(`plain scan of the bytes  ${raw.toFixed(0)} ms`);
const ours = time(() => readDelimited(bytes, { file: "bench.csv" }));
say(`readDelimited            ${ours.toFixed(0)} ms, ${(ours / raw).toFixed(1)} times the scan`);
say(`peak memory              ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
if (process.argv.includes("--csv-parse")) {
  const options = { columns: false, to_line: Math.ceil(rows / 10) } as const;
  const theirs = 10 * time(() => parse(bytes, options), 1);
  say(
    `csv-parse                ${theirs.toFixed(0)} ms, ${(theirs / raw).toFixed(1)} times the scan`,
  );
}
