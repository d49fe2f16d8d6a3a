import type { Group } from "../../vocabulary/estimate.ts";
import type { Text } from "../../vocabulary/instrument.ts";
import type { DiffSide, LoneFigure, ProfileDiff } from "../../vocabulary/profile-diff.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { ABSENT, message, paragraph, plain, sequence, text, WITHHELD } from "../blocks.ts";

/** What the two sides are called: their waves, else before and after. */
export function waveWords({ before, after }: ProfileDiff): {
  readonly before: Inline;
  readonly after: Inline;
} {
  return {
    before: before.wave === null ? message("diff.before") : plain(before.wave),
    after: after.wave === null ? message("diff.after") : plain(after.wave),
  };
}

/** What a row is about: its label, and the grade and gender that it is limited to. */
export function rowWords({
  label,
  group,
}: {
  readonly label: Text;
  readonly group: Group;
}): Inline {
  const parts: Inline[] = [
    ...(group.grade === undefined ? [] : [{ kind: "grade", grade: group.grade } as const]),
    ...(group.gender === undefined
      ? []
      : [{ kind: "term", vocabulary: "gender", id: group.gender } as const]),
  ];
  return parts.reduce<Inline>(
    (first, second) => message("diff.pair", { first, second }),
    text(label),
  );
}

/** The share of one side, or the sign for why there is none. */
export function sideCell({ status, value, step }: DiffSide): Inline {
  if (status === "absent") return ABSENT;
  if (value === null) return WITHHELD;
  return { kind: "share", value, bare: true, ...(step === null ? {} : { step }) };
}

/** Rows that only one of the profiles has, as one paragraph each. */
export function loneRows(
  before: readonly LoneFigure[],
  after: readonly LoneFigure[],
  waves: ReturnType<typeof waveWords>,
): readonly Block[] {
  const line = (id: string, rows: readonly LoneFigure[], wave: Inline): readonly Block[] => {
    const items: Inline = { kind: "enumeration", items: rows.map(rowWords) };
    return rows.length === 0 ? [] : [paragraph(message(id, { rows: items, wave }))];
  };
  return [
    ...line("diff.rows.gone", before, waves.before),
    ...line("diff.rows.new", after, waves.after),
  ];
}

/** The meaning of the signs in the rows, as one line under the tables; nothing where there are none. */
export function legend(
  rows: readonly (readonly Inline[])[],
  isRounded: boolean,
  absent: "diff.legend.absent" | "diff.legend.old" = "diff.legend.absent",
): readonly Block[] {
  const holds = (sign: Inline): boolean => rows.some((row) => row.includes(sign));
  const lines: Inline[] = [
    ...(holds(WITHHELD) ? [message("diff.legend.withheld", { sign: WITHHELD })] : []),
    ...(holds(ABSENT) ? [message(absent, { sign: ABSENT })] : []),
    ...(isRounded ? [message("profile.legend.rounded")] : []),
  ];
  return lines.length === 0 ? [] : [paragraph(sequence(...lines))];
}
