/**
 * Time and memory of the reader beside a plain scan of the same bytes and csv-parse, in one run:
 *
 *     npx tsx tests/bench/read-delimited.ts [rows] [columns]
 *
 * Default 300,000 × 155 (about 98 MB), some 15 seconds. Each reader has a process of its own and
 * reads the same file; the plain scan runs in the same process. Of the scan and of our reader the
 * shortest of several runs counts; peak memory is that of the process after the first, with the
 * file in it. csv-parse runs once, streaming, and its rows are counted and dropped, which spares it
 * the memory of 46 million strings.
 *
 * The file follows a fixed arithmetic pattern: an id of its own in each row, area names, a decimal
 * weight, a free text with quotes and line ends, and answer codes of one character.
 */
import { execFileSync } from "node:child_process";
import { createReadStream, createWriteStream, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse";
import { readDelimited } from "../../src/ingest/read-delimited.ts";

const AREAS = ["Skäggetorp", "Berga", "Ryd", "Lambohov", "Johannelund", "Ekholmen"];

function rowText(row: number, columns: number): string {
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

async function generate(path: string, rows: number, columns: number): Promise<void> {
  const stream = createWriteStream(path);
  stream.write(`${Array.from({ length: columns }, (_, c) => `q${c}`).join(",")}\n`);
  for (let row = 0; row < rows; row++) {
    if (!stream.write(rowText(row, columns))) {
      await new Promise<void>((resolve) => stream.once("drain", () => resolve()));
    }
  }
  await new Promise<void>((resolve) => stream.end(() => resolve()));
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

interface Measured {
  readonly milliseconds: number;
  /** Of the plain scan in the same process: other work on the machine slows both. */
  readonly scan: number;
  readonly megabytes: number;
}

function timeOnce(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

async function timeCsvParse(path: string): Promise<number> {
  const start = performance.now();
  let rows = 0;
  for await (const _ of createReadStream(path).pipe(parse())) rows++;
  return rows > 0 ? performance.now() - start : Number.NaN;
}

const peak = (): number => process.resourceUsage().maxRSS / 1024;

async function measure(what: string, path: string): Promise<Measured> {
  if (what === "csv-parse") {
    const milliseconds = await timeCsvParse(path);
    const megabytes = peak();
    const bytes = readFileSync(path);
    return { milliseconds, scan: timeOnce(() => scan(bytes)), megabytes };
  }
  const bytes = readFileSync(path);
  let milliseconds = timeOnce(() => readDelimited(bytes, { file: "bench.csv" }));
  const megabytes = peak();
  let raw = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run++) {
    raw = Math.min(
      raw,
      timeOnce(() => scan(bytes)),
    );
    const again = timeOnce(() => readDelimited(bytes, { file: "bench.csv" }));
    milliseconds = Math.min(milliseconds, again);
  }
  return { milliseconds, scan: raw, megabytes };
}

/** One measurement in a process of its own. */
function inOwnProcess(what: string, path: string): Measured {
  const [script = ""] = process.argv.slice(1);
  const said = execFileSync(process.execPath, [...process.execArgv, script, what, path]);
  return JSON.parse(said.toString());
}

async function compare([rows = 300_000, columns = 155]: readonly number[]): Promise<void> {
  const path = join(tmpdir(), `ctc-bench-${process.pid}.csv`);
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  await generate(path, rows, columns);
  const size = (statSync(path).size / 1e6).toFixed(1);
  say(`${rows} x ${columns}, ${size} MB, Node ${process.version}`);
  for (const what of READERS) {
    const { milliseconds, scan: raw, megabytes } = inOwnProcess(what, path);
    const times = (milliseconds / raw).toFixed(1);
    say(
      `${what.padEnd(14)} ${milliseconds.toFixed(0)} ms, ${times} times the plain scan (${raw.toFixed(0)} ms), peak ${megabytes.toFixed(0)} MB`,
    );
  }
  rmSync(path);
}

const READERS = ["readDelimited", "csv-parse"];
const [what = "", path = ""] = process.argv.slice(2);
if (READERS.includes(what)) process.stdout.write(JSON.stringify(await measure(what, path)));
else await compare(process.argv.slice(2).map(Number));
