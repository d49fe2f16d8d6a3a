import type {
  AuditCell,
  AuditRelation,
  AuditSum,
  AuditTable,
} from "../../src/vocabulary/audit-table.ts";

/** What the workbook's own explanation says that its signs stand for. */
export const SIGNS: Readonly<Record<string, readonly [number, number | null]>> = {
  "*": [1, 9],
  "**": [10, 19],
  "***": [20, null],
};
/** Points of the answers, from the most to the least, in questions of four and of five answers. */
const POINTS = { 4: [10, 6.67, 3.33, 0], 5: [10, 7.5, 5, 2.5, 0] } as const;

/** One question in one school: how many gave each answer, the last being "don't know". */
export interface SchoolQuestion {
  readonly name: string;
  readonly answers: number;
  /** As printed: a count or a sign. */
  readonly counts: readonly string[];
  readonly mean: string;
  /** Are the points given the other way round, "always" being 0? */
  readonly isReversed: boolean;
}

/** The points of the answers of a question, "don't know" having none. */
export function pointsOf(answers: number, isReversed: boolean): readonly number[] {
  const points = POINTS[answers === 4 ? 4 : 5];
  return isReversed ? points.toReversed() : points;
}

/**
 * The published counts as a table: the answers add up to those who answered, and the mean, printed
 * to a tenth, is that of the points of all but "don't know".
 */
export function schoolTable(questions: readonly SchoolQuestion[], withMeans: boolean): AuditTable {
  const cells: AuditCell[] = [];
  const sums: AuditSum[] = [];
  const relations: AuditRelation[] = [];
  for (const { name, answers, counts, mean, isReversed } of questions) {
    const ids = counts.map((_, at) => `${name} | ${at + 1}`);
    cells.push({ id: `${name} | all`, value: answers, low: null, high: null });
    counts.forEach((count, at) => {
      const [low, high] = SIGNS[count] ?? [null, null];
      cells.push({ id: ids[at] ?? "", value: low === null ? Number(count) : null, low, high });
    });
    sums.push({ total: `${name} | all`, of: ids });
    if (!withMeans || !/^\d/.test(mean)) continue;
    const points = pointsOf(counts.length - 1, isReversed);
    // 6.67 and 3.33 stand for two thirds and one third: a hundredth of slack.
    for (const [side, limit] of [
      ["low", Number(mean) - 0.06],
      ["high", Number(mean) + 0.06],
    ] as const) {
      const terms = Object.fromEntries(points.map((point, at) => [ids[at] ?? "", point - limit]));
      const end = side === "low" ? { low: 0, high: null } : { low: null, high: 0 };
      relations.push({ says: `${name} | mean`, terms, ...end });
    }
  }
  return { schema: "ctc-table/1", title: null, cells, sums, relations };
}
