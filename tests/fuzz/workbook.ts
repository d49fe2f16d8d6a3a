/**
 * Reads mutated workbooks, and says how many and how they ended:
 *
 *     npx tsx tests/fuzz/workbook.ts [inputs] [seed]
 *
 * Default 100,000 inputs. Half of them are mutated as bytes (flipped, cut, overwritten, repeated),
 * half in the XML inside, packed again with right check sums, so that the parts behind the archive
 * are reached. A run fails at the first input that ends with anything but a table or an error that
 * the user can fix, or that takes longer than two seconds.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readTable } from "../../src/ingest/read-table.ts";
import { ZipArchive } from "../../src/ingest/workbook/zip/zip-archive.ts";
import { zipDirectory } from "../../src/ingest/workbook/zip/zip-directory.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import { makeZip, type ZipFile } from "../support/make-zip.ts";
import { inflateInMemory } from "../support/memory-io.ts";

const [inputs = 100_000, seed = 1] = process.argv.slice(2).map(Number).filter(Number.isFinite);
const SLOW_MILLISECONDS = 2000;
const FOLDER = join(import.meta.dirname, "../fixtures/xlsx");

let state = seed >>> 0;
/** A number from 0 to below `limit`: mulberry32, so that a seed gives the same run everywhere. */
function random(limit: number): number {
  state = (state + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(state ^ (state >>> 15), state | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) % Math.max(1, limit);
}

/** Texts that have broken readers of XML and of workbooks. */
const PIECES = [
  "<",
  ">",
  "/",
  '"',
  "&",
  "]]>",
  "<![CDATA[",
  "<!--",
  "-->",
  "<?",
  "<!DOCTYPE a>",
  "&#0;",
  "&#x110000;",
  "_xD800_",
  "<c>",
  "</c>",
  "<v>",
  "</v>",
  "<row>",
  "</row>",
  "<is>",
  "<t>",
  "<rPh>",
  't="s"',
  't="n"',
  ' r="A0"',
  ' r="XFD1048576"',
  ' r="ZZZZZZ1"',
  "1e999",
  "-1",
  "4294967296",
  "NaN",
  "0x10",
  '<mergeCell ref="A1:XFD1048576"/>',
  ' s="99999"',
  "__proto__",
  "\0",
  "\ufeff",
  "\u{1f600}",
];

function mutateBytes(bytes: Uint8Array): Uint8Array {
  const mutated = bytes.slice();
  for (let change = random(6); change >= 0; change--) {
    const at = random(mutated.length);
    const kind = random(4);
    if (kind === 0) mutated[at] = random(256);
    else if (kind === 1) mutated[at] = (mutated[at] ?? 0) ^ (1 << random(8));
    else if (kind === 2) mutated.fill([0, 0xff][random(2)] ?? 0, at, at + random(9));
    else mutated.copyWithin(at, random(mutated.length), random(mutated.length));
  }
  return random(4) === 0 ? mutated.subarray(0, random(mutated.length)) : mutated;
}

function mutateText(bytes: Uint8Array): Uint8Array {
  let text = new TextDecoder().decode(bytes);
  for (let change = random(4); change >= 0; change--) {
    const at = random(text.length);
    const cut = random(3) === 0 ? random(40) : random(3);
    const other = random(text.length);
    const piece =
      random(3) === 0
        ? text.slice(other, other + random(80))
        : (PIECES[random(PIECES.length)] ?? "");
    text = text.slice(0, at) + piece + text.slice(at + cut);
  }
  return new TextEncoder().encode(text);
}

interface Source {
  readonly bytes: Uint8Array;
  readonly files: readonly { readonly name: string; readonly content: Uint8Array }[];
}

function load(name: string): Source {
  const bytes = new Uint8Array(readFileSync(join(FOLDER, name)));
  try {
    const archive = new ZipArchive(bytes, name, inflateInMemory);
    const names = [...zipDirectory(bytes, name).keys()];
    const wanted = names.filter((path) => /\.(xml|rels)$/.test(path) && !path.includes("theme"));
    return {
      bytes,
      files: wanted.map((path) => ({
        name: path,
        content: archive.read(path) ?? new Uint8Array(0),
      })),
    };
  } catch {
    return { bytes, files: [] }; // a fixture that is no archive is mutated as bytes alone
  }
}

function mutate({ bytes, files }: Source): Uint8Array {
  if (files.length === 0 || random(2) === 0) return mutateBytes(bytes);
  const victim = random(files.length);
  const lies = (): Partial<ZipFile> =>
    random(20) === 0 ? { declaredLength: random(2 ** 31) } : {};
  return makeZip(
    files.map((file, at) =>
      at === victim
        ? { ...file, content: mutateText(file.content), isStored: true, ...lies() }
        : { ...file, isStored: true },
    ),
  );
}

const sources = readdirSync(FOLDER)
  .filter((name) => /\.xls[xb]$/.test(name))
  .map(load);
const ends = new Map<string, number>();
let slowest = 0;
for (let input = 0; input < inputs; input++) {
  const before = state;
  const source = sources[random(sources.length)] ?? sources[0];
  if (source === undefined) throw new Error("no fixtures");
  const bytes = mutate(source);
  const start = performance.now();
  let end = "table";
  try {
    await readTable(bytes, { file: "fuzz.xlsx" }, inflateInMemory);
  } catch (error) {
    if (!(error instanceof CtcError))
      throw new Error(`input ${input}, state ${before}`, { cause: error });
    end = error.code;
  }
  const time = performance.now() - start;
  slowest = Math.max(slowest, time);
  if (time > SLOW_MILLISECONDS) throw new Error(`input ${input}, state ${before}: ${time} ms`);
  ends.set(end, (ends.get(end) ?? 0) + 1);
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);
say(`${inputs} inputs from ${sources.length} workbooks, seed ${seed}, Node ${process.version}`);
for (const [end, count] of [...ends].sort(([, one], [, other]) => other - one))
  say(`${String(count).padStart(9)}  ${end}`);
say(
  `slowest ${slowest.toFixed(0)} ms, peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
);
