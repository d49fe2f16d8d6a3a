/**
 * What it costs to tell grades and genders too: 50 areas, 12 groups each, by all three splits, against
 * the same profiles without `--by`. Nothing is written.
 *
 *     npx tsx tests/bench/suppression-speed.ts [respondents] [areas] [behaviours]
 */
import { runCtc } from "../support/memory-io.ts";

const [respondents, areas, behaviours] = [
  Number(process.argv[2] ?? 20_000),
  Number(process.argv[3] ?? 50),
  Number(process.argv[4] ?? 40),
];
const GRADES = ["7", "8", "9", "10", "11", "12"];
const items = Array.from({ length: behaviours }, (_, at) => `q${at}`);

const instrument = `schema: ctc-instrument/1
id: made-up
version: "1"
title: { en: "Made up" }
source: { citation: "None", licence: "None" }
columns: { area: area, grade: grade, gender: gender }
groups:
  gender: { girl: [girl], boy: [boy] }
  grade: { ${GRADES.map((grade) => `${grade}: ["${grade}"]`).join(", ")} }
missing: { blank: [""] }
answers:
  often: [ { code: 1, en: "never" }, { code: 2, en: "once" } ]
items:
${items.map((id) => `  - { id: ${id}, text: { en: "${id}?" }, answers: often, status: proposal }`).join("\n")}
scales: []
behaviours:
${items.map((id) => `  - { id: ever_${id}, label: { en: "ever ${id}" }, counts: { item: ${id}, in: [2] } }`).join("\n")}
`;

/** Numbers in [0, 1) (Park and Miller), the same every time. */
let state = 20_241_122;
function next(): number {
  state = (state * 48_271) % 2_147_483_647;
  return (state - 1) / 2_147_483_646;
}
const pick = (names: readonly string[]): string => names[Math.floor(next() * names.length)] ?? "";
const rows = Array.from({ length: respondents }, (_, row) => {
  const gender = next() < 0.02 ? "" : pick(["girl", "boy"]);
  const answers = items.map((_item, at) => (next() < 0.03 + at / 80 ? "2" : "1"));
  return [`Area ${row % areas}`, pick(GRADES), gender, ...answers].join(",");
});
const files = {
  "s.csv": `area,grade,gender,${items.join(",")}\n${rows.join("\n")}\n`,
  "i.yaml": instrument,
};

/** Seconds of one run, all of its output made. */
async function secondsOf(by: readonly string[]): Promise<number> {
  const argv = ["profile", "s.csv", "--instrument", "i.yaml", "--wave", "2024", "--all"];
  const start = performance.now();
  const run = await runCtc([...argv, "--format", "json", "--out", "o", "--quiet", ...by], files);
  if (run.exitCode !== 0) throw new Error(run.err);
  return (performance.now() - start) / 1000;
}

await secondsOf([]); // what is loaded and compiled is no part of it
const whole = await secondsOf([]);
const split = await secondsOf(["--by", "grade,gender,grade*gender"]);
const facts = {
  respondents,
  areas,
  behaviours,
  seconds: Number(whole.toFixed(1)),
  secondsWithSplits: Number(split.toFixed(1)),
  ratio: Number((split / whole).toFixed(1)),
};
process.stdout.write(`${JSON.stringify(facts)}\n`);
