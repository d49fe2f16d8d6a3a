/** `npm run lockfile`: writes into package-lock.json the binaries of other machines that npm left out. */
import { readFileSync, writeFileSync } from "node:fs";
import { type Lockfile, missingBinaries } from "./lockfile.ts";

const PATH = new URL("../../package-lock.json", import.meta.url);

const lockfile = JSON.parse(readFileSync(PATH, "utf8")) as Lockfile;
const missing = missingBinaries(lockfile);
const packages = Object.entries({ ...lockfile.packages, ...missing }).sort(([a], [b]) =>
  a < b ? -1 : 1,
);
writeFileSync(
  PATH,
  `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(packages) }, null, 2)}\n`,
);
process.stderr.write(`${Object.keys(missing).length} entries added to package-lock.json\n`);
