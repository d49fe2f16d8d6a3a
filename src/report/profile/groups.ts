import type { Figure } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { shareStep } from "../../vocabulary/row-flags.ts";
import { SPLITS, type Split, splitOf } from "../../vocabulary/split.ts";
import { bullets, heading, message, paragraph, sequence, text } from "../blocks.ts";
import { figureTable } from "../figure-table.ts";
import { goodWhen, groupName, notesById } from "../read-figure.ts";

/** How many measures are named whose groups differ, most telling first: a list of forty says nothing. */
const MOST_NAMED = 10;

const figuresOf = (profile: Profile, split: Split): readonly Figure[] =>
  [...profile.factors, ...profile.behaviours, ...profile.cumulative].filter(
    ({ group }) => splitOf(group) === split,
  );

/** Grades and genders, where these were asked for. */
export function groups(profile: Profile): readonly Block[] {
  const splits = SPLITS.filter((split) => figuresOf(profile, split).length > 0);
  if (splits.length === 0) return [];
  return [
    heading(2, message("profile.groups.title")),
    paragraph(
      message(profile.policy.open ? "profile.groups.introExact" : "profile.groups.introDivided"),
    ),
    ...splits.flatMap((split) => [
      heading(3, message(`profile.groups.${split}`)),
      ...(figuresOf(profile, split).some(({ status }) => status === "shown")
        ? [...differences(profile, split), ...tables(profile, split)]
        : [paragraph(message("profile.groups.noneShown"))]),
    ]),
  ];
}

/** Tables of one split: rows of one measure stand together, its groups in their order. */
function tables(profile: Profile, split: Split): readonly Block[] {
  const notes = notesById(profile);
  const told = byMeasure(figuresOf(profile, split)).filter((rows) =>
    rows.some(({ status }) => status !== "absent"),
  );
  return (["high", "low"] as const).flatMap((direction) =>
    figureTable(
      profile,
      told.filter(([first]) => first !== undefined && goodWhen(first, notes) === direction).flat(),
      { first: "profile.header.measure", norm: true, goodWhen: direction, isByGroup: true },
    ),
  );
}

/**
 * The measures of which two groups differ whatever chance and rounding did: their intervals, each 95 %,
 * do not meet. That is a stricter rule than a test of the difference, which rounded rows do not allow.
 */
function differences(profile: Profile, split: Split): readonly Block[] {
  const found = byMeasure(figuresOf(profile, split)).flatMap((rows) => {
    const pair = farthest(rows);
    return pair === null ? [] : [pair];
  });
  if (found.length === 0) return [paragraph(message("profile.groups.noDifference"))];
  const named = found.toSorted((one, other) => other.apart - one.apart).slice(0, MOST_NAMED);
  return [
    paragraph(message("profile.groups.differences")),
    ...bullets(
      named.map(({ more, less }) =>
        message("profile.groups.difference", {
          label: { kind: "strong", text: text(more.label) },
          more: groupName(more.group),
          moreShare: shareOf(more),
          less: groupName(less.group),
          lessShare: shareOf(less),
        }),
      ),
    ),
    ...(found.length > named.length ? [paragraph(sequence(message("profile.groups.more")))] : []),
  ];
}

interface Pair {
  readonly more: Figure;
  readonly less: Figure;
  /** Between the nearest limits of the two. */
  readonly apart: number;
}

/** The two groups of a measure whose intervals are farthest apart; null where all of them meet. */
function farthest(rows: readonly Figure[]): Pair | null {
  const shown = rows.filter(({ status }) => status === "shown");
  let best: Pair | null = null;
  for (const more of shown) {
    for (const less of shown) {
      const apart = (more.low ?? 0) - (less.high ?? 1);
      if (apart > 1e-9 && (best === null || apart > best.apart)) best = { more, less, apart };
    }
  }
  return best;
}

function shareOf({ value, flags }: Figure): Inline {
  const step = shareStep(flags);
  return { kind: "share", value: value ?? 0, ...(step === null ? {} : { step }) };
}

function byMeasure(figures: readonly Figure[]): readonly (readonly Figure[])[] {
  const grouped = new Map<string, Figure[]>();
  for (const figure of figures) {
    const rows = grouped.get(figure.measure);
    if (rows === undefined) grouped.set(figure.measure, [figure]);
    else rows.push(figure);
  }
  return [...grouped.values()];
}
