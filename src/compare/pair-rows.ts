import type { Figure } from "../vocabulary/figure.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { LoneFigure, MeasureFamily } from "../vocabulary/profile-diff.ts";

/** One row of two profiles. */
export interface PairedRow {
  readonly family: MeasureFamily;
  readonly before: Figure;
  readonly after: Figure;
}

export interface PairedRows {
  /** In the order of the later profile. */
  readonly pairs: readonly PairedRow[];
  readonly onlyBefore: readonly LoneFigure[];
  readonly onlyAfter: readonly LoneFigure[];
}

const FAMILIES: readonly MeasureFamily[] = ["factors", "behaviours", "cumulative"];

/** The rows of two profiles by measure and group, and those that only one of them has. */
export function pairRows(before: Profile, after: Profile): PairedRows {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const pairs = [...now].flatMap(([key, { family, figure }]): PairedRow[] => {
    const earlier = old.get(key);
    return earlier === undefined ? [] : [{ family, before: earlier.figure, after: figure }];
  });
  const lone = (rows: typeof old, others: typeof old): LoneFigure[] =>
    [...rows].flatMap(([key, { figure }]) =>
      others.has(key)
        ? []
        : [{ measure: figure.measure, label: figure.label, group: figure.group }],
    );
  return { pairs, onlyBefore: lone(old, now), onlyAfter: lone(now, old) };
}

function rowsOf(
  profile: Profile,
): ReadonlyMap<string, { readonly family: MeasureFamily; readonly figure: Figure }> {
  const rows = FAMILIES.flatMap((family) =>
    profile[family].map((figure) => [keyOf(figure), { family, figure }] as const),
  );
  return new Map(rows);
}

/** A measure and a group; no id holds a line feed. */
function keyOf({ measure, group }: Figure): string {
  return [measure, group.grade ?? "", group.gender ?? ""].join("\n");
}
