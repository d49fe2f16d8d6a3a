/**
 * What is lost to protection on the survey of Linköping, and what a common rule loses and leaks.
 *
 * The rule: print exact numbers, hide every cell that may not be shown by itself, and then hide the
 * smallest other cell wherever a row or a column hides only one. Its table has the areas as rows, the
 * groups and those who are in none as columns, with all totals. Areas with 100 respondents and more,
 * measures whose total is shown.
 *
 *     npx tsx tests/bench/suppression-loss.ts
 */
import { attackTable } from "../../src/audit/attack-table.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { isReleasable } from "../../src/disclose/primary.ts";
import type { AuditCell, AuditSum } from "../../src/vocabulary/audit-table.ts";
import { LINKOPING, SURVEY } from "../commands/linkoping.ts";
import { type MemoryFiles, runCtc } from "../support/memory-io.ts";
import { policyNamed } from "../support/policies.ts";

const policy = policyNamed("default");
const solver = await loadSolver();

interface Row {
  readonly measure: string;
  readonly kind: string;
  readonly status: string;
  readonly group: { readonly grade?: string; readonly gender?: string };
  readonly respondents: number | null;
  readonly value: number | null;
}

/** Every row of every area, by area. */
async function profiled(
  files: MemoryFiles,
  ...options: string[]
): Promise<Map<string, readonly Row[]>> {
  const argv = [
    "profile",
    SURVEY,
    "--all",
    "--by",
    "grade,gender",
    "--format",
    "json",
    "--out",
    "o",
  ];
  const { exitCode, err, written } = await runCtc([...argv, ...options], files);
  if (exitCode !== 0) throw new Error(err);
  const rows = new Map<string, readonly Row[]>();
  for (const [path, text] of Object.entries(written)) {
    if (/index|manifest/.test(path) || !path.endsWith(".json")) continue;
    const { area, coverage, factors, behaviours, cumulative } = JSON.parse(text);
    if (area.name !== null && (coverage.respondents ?? 0) >= 100) {
      rows.set(area.name, [...factors, ...behaviours, ...cumulative]);
    }
  }
  return rows;
}

const exact = await profiled(LINKOPING, "--policy", "open");
const ours = await profiled(LINKOPING);

/** One cell of the common rule's table. */
interface Cell {
  readonly n: number;
  readonly k: number;
  readonly isRest: boolean;
  hidden: "no" | "primary" | "secondary";
}

const countsOf = ({ respondents, value }: Row): { n: number; k: number } => {
  const n = respondents ?? 0;
  return { n, k: Math.round((value ?? 0) * n) };
};

const isPart = ({ group }: Row, split: "grade" | "gender"): boolean =>
  split === "grade"
    ? group.grade !== undefined && group.gender === undefined
    : group.grade === undefined && (group.gender === "girl" || group.gender === "boy");

function tableOf(measure: string, split: "grade" | "gender"): Cell[][] {
  return [...exact].flatMap(([area, rows]) => {
    const isShown = ours
      .get(area)
      ?.some(
        (row) =>
          row.measure === measure && Object.keys(row.group).length === 0 && row.status === "shown",
      );
    if (isShown !== true) return [];
    const here = rows.filter((row) => row.measure === measure);
    const total = here.find(({ group }) => Object.keys(group).length === 0);
    if (total === undefined) return [];
    const goodWhen = total.kind === "protective" ? "high" : "low";
    const parts = here.filter((row) => isPart(row, split)).map(countsOf);
    const all = countsOf(total);
    const rest = {
      n: all.n - parts.reduce((sum, { n }) => sum + n, 0),
      k: all.k - parts.reduce((sum, { k }) => sum + k, 0),
    };
    return [
      [...parts, rest].map(({ n, k }, at): Cell => {
        const isFine = n === 0 || isReleasable({ respondents: n, counted: k }, goodWhen, policy);
        return { n, k, isRest: at === parts.length, hidden: isFine ? "no" : "primary" };
      }),
    ];
  });
}

