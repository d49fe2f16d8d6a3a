import { CtcError } from "../vocabulary/errors.ts";
import type { Finding } from "../vocabulary/finding.ts";
import type { Instrument, Role } from "../vocabulary/instrument.ts";
import { foldName } from "../vocabulary/names.ts";
import type { Wave } from "../vocabulary/project.ts";
import type { Table, TextColumn } from "../vocabulary/table.ts";

/** Columns by role; several columns make one role together. */
export type RoleColumns = ReadonlyMap<Role, readonly TextColumn[]>;

/** Names that leave no doubt about the role. A bare number or a one-letter name never does. */
const KNOWN_NAMES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  area: ["area", "område", "omrade", "bostadsområde", "bostadsomrade", "ctc-område", "stadsdel"],
  grade: ["grade", "årskurs", "arskurs", "åk", "ak"],
  gender: ["gender", "kön", "kon", "sex"],
  wave: ["wave", "mätning", "enkätår", "survey year"],
};

/** Names that look like a design. They change every figure, so they are pointed out, never used. */
const DESIGN_NAMES: Readonly<Partial<Record<Role, readonly string[]>>> = {
  weight: ["weight", "vikt", "finwgt"],
  stratum: ["stratum", "strata"],
  cluster: ["cluster", "kluster", "psu"],
};

const ROLES: readonly Role[] = ["area", "grade", "gender", "wave", "weight", "stratum", "cluster"];

interface RoleRequest {
  readonly file: string;
  /** What the user named on the command line. */
  readonly named: Readonly<Partial<Record<Role, readonly string[]>>>;
  readonly wave: Wave | undefined;
  readonly instrument: Instrument;
  /** Roles to look for; those of a profile where nothing is said. */
  readonly roles?: readonly Role[];
}

/**
 * The columns of each role that a profile uses, or of the roles asked for.
 *
 * @throws CtcError `column-named-missing` when a column that the user named is not there,
 *   `column-role-ambiguous` when two well-known names compete
 */
export function resolveRoles(
  table: Table,
  request: RoleRequest,
): { columns: RoleColumns; findings: readonly Finding[] } {
  const columns = new Map<Role, readonly TextColumn[]>();
  const findings: Finding[] = [];
  for (const role of request.roles ?? ROLES) {
    const named = request.named[role] ?? request.wave?.columns[role];
    const declared = named ? requireColumns(table, role, named, request.file) : undefined;
    const found = declared ?? declaredColumns(table, request.instrument.columns[role]);
    if (found) columns.set(role, found);
    else findings.push(...guessRole(table, role, columns, request.file));
  }
  // A role that no figure needs is looked for all the same: its name may be misspelt.
  for (const [role, names] of Object.entries(request.named)) {
    if (names) requireColumns(table, role, names, request.file);
  }
  return { columns, findings };
}

/** @throws CtcError `column-role-missing`, naming the role and the columns that were found */
export function requireRole(
  columns: RoleColumns,
  role: Role,
  table: Table,
  file: string,
): readonly TextColumn[] {
  const found = columns.get(role);
  if (found) return found;
  throw new CtcError("column-role-missing", { file, role, found: columnList(table) });
}

export function requireColumns(
  table: Table,
  role: string,
  names: readonly string[],
  file: string,
): readonly TextColumn[] {
  return names.map((name) => {
    const column = findColumn(table, name);
    if (column) return column;
    throw new CtcError("column-named-missing", {
      file,
      role,
      column: name,
      found: columnList(table),
    });
  });
}

function declaredColumns(
  table: Table,
  names: readonly string[] | undefined,
): readonly TextColumn[] | undefined {
  const found = (names ?? []).map((name) => table.columns.find((c) => c.name === name));
  const present = found.filter((column) => column !== undefined);
  return present.length > 0 && present.length === found.length ? present : undefined;
}

function guessRole(
  table: Table,
  role: Role,
  columns: Map<Role, readonly TextColumn[]>,
  file: string,
): Finding[] {
  const lookAlikes = DESIGN_NAMES[role];
  if (lookAlikes) {
    const unused = table.columns.filter(({ name }) => lookAlikes.includes(foldName(name)));
    return unused.map(({ name }) => ({ code: "column-not-used", role, column: name }));
  }
  const known = KNOWN_NAMES[role] ?? [];
  const candidates = table.columns.filter(({ name }) => known.includes(foldName(name)));
  const [only, second] = candidates;
  if (only === undefined) return [];
  if (second !== undefined) {
    const names = candidates.map(({ name }) => name).join(", ");
    throw new CtcError("column-role-ambiguous", { file, role, candidates: names });
  }
  columns.set(role, [only]);
  return [{ code: "column-matched-by-name", role, column: only.name }];
}

/** A column by its exact name, else by the one name that equals it after folding. */
export function findColumn(table: Table, name: string): TextColumn | undefined {
  const exact = table.columns.find((column) => column.name === name);
  if (exact) return exact;
  const folded = table.columns.filter((column) => foldName(column.name) === foldName(name));
  return folded.length === 1 ? folded[0] : undefined;
}

/** The first columns of a file, for a message: enough to recognise it, short enough to read. */
export function columnList(table: Table): string {
  const shown = table.columns.slice(0, 12).map(({ name }) => name.slice(0, 40));
  const rest = table.columns.length - shown.length;
  return rest > 0 ? `${shown.join(", ")}, … (+${rest})` : shown.join(", ");
}
