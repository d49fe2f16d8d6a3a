import type { Policy } from "../../vocabulary/policy.ts";
import { findCrossed, NOT_CROSSED } from "./find-crossed.ts";
import { eitherHeld, type Held, type HeldMeasure, isAnyHeld } from "./held.ts";
import { holdParts } from "./hold-parts.ts";
import { type Comparison, holdTotals } from "./hold-totals.ts";
import { matchAreas } from "./match-areas.ts";
import type { Told } from "./told.ts";

/** A measure, as far as its rows are judged by it. */
interface Judged {
  readonly id: string;
  readonly goodWhen: "high" | "low";
}

/** What decides, beside the figures. */
interface Means {
  readonly measures: readonly Judged[];
  readonly policy: Policy;
}

/**
 * What may not be told of a survey because of what was told of the same wave before: in all areas, the
 * municipality and their splits, whichever of them are asked for.
 *
 * @param before every earlier publication of the wave
 * @param after what would be told of everything now
 * @param known what is held already, and was not told in `after`: of what is left, only rows by grade
 *   and gender can have changed by that
 */
export function holdPublished(
  before: readonly Told[],
  after: Told,
  { measures, policy }: Means,
  known: Held = new Map(),
): Held {
  const held = new Map(known);
  if (policy.open) return held;
  const isFirst = known.size === 0;
  for (const earlier of before) {
    const match = matchAreas(earlier, after, policy);
    const isWeighted = earlier.isWeighted || after.isWeighted;
    const isSameSource = earlier.source === after.source;
    const ids = measures.map(({ id }) => id);
    const crossed = isFirst ? findCrossed(earlier, after, match, ids) : NOT_CROSSED;
    for (const { id, goodWhen } of measures) {
      const judging = { goodWhen, policy, isWeighted, isSameSource };
      const comparison = { measure: id, before: earlier, after, match, judging, crossed };
      const totals = isFirst ? holdTotals(comparison) : (known.get(id) ?? NOTHING);
      add(held, id, holdMeasure(comparison, totals));
    }
  }
  return held;
}

type HeldTotals = Pick<HeldMeasure, "areas" | "withoutArea" | "everyone">;

const NOTHING: HeldTotals = { areas: [], withoutArea: false, everyone: false };

function holdMeasure(
  comparison: Comparison,
  { areas, withoutArea, everyone }: HeldTotals,
): HeldMeasure {
  const parts = holdParts(comparison, areas, withoutArea || everyone);
  return { areas, withoutArea, everyone, ...parts };
}

function add(held: Map<string, HeldMeasure>, id: string, found: HeldMeasure): void {
  const others = held.get(id);
  if (isAnyHeld(found)) held.set(id, others === undefined ? found : eitherHeld(others, found));
}
