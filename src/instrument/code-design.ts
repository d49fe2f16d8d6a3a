import type { Design } from "../vocabulary/design.ts";
import { CtcError } from "../vocabulary/errors.ts";
import type { Grouping } from "../vocabulary/responses.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";
import { codePlain } from "./code-groups.ts";
import type { RoleColumns } from "./resolve-columns.ts";

/**
 * The sampling design that the roles weight, stratum and cluster declare. Clusters are nested in
 * strata: the same cluster id in two strata is two clusters. Without a cluster column every
 * respondent is a cluster; without a stratum column there is one stratum.
 *
 * @throws CtcError `weight-invalid` for a weight that is missing, negative or not a number,
 *   `design-blank` for a respondent without a stratum or cluster
 */
export function codeDesign(table: Table, columns: RoleColumns, file: string): Design {
  const weightColumn = columns.get("weight")?.[0];
  const stratumColumns = columns.get("stratum");
  const clusterColumns = columns.get("cluster");
  const rows = table.rows;
  const known = (role: string, of: readonly TextColumn[]): Int32Array =>
    knownGroups(role, codePlain(of, rows), table, file);
  const stratum = stratumColumns ? renumber(known("stratum", stratumColumns)) : undefined;
  const strata = stratum ?? { of: new Int32Array(rows), count: 1 };
  const cluster = clusterColumns
    ? nest(known("cluster", clusterColumns), strata.of)
    : { of: Int32Array.from({ length: rows }, (_, row) => row), count: rows };
  return {
    respondents: rows,
    weight: weightColumn ? readWeights(weightColumn, table, file) : new Float64Array(rows).fill(1),
    weighted: weightColumn !== undefined,
    stratum: strata.of,
    strata: strata.count,
    cluster: cluster.of,
    clusters: cluster.count,
    stratified: stratumColumns !== undefined,
    clustered: clusterColumns !== undefined,
  };
}

/** All blanks together would be one big cluster that nobody sampled. */
function knownGroups(role: string, plain: Grouping, table: Table, file: string): Int32Array {
  const isBlank = plain.names.map((text) => text.trim() === "");
  const row = plain.of.findIndex((text) => isBlank[text] === true);
  if (row === -1) return plain.of;
  throw new CtcError("design-blank", { file, role, row: table.sheetRow[row] ?? 0 });
}

/** Numbers 0 … count − 1 in order of first appearance. */
function renumber(of: Int32Array): { of: Int32Array; count: number } {
  const known = new Map<number, number>();
  const numbered = of.map((value) => {
    const number = known.get(value) ?? known.size;
    known.set(value, number);
    return number;
  });
  return { of: numbered, count: known.size };
}

function nest(cluster: Int32Array, stratum: Int32Array): { of: Int32Array; count: number } {
  const known = new Map<string, number>();
  const of = cluster.map((value, row) => {
    const key = `${stratum[row]}/${value}`;
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
  return { of, count: known.size };
}

function readWeights(column: TextColumn, table: Table, file: string): Float64Array {
  const values = Float64Array.from(column.texts, (text) => {
    const plain = text.trim().replace(",", ".");
    return /^\d*\.?\d+(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : Number.NaN;
  });
  const weights = new Float64Array(column.index.length);
  for (let row = 0; row < weights.length; row++) {
    const value = values[column.index[row] as number] as number;
    if (!Number.isFinite(value)) {
      const place = table.sheetRow[row] ?? 0;
      throw new CtcError("weight-invalid", { file, row: place, column: column.name });
    }
    weights[row] = value;
  }
  return weights;
}