/** At least two hidden in every row and column that hides one. */
function hideTwo(table: Cell[][]): void {
  const lines = [
    ...table,
    ...(table[0] ?? []).map((_, at) => table.flatMap((row) => row[at] ?? [])),
  ];
  for (let isChanged = true; isChanged; ) {
    isChanged = false;
    for (const line of lines) {
      if (line.filter(({ hidden }) => hidden !== "no").length !== 1) continue;
      const open = line.filter(({ hidden, n }) => hidden === "no" && n > 0);
      const [smallest] = open.sort((one, other) => one.n - other.n);
      if (smallest === undefined) continue;
      smallest.hidden = "secondary";
      isChanged = true;
    }
  }
}

/** Primary cells of which an outsider knows fewer counts than the policy protects. */
function leaksOf(table: Cell[][]): number {
  const id = (row: number, column: number): string => `${row}/${column}`;
  const columns = table[0]?.length ?? 0;
  const sum = (cells: readonly Cell[]): number => cells.reduce((all, { k }) => all + k, 0);
  const cells: AuditCell[] = [];
  const sums: AuditSum[] = [];
  const known = (name: string, value: number | null): void =>
    void cells.push({ id: name, value, low: null, high: null });
  table.forEach((row, at) => {
    for (const [column, { k, hidden }] of row.entries()) {
      known(id(at, column), hidden === "no" ? k : null);
    }
    known(`row ${at}`, sum(row));
    sums.push({ total: `row ${at}`, of: row.map((_, column) => id(at, column)) });
  });
  for (let column = 0; column < columns; column++) {
    known(`column ${column}`, sum(table.flatMap((row) => row[column] ?? [])));
    sums.push({ total: `column ${column}`, of: table.map((_, at) => id(at, column)) });
  }
  const found = attackTable(
    { schema: "ctc-table/1", title: null, cells, sums, relations: [] },
    policy,
    solver,
  );
  const primary = new Set(
    table.flatMap((row, at) =>
      row.flatMap(({ hidden }, column) => (hidden === "primary" ? [id(at, column)] : [])),
    ),
  );
  return found.counts.filter(
    ({ verdict, place }) => verdict === "leak" && primary.has(place.cell ?? ""),
  ).length;
}

const measures = [
  ...new Set([...exact.values()].flatMap((rows) => rows.map(({ measure }) => measure))),
];
const lines = [
  "| | cells | hidden by themselves | hidden beyond | of the hidden, known all the same |",
  "| --- | --: | --: | --: | --: |",
];
for (const split of ["gender", "grade"] as const) {
  const counts = { cells: 0, primary: 0, secondary: 0, rest: 0, leaks: 0 };
  for (const measure of measures) {
    const table = tableOf(measure, split);
    hideTwo(table);
    const own = table.flat().filter(({ isRest, n }) => !isRest && n > 0);
    counts.cells += own.length;
    counts.primary += own.filter(({ hidden }) => hidden === "primary").length;
    counts.secondary += own.filter(({ hidden }) => hidden === "secondary").length;
    counts.rest += table.flat().filter(({ isRest, hidden }) => isRest && hidden !== "no").length;
    counts.leaks += table.length === 0 ? 0 : leaksOf(table);
  }
  const part = (count: number): string =>
    `${count} (${((100 * count) / counts.cells).toFixed(1)} %)`;
  const hidden = counts.primary + counts.rest;
  lines.push(
    `| two per row and column, by ${split} | ${counts.cells} | ${part(counts.primary)} | ${part(counts.secondary)} | ${counts.leaks} of ${hidden} |`,
  );
  const rows = [...ours].flatMap(([, all]) => {
    const shown = new Set(
      all
        .filter(({ group, status }) => Object.keys(group).length === 0 && status === "shown")
        .map(({ measure }) => measure),
    );
    return all.filter(
      (row) => isPart(row, split) && shown.has(row.measure) && row.status !== "absent",
    );
  });
  const withheld = rows.filter(({ status }) => status === "withheld").length;
  lines.push(
    `| ctc, by ${split} | ${rows.length} | 0 (0.0 %) | ${withheld} (${((100 * withheld) / rows.length).toFixed(1)} %), all others rounded | by \`ctc audit\` |`,
  );
}
process.stdout.write(`${lines.join("\n")}\n`);
