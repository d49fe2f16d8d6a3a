/**
 * Time and memory of the SPSS reader against a plain scan of the same bytes, in one run:
 *
 *     npx tsx tests/bench/read-spss.ts [cases] [variables]
 *
 * Default 300,000 × 155 answers from 1 to 5 in bytecode (about 47 MB), one in nine without a value.
 */
import { readSpss } from "../../src/ingest/read-spss.ts";
import { buildSav } from "../ingest/spss/build-sav.ts";
import { inflate } from "../ingest/spss/inflate.ts";

const [cases = 300_000, width = 155] = process.argv.slice(2).map(Number).filter(Number.isFinite);

function generate(): Uint8Array {
  const variables = Array.from({ length: width }, (_, at) => ({ name: `Q${at}`, width: 0 }));
  const head = buildSav({ encoding: "UTF-8", variables, cases: [], claimedCases: cases });
  // Without cases the builder writes eight codes that mean nothing.
  const start = head.length - 8;
  const bytes = new Uint8Array(start + Math.ceil((cases * width) / 8) * 8);
  bytes.set(head.subarray(0, start));
  for (let cell = 0; cell < cases * width; cell++) {
    const answer = (cell * 31 + (cell >> 7) * 17) % 9;
    bytes[start + cell] = answer === 0 ? 255 : 101 + (answer % 5);
  }
  return bytes;
}

/** What no reader can beat: look at each byte once. */
function scan(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at++) sum += bytes[at] as number;
  return sum;
}

/** Shortest of three runs, in milliseconds. */
function time(run: () => unknown): number {
  let best = Number.POSITIVE_INFINITY;
  for (let each = 0; each < 3; each++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

const bytes = generate();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`${cases} x ${width}, ${(bytes.length / 1e6).toFixed(1)} MB, Node ${process.version}`);
const raw = time(() => scan(bytes));
say(`plain scan of the bytes  ${raw.toFixed(0)} ms`);
const ours = time(() => readSpss(bytes, { file: "bench.sav" }, inflate));
say(`readSpss                 ${ours.toFixed(0)} ms`);
say(`peak memory              ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
