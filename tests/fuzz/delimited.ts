/**
 * Reads damaged files until something breaks: `npx tsx tests/fuzz/delimited.ts [inputs] [seed]`.
 *
 * Each input is a small export in one of many shapes (delimiters, line ends, encodings, header
 * rows, notes, quotes) with one to eight mutations. The reader must give a table that holds
 * together, or an error of ours; within a second, with less than 500 MB. Default 100,000 inputs
 * from seed 1; a line every 10,000. Ends with exit code 1 and the input, as a JavaScript literal,
 * at the first crash, hang, broken promise or growth of memory.
 */
import { readDelimited } from "../../src/ingest/read-delimited.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import type { ReadRequest } from "../../src/vocabulary/read-request.ts";
import type { Table } from "../../src/vocabulary/table.ts";
import { randomSource } from "./random-source.ts";

const [inputs = 100_000, seed = 1] = process.argv.slice(2).map(Number);
const SLOWEST_MILLISECONDS = 1000;
const MOST_MEGABYTES = 500;

const random = randomSource(seed);
const { below, pick } = random;

const CELLS = ["", "1", "2", "10", "-1", "0,5", "Skäggetorp", "åk 7", ".", "..", "N/A", "ja; nej"];
const TRICKS = ['"', '""', "\n", "\r", "\r\n", ",", ";", "\t", "|", "\0", "\ufeff", "'", "\\", " "];
const ODD = [
  "__proto__",
  "constructor",
  '{"ImportId":"QID1"}',
  "V1",
  "ResponseID",
  "=1+1",
  "€",
  "🙂",
];

function cell(): string {
  const text = pick([...CELLS, ...CELLS, ...ODD]);
  return below(20) === 0 ? text + pick(TRICKS) + pick(CELLS) : text;
}

interface Style {
  readonly delimiter: string;
  readonly quote: string;
  readonly quoteAll: boolean;
}

function written(text: string, { delimiter, quote, quoteAll }: Style): string {
  const needs = quoteAll || /["\r\n]/.test(text) || text.includes(delimiter);
  return needs && below(30) > 0 ? `${quote}${text.replaceAll(quote, quote + quote)}${quote}` : text;
}

function exportText(): string {
  const delimiter = pick([",", ";", "\t", "|"]);
  const lineEnd = pick(["\n", "\n", "\r\n", "\r"]);
  const [width, height, quoteAll] = [1 + below(8), below(12), below(4) === 0];
  const style = { delimiter, quote: below(6) === 0 ? "'" : '"', quoteAll };
  const separator = below(6) === 0 ? `${delimiter} ` : delimiter;
  const line = (texts: readonly string[]): string =>
    texts.map((text) => written(text, style)).join(separator);
  const names = Array.from({ length: width }, (_, place) =>
    below(12) === 0 ? cell() : `q${place}`,
  );
  const lines = [line(names)];
  if (below(6) === 0) lines.unshift("Enkät 2024", "");
  if (below(6) === 0) lines.push(line(names.map(() => '{"ImportId":"QID1"}')));
  for (let row = 0; row < height; row++) lines.push(line(names.map(cell)));
  if (below(6) === 0) lines.push("", "Källa: skolan", "10 elever");
  return lines.join(lineEnd) + (below(3) > 0 ? lineEnd : "");
}

function encode(text: string): number[] {
  const kind = below(8);
  if (kind === 0) return [...text].map((mark) => mark.charCodeAt(0) & 0xff);
  if (kind > 2) return [...new TextEncoder().encode(kind === 3 ? `\ufeff${text}` : text)];
  const units = [...`\ufeff${text}`].flatMap((mark) => [...mark].map((c) => c.charCodeAt(0)));
  return units.flatMap((unit) => {
    const [low, high] = [unit & 0xff, unit >> 8];
    return kind === 1 ? [low, high] : [high, low];
  });
}

function mutate(bytes: number[]): Uint8Array {
  for (let left = below(9); left > 0; left--) {
    const at = below(bytes.length + 1);
    const length = 1 + below(below(4) === 0 ? 64 : 4);
    const part = bytes.slice(at, at + length);
    const trick = [...new TextEncoder().encode(pick([...TRICKS, ...ODD]))];
    const mutations = [
      () => bytes.splice(at, 1, below(256)),
      () => bytes.splice(at, 0, below(256)),
      () => bytes.splice(at, length),
      () => bytes.splice(below(bytes.length + 1), 0, ...part),
      () => bytes.splice(at, 0, ...trick),
      () => bytes.splice(at, 0, ...Array.from({ length: below(300) }, () => trick).flat()),
      () => bytes.splice(at),
    ];
    pick(mutations)();
  }
  return Uint8Array.from(bytes);
}

function request(): ReadRequest {
  return {
    file: "f",
    ...(below(10) === 0 ? { delimiter: pick([",", ";", "\t", "|"] as const) } : {}),
    ...(below(10) === 0 ? { headerRow: 1 + below(5) } : {}),
    ...(below(10) === 0 ? { headerRows: 1 + below(4) } : {}),
    ...(below(10) === 0
      ? { encoding: pick(["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const) }
      : {}),
  };
}

/** What does not hold together in a table; null if all does. */
function faultOf({ rows, columns, sheetRow }: Table): string | null {
  if (rows < 1 || sheetRow.length !== rows) return "rows do not fit";
  if (sheetRow.some((row, at) => row <= (sheetRow[at - 1] ?? 0))) return "sheet rows not in order";
  if (new Set(columns.map(({ name }) => name)).size !== columns.length) return "names not unique";
  for (const { texts, index } of columns) {
    if (index.length !== rows) return "a column is too short";
    if (new Set(texts).size !== texts.length) return "a text stands twice";
    if (new Set(index).size !== texts.length) return "a text is not used";
    if (index.some((code) => code >= texts.length)) return "a code without a text";
  }
  return null;
}

let tables = 0;

/** What is wrong with the reading of these bytes; null if nothing is. */
function fault(bytes: Uint8Array, how: ReadRequest): string | null {
  const before = bytes.slice();
  let found: string | null = null;
  try {
    found = faultOf(readDelimited(bytes, how));
    tables++;
  } catch (error) {
    if (!(error instanceof CtcError)) return `threw ${String(error)}`;
  }
  return bytes.every((byte, at) => byte === before[at]) ? found : "changed the bytes";
}

let slowest = 0;
for (let input = 1; input <= inputs; input++) {
  const bytes = mutate(encode(exportText()));
  const how = request();
  const start = performance.now();
  let found = fault(bytes, how);
  const milliseconds = performance.now() - start;
  slowest = Math.max(slowest, milliseconds);
  if (milliseconds > SLOWEST_MILLISECONDS) found ??= `took ${milliseconds.toFixed(0)} ms`;
  const megabytes = process.memoryUsage().rss / 1e6;
  if (input % 1000 === 0 && megabytes > MOST_MEGABYTES) found ??= `took ${megabytes} MB`;
  if (found !== null) {
    const literal = `Uint8Array.of(${[...bytes].join(", ")})`;
    process.stdout.write(`input ${input}: ${found}\n${JSON.stringify(how)}\n${literal}\n`);
    process.exitCode = 1;
    break;
  }
  if (input % 10_000 === 0) {
    const megabytesNow = megabytes.toFixed(0);
    process.stdout.write(
      `${input} inputs, ${tables} tables, slowest ${slowest.toFixed(0)} ms, memory ${megabytesNow} MB\n`,
    );
  }
}
