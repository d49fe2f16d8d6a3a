/**
 * How many Pollock files read as their clean version, beside csv-parse and PapaParse.
 *
 *     npx tsx tests/bench/pollock.ts FOLDER [PAPAPARSE]
 *
 * FOLDER holds the benchmark's `csv/` and `clean/`: the polluted files and what they should be read
 * as (HPI-Information-Systems/Pollock). PAPAPARSE is the path of an installed `papaparse.js`.
 * csv-parse runs with its defaults, PapaParse with its detection of the delimiter. A file counts as
 *
 * - clean: the same cells, the header among them, as the clean version;
 * - refused: an error that names the row, so that a person can mend it;
 * - other: cells that are not those of the clean version, without a word. For a survey these are
 *   the bad ones: a pupil's answers stand under other questions.
 *
 * PapaParse and csv-parse read a header like any row; what PapaParse lists under `errors` counts as
 * refused. Where the clean version has no cells, reading none or refusing the file as empty is right.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { readDelimited } from "../../src/ingest/read-delimited.ts";
import { cellsOf } from "../ingest/table-cells.ts";

type Reader = (bytes: Uint8Array) => readonly (readonly string[])[];

interface Papa {
  readonly parse: (
    text: string,
    options: object,
  ) => {
    readonly data: string[][];
    readonly errors: readonly { readonly code: string }[];
  };
}

const [folder = "", papaPath] = process.argv.slice(2);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const readers = new Map<string, Reader>([
  ["ctc", (bytes) => cellsOf(readDelimited(bytes, { file: "f" }))],
  ["csv-parse", (bytes) => parse(text(bytes))],
]);

if (papaPath !== undefined) {
  const { default: papa }: { default: Papa } = await import(pathToFileURL(papaPath).href);
  readers.set("PapaParse", (bytes) => {
    const { data, errors } = papa.parse(text(bytes), { skipEmptyLines: true });
    if (errors.length > 0) throw new Error(errors[0]?.code);
    return data;
  });
}

function outcome(read: Reader, name: string): "clean" | "refused" | "other" {
  const clean: string[][] = parse(readFileSync(join(folder, "clean", name)));
  try {
    const cells = read(new Uint8Array(readFileSync(join(folder, "csv", name))));
    return JSON.stringify(cells) === JSON.stringify(clean) ? "clean" : "other";
  } catch {
    return clean.length === 0 ? "clean" : "refused";
  }
}

const kinds = new Map<string, string[]>();
for (const name of readdirSync(join(folder, "csv")).sort()) {
  const kind = /^row_[a-z]+_[a-z]+/.exec(name)?.[0] ?? (name.startsWith("row_") ? "row" : "file");
  kinds.set(kind, [...(kinds.get(kind) ?? []), name]);
}

for (const [kind, names] of kinds) {
  for (const [reader, read] of readers) {
    const counts = { clean: 0, refused: 0, other: 0 };
    for (const name of names) {
      const found = outcome(read, name);
      counts[found]++;
      if (kind === "file" && found !== "clean" && reader === "ctc") {
        process.stdout.write(`  ${name}: ${found}\n`);
      }
    }
    const { clean, refused, other } = counts;
    process.stdout.write(
      `${kind.padEnd(20)} ${reader.padEnd(10)} of ${names.length}: ${clean} clean, ${refused} refused, ${other} other\n`,
    );
  }
}
