import type { AuditedCount, AuditPlace, AuditSource } from "../vocabulary/audit.ts";
import type { AuditTable } from "../vocabulary/audit-table.ts";
import type { Policy } from "../vocabulary/policy.ts";
import { attackSystem } from "./attack.ts";
import type { Found } from "./audit-means.ts";
import type { Judged } from "./judge.ts";
import type { Solver } from "./solver.ts";
import { type System, systemBuilder } from "./system.ts";
import { tellContradictions, tellCount } from "./tell-count.ts";

const OF_TABLE: AuditPlace = {
  wave: null,
  area: null,
  grade: null,
  gender: null,
  measure: null,
  without: null,
  cell: null,
};
const NONE = Number.POSITIVE_INFINITY;

/** What an outsider can work out about every withheld cell of a table. */
export function attackTable(table: AuditTable, policy: Policy, solver: Solver): Found {
  const { system, cellOf } = tableSystem(table);
  const attack = attackSystem(system, solver);
  const withheld = table.cells.filter(({ value }) => value === null);
  const counts = withheld.flatMap(({ id }): AuditedCount[] => {
    const terms = [[cellOf(id), 1] as const];
    const interval = attack.interval(terms);
    if (interval === null) return [];
    const judged: Judged = {
      quantity: "cell",
      kind: "withheld",
      interval,
      mostRespondents: interval.high,
      most: NONE,
      goodWhen: "low",
      isPart: false,
    };
    return [tellCount(judged, { ...OF_TABLE, cell: id }, terms, system, { policy, solver })];
  });
  const contradictions = tellContradictions(attack, system, solver);
  attack.close();
  return { counts, contradictions };
}

function tableSystem({ cells, sums, relations }: AuditTable): {
  readonly system: System<AuditSource>;
  readonly cellOf: (id: string) => number;
} {
  const builder = systemBuilder<AuditSource>();
  const source = (kind: AuditSource["kind"], id: string): number =>
    builder.source(`${kind} ${id}`, { kind, place: { ...OF_TABLE, cell: id }, other: null });
  for (const { id, value, low, high } of cells) {
    const limits = value === null ? [low ?? 0, high ?? NONE] : [value, value];
    const [from = 0, to = NONE] = limits;
    const isKnown = from > 0 || to < NONE;
    if (isKnown) builder.fact([[builder.cell(id), 1]], from, to, source("cell", id));
    else builder.cell(id);
  }
  for (const { total, of } of sums) {
    const parts = of.map((id) => [builder.cell(id), 1] as const);
    builder.fact([...parts, [builder.cell(total), -1]], 0, 0, source("sum", total));
  }
  for (const { says, terms, low, high } of relations) {
    const factors = Object.entries(terms).map(
      ([id, factor]) => [builder.cell(id), factor] as const,
    );
    builder.fact(factors, low ?? -NONE, high ?? NONE, source("relation", says));
  }
  return { system: builder.build(), cellOf: builder.cell };
}
