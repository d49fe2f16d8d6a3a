import { shareOfPersons } from "../../src/estimate/share.ts";
import { evaluatePriorities } from "../../src/evaluate/evaluate-priorities.ts";
import { openRandom } from "../../src/simulate/random.ts";
import type { DiffRow } from "../../src/vocabulary/profile-diff.ts";
import { diffRow, type OracleShare } from "../evaluate/rows.ts";

/** How often a difference between areas was told. */
export interface RatesRow {
  readonly areas: number;
  /** Standard deviation by which each area's share moves by itself. */
  readonly spread: number;
  /** Told where nothing was done: adjusted p alone. */
  readonly chance: number;
  /** The same where the interval between areas has to leave out 0 too; null where there is none. */
  readonly both: number | null;
  /** Told, as `ctc evaluate` does it, where the area itself changed by −10 percentage points. */
  readonly found: number;
}

const ANSWERS = 200;
const SHARE = 0.4;
const PLANTED = -0.1;
const LEVEL = 0.05;

function surveyed(truth: number, uniform: () => number): OracleShare {
  let counted = 0;
  for (let pupil = 0; pupil < ANSWERS; pupil += 1) counted += uniform() < truth ? 1 : 0;
  const value = counted / ANSWERS;
  const { low, high } = shareOfPersons(ANSWERS, counted) ?? { low: 0, high: 1 };
  const se = Math.sqrt((value * (1 - value)) / (ANSWERS - 1));
  return { value, low, high, se, df: ANSWERS - 1 };
}

/** The rates over seeded repeats: areas whose true shares move by a normal amount of their own. */
export function differenceRates(areas: number, spread: number, repeats: number): RatesRow {
  const random = openRandom(`difference-rates/${areas}/${spread}`);
  const row = (planted: number): DiffRow => {
    const later = SHARE + planted + spread * random.normal();
    const uniform = random.uniform;
    return diffRow(surveyed(SHARE, uniform), surveyed(Math.min(1, Math.max(0, later)), uniform));
  };
  const told = { chance: 0, both: 0, found: 0 };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    const others = Array.from({ length: areas }, (_, at) => ({ area: `${at}`, rows: [row(0)] }));
    const judge = (planted: number) =>
      evaluatePriorities({
        priorities: [{ factor: "school", reasons: [] }],
        rows: [row(planted)],
        others,
        adjustment: "benjamini-hochberg",
        wave: null,
      })[0]?.differenceInDifferences;
    const [idle, busy] = [judge(0), judge(PLANTED)];
    if ((idle?.p ?? 1) < LEVEL) told.chance += 1;
    if (idle?.verdict !== "cannot-be-told") told.both += 1;
    if (busy?.verdict === "better") told.found += 1;
  }
  return {
    areas,
    spread,
    chance: told.chance / repeats,
    both: areas < 3 ? null : told.both / repeats,
    found: told.found / repeats,
  };
}
