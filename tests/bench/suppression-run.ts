/**
 * Makes up municipalities, publishes each with all splits, and attacks what would be published: every
 * count that is withheld, rounded or left over.
 *
 *     npx tsx tests/bench/suppression-run.ts [first seed] [municipalities]
 */
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { randomMunicipality } from "../support/random-municipality.ts";

const [first, many] = [Number(process.argv[2] ?? 1), Number(process.argv[3] ?? 100)];
const found = { municipalities: 0, tables: 0, counts: 0, leaks: 0, contradictions: 0 };
const published = { exact: 0, rounded: 0, withheld: 0 };

for (let seed = first; seed < first + many; seed++) {
  const { survey, instrument, isWeighted, hasClusters } = randomMunicipality(seed);
  const files: MemoryFiles = { "s.csv": survey, "i.yaml": instrument };
  const roles = [
    ...(isWeighted ? ["--column", "weight=weight"] : []),
    ...(hasClusters ? ["--column", "cluster=class"] : []),
  ];
  const argv = ["profile", "s.csv", "--instrument", "i.yaml", "--wave", "2024", "--all"];
  const splits = ["--by", "grade,gender,grade*gender", "--format", "json", "--out", "o"];
  const run = await runCtc([...argv, ...splits, ...roles], files);
  if (run.exitCode !== 0) throw new Error(`seed ${seed}: ${run.err}`);
  for (const [path, text] of Object.entries(run.written)) {
    if (/index|manifest/.test(path)) continue;
    const { behaviours } = JSON.parse(text) as {
      behaviours: { status: string; flags: string[]; measure: string; group: object }[];
    };
    // A table: one measure of one area by one split, or as a whole.
    found.tables += new Set(
      behaviours.map(({ measure, group }) => `${measure} ${Object.keys(group).join()}`),
    ).size;
    for (const { status, flags } of behaviours) {
      if (status === "withheld") published.withheld++;
      if (status === "shown") published[flags.includes("divided") ? "rounded" : "exact"]++;
    }
  }
  const audit = await runCtc(["audit", "o", "--instrument", "i.yaml", "--json"], {
    ...files,
    ...run.written,
  });
  const { counts, contradictions } = JSON.parse(audit.out) as {
    counts: { verdict: string; place: unknown; quantity: string; low: number; high: number }[];
    contradictions: unknown[];
  };
  const leaks = counts.filter(({ verdict }) => verdict === "leak");
  found.municipalities++;
  found.counts += counts.length;
  found.leaks += leaks.length;
  found.contradictions += contradictions.length;
  if (leaks.length + contradictions.length > 0) {
    process.stdout.write(`seed ${seed}: ${JSON.stringify(leaks[0] ?? contradictions[0])}\n`);
  }
}
process.stdout.write(`${JSON.stringify({ ...found, published })}\n`);
