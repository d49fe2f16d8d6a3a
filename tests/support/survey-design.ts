import { parse } from "csv-parse/sync";
import type { Design } from "../../src/vocabulary/design.ts";
import type { LonelyPsu } from "../../src/vocabulary/estimation.ts";

export type Row = Readonly<Record<string, string>>;

export function readRows(csv: string): Row[] {
  return parse(csv, { columns: true }) as Row[];
}

/** Numbers 0, 1, … in order of first appearance. */
function number(names: readonly string[]): { of: Int32Array; size: number } {
  const places = new Map<string, number>();
  const of = Int32Array.from(names, (name) => {
    const place = places.get(name) ?? places.size;
    places.set(name, place);
    return place;
  });
  return { of, size: places.size };
}

/** A design from columns; what is left out was not declared. */
export function makeDesign(
  respondents: number,
  declared: {
    weight?: readonly number[];
    stratum?: readonly string[];
    cluster?: readonly string[];
  } = {},
): Design {
  const everyone = Array.from({ length: respondents }, (_, i) => String(i));
  const stratum = number(declared.stratum ?? everyone.map(() => ""));
  const cluster = number(declared.cluster ?? everyone);
  return {
    respondents,
    weight: Float64Array.from(declared.weight ?? everyone.map(() => 1)),
    weighted: declared.weight !== undefined,
    stratum: stratum.of,
    strata: stratum.size,
    cluster: cluster.of,
    clusters: cluster.size,
    clustered: declared.cluster !== undefined,
    stratified: declared.stratum !== undefined,
  };
}

/** Stratum, cluster within stratum, and weight of a YRBS district. */
export function yrbsDesign(rows: readonly Row[]): Design {
  return makeDesign(rows.length, {
    weight: rows.map((row) => Number(row.weight)),
    stratum: rows.map((row) => row.stratum ?? ""),
    cluster: rows.map((row) => `${row.stratum}/${row.PSU}`),
  });
}

/** A 0/1 column as states; an empty cell is unknown. */
export function readState(rows: readonly Row[], column: string): Int8Array {
  return Int8Array.from(rows, (row) => (row[column] === "" ? -1 : Number(row[column])));
}

export function mask(rows: readonly Row[], isInside: (row: Row) => boolean): Uint8Array {
  return Uint8Array.from(rows, (row) => (isInside(row) ? 1 : 0));
}

export const asPolicy = (name: string): LonelyPsu => {
  if (name === "fail" || name === "adjust" || name === "average" || name === "remove") return name;
  throw new Error(`no such policy: ${name}`);
};
