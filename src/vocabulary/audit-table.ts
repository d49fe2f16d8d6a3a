/** What is published of one cell: its number, or what is known of it all the same. */
export interface AuditCell {
  readonly id: string;
  /** Null: withheld. */
  readonly value: number | null;
  /** Limits that stand in for a withheld number, as "1–9" does. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A cell that is the sum of others. */
export interface AuditSum {
  readonly total: string;
  readonly of: readonly string[];
}

/** Anything else that is known: low ≤ Σ factor · cell ≤ high. */
export interface AuditRelation {
  readonly says: string;
  readonly terms: Readonly<Record<string, number>>;
  readonly low: number | null;
  readonly high: number | null;
}

/** Any published table of counts (`ctc-table/1`), for the attack of tables that are no profiles. */
export interface AuditTable {
  readonly schema: "ctc-table/1";
  readonly title: string | null;
  readonly cells: readonly AuditCell[];
  readonly sums: readonly AuditSum[];
  readonly relations: readonly AuditRelation[];
}
