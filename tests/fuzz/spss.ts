/**
 * Reads SPSS files with random damage; every one must end in a table or a CtcError.
 *
 *     npx tsx tests/fuzz/spss.ts [inputs] [seed]
 *
 * Default 100,000 inputs, seed 1: the files of tests/fixtures/spss in turn, each with one to four
 * bits, bytes, numbers or parts changed (tests/ingest/spss/mutate.ts). Prints how they ended, the
 * slowest and the peak memory; stops with the seed and the number of the input at anything else.
 */
import { readdirSync, readFileSync } from "node:fs";
import { readSpss } from "../../src/ingest/read-spss.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import { inflate } from "../ingest/spss/inflate.ts";
import { mutate, randomNumbers } from "../ingest/spss/mutate.ts";

const [inputs = 100_000, seed = 1] = process.argv.slice(2).map(Number).filter(Number.isFinite);
const folder = new URL("../fixtures/spss/", import.meta.url);
const files = readdirSync(folder).filter((name) => /\.z?sav$/.test(name));
const originals = files.map((name) => readFileSync(new URL(name, folder)));
const endings = new Map<string, number>();
const next = randomNumbers(seed);
let slowest = 0;

for (let input = 0; input < inputs; input++) {
  const bytes = mutate(originals[input % originals.length] ?? new Uint8Array(0), next);
  const start = performance.now();
  const ending = endingOf(bytes, input);
  slowest = Math.max(slowest, performance.now() - start);
  endings.set(ending, (endings.get(ending) ?? 0) + 1);
}

function endingOf(bytes: Uint8Array, input: number): string {
  try {
    const { rows, columns } = readSpss(bytes, { file: "fuzz.sav" }, inflate);
    for (const { texts, index } of columns) {
      if (index.length !== rows || index.some((place) => place >= texts.length)) {
        throw new Error("a cell without a text");
      }
    }
    return "table";
  } catch (cause) {
    if (cause instanceof CtcError) return cause.code;
    throw new Error(`seed ${seed}, input ${input}`, { cause });
  }
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`${inputs} damaged files of ${files.length}, seed ${seed}, Node ${process.version}`);
for (const [ending, count] of [...endings].sort()) say(`${ending.padEnd(20)} ${count}`);
say(
  `slowest ${slowest.toFixed(0)} ms, peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
);
