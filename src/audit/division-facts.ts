import { type DividedPart, partsTold, type Slice, waysToDivide } from "./divided-chain.ts";
import { addPart, addSizes, type Groups } from "./group-facts.ts";
import { type MeasureContext, sourceOf, times } from "./measure-context.ts";
import type { MeasureRow } from "./measure-rows.ts";
import { groupBy } from "./published-survey.ts";
import { lineOf, type PlanOf, splitPlans } from "./split-plans.ts";
import type { Terms } from "./system.ts";
import { ELSEWHERE, type Region } from "./universe.ts";

/** Counts of the total that are tried; shares to a tenth of a per cent of many pupils leave several. */
const MOST_TOTALS = 30;

/** Adds what the divided rows of one measure tell. */
export type AddDivisions = (measure: string, rows: readonly MeasureRow[]) => void;

/**
 * What divided rows tell. The counted of an area are divided among its genders, and those of each
 * gender among its grades where the cross is told; else its grades divide the area too. Grades beside
 * the cross are sums of it, and a municipality's own rows are sums of its areas' rows.
 */
export function divisions(context: MeasureContext): AddDivisions {
  const { rows, universe } = context;
  const isFrame = ({ area, folder }: MeasureRow): boolean =>
    area !== null || universe.areasOf(folder).length === 0;
  const parts = rows.filter((row) => isFrame(row) && (row.grade !== null || row.gender !== null));
  const totals = new Map(
    rows.flatMap((row) =>
      row.grade === null && row.gender === null ? [[totalKey(row), row] as const] : [],
    ),
  );
  const totalOf = (row: MeasureRow): Whole | null => wholeOf(totals.get(totalKey(row)), context);
  const planOf = splitPlans(parts, (row) => totalOf(row)?.respondents ?? null);
  const crossed = new Set(
    parts.flatMap((row) =>
      row.divided !== null && row.grade !== null && row.gender !== null ? [areaKey(row)] : [],
    ),
  );
  const asked = new Set(
    parts.flatMap(({ folder, grade, gender }) => (grade !== null && gender !== null ? folder : [])),
  );
  const isOwn = (row: MeasureRow): boolean =>
    !crossed.has(areaKey(row)) && (asked.has(row.folder) || isTooFewForCross(row, context));
  const addArea = (measure: string, ofArea: readonly MeasureRow[]): void => {
    const [first] = ofArea;
    if (first === undefined || ofArea.every(({ divided }) => divided === null)) return;
    const whole = totalOf(first);
    const genders = division(
      { measure, rows: ofArea.filter(({ grade }) => grade === null), whole, planOf },
      context,
    );
    addDivision(genders, context);
    const ofGrades = ofArea.filter(({ grade }) => grade !== null);
    for (const line of groupBy(ofGrades, lineOf).values()) {
      const [row] = line;
      if (row === undefined || (row.gender === null && !isOwn(row))) continue;
      const from = row.gender === null ? whole : wholeOfGender(genders, row.gender);
      addDivision(division({ measure, rows: line, whole: from, planOf }, context), context);
    }
  };
  return (measure, own) => {
    const here = own.filter((row) => isFrame(row) && (row.grade !== null || row.gender !== null));
    for (const ofArea of groupBy(here, areaKey).values()) addArea(measure, ofArea);
  };
}

const areaKey = ({ folder, area }: MeasureRow): string => JSON.stringify([folder, area]);
const totalKey = ({ folder, area, measure }: MeasureRow): string =>
  JSON.stringify([folder, area, measure]);

/** In a larger area the cross may be divided first, even where it is not among the files. */
function isTooFewForCross(
  { area, folder }: MeasureRow,
  { policy, mostOf, universe }: MeasureContext,
): boolean {
  const fewest = policy.splits["grade*gender"];
  const areas = area === null ? universe.everyone(folder) : [area];
  return fewest === undefined || mostOf(areas, { grade: null, gender: null }) < fewest;
}

/** What is divided: respondents to the nearest step, and which parts of them may be counted. */
interface Whole {
  readonly respondents: number;
  readonly counted: readonly number[];
  /** Fewest pupils who are counted. */
  readonly least: number;
}

function wholeOf(total: MeasureRow | undefined, { policy }: MeasureContext): Whole | null {
  const answered = total?.respondents ?? null;
  if (total === undefined || answered === null || total.isRounded) return null;
  if (answered.low !== answered.high || answered.low === 0) return null;
  const step = policy.roundCountsTo;
  const respondents = step * Math.floor(answered.low / step + 0.5);
  const { low = 1, high = 0 } = total.counts?.numerator ?? {};
  const isFew = high >= low && high - low < MOST_TOTALS;
  const counted = isFew ? Array.from({ length: high - low + 1 }, (_, at) => low + at) : [];
  return { respondents, counted: counted.map((count) => count / answered.low), least: low };
}

/** A gender as it was told, in each way in which it may have been. */
function wholeOfGender({ members, ways }: Division, gender: string): Whole | null {
  const at = members.findIndex((row) => row?.gender === gender);
  const respondents = members[at]?.divided?.respondents ?? 0;
  if (respondents === 0) return null;
  const counted = (ways ?? []).flatMap((slices) => slices[at]?.counted ?? []);
  const parts = [...new Set(counted.map((count) => count / respondents))];
  return { respondents, counted: ways === null ? [] : parts, least: 0 };
}

/** Groups that divide a whole, in the order in which they do. */
interface Division extends Groups {
  /** Null for those in no told group, who come last. */
  readonly members: readonly (MeasureRow | null)[];
  /** Which way each was divided; null where too little is known of the whole. */
  readonly ways: readonly (readonly Slice[])[] | null;
  /** Fewest counted pupils in all of these groups. */
  readonly least: number;
}

interface DivisionInput {
  readonly measure: string;
  readonly rows: readonly MeasureRow[];
  readonly whole: Whole | null;
  readonly planOf: PlanOf;
}

function division(
  { measure, rows, whole, planOf }: DivisionInput,
  context: MeasureContext,
): Division {
  const [first] = rows;
  const plan = first === undefined ? null : planOf(first);
  const told = rows.filter((row) => plan?.isTold(row) === true && !row.isNobody);
  const members = [...told, ...(plan?.hasRemainder === true ? [null] : [])];
  const shown = told.reduce((sum, { divided }) => sum + (divided?.respondents ?? 0), 0);
  const room = whole?.respondents ?? null;
  const hidden = members.filter((row) => row?.divided == null);
  const parts = members.map((row): DividedPart | null => {
    if (row?.divided != null) return row.divided;
    return hidden.length === 1 && room !== null
      ? { respondents: Math.max(0, room - shown), share: null }
      : null;
  });
  const { protection, minimumRespondents } = context.policy;
  const all = whole === null || room === null || members.length === 0 ? [] : whole.counted;
  const found = all.map((share) => waysToDivide(share * (room ?? 0), room ?? 0, parts, protection));
  const isKnown = all.length > 0 && !found.includes(null);
  const left = plan?.hasRemainder === true ? 0 : minimumRespondents - 1;
  return {
    measure,
    members,
    parts,
    room,
    terms: termsOfMembers(measure, rows, told, members, context),
    ways: isKnown ? found.flatMap((some) => some ?? []) : null,
    least: Math.max(0, (whole?.least ?? 0) - left),
  };
}

/** Of every group that is divided, and last of all who are in none. */
function termsOfMembers(
  measure: string,
  rows: readonly MeasureRow[],
  told: readonly MeasureRow[],
  members: readonly (MeasureRow | null)[],
  { counted, others }: MeasureContext,
): Groups["terms"] {
  const [first] = rows;
  const areas = [first?.area ?? ELSEWHERE];
  const both = (region: Pick<Region, "grade" | "gender">) => {
    const yes = counted(measure, areas, region);
    return { counted: yes, answered: [...yes, ...others(measure, areas, region)] };
  };
  // The grades of a gender are parts of it; anything else is a part of the area.
  const isCross = first !== undefined && first.grade !== null && first.gender !== null;
  const all = both({ grade: null, gender: isCross ? first.gender : null });
  const groups = told.map(both);
  const without = (pick: (one: typeof all) => Terms): Terms => [
    ...pick(all),
    ...groups.flatMap((group) => times(pick(group), -1)),
  ];
  const rest = { counted: without((one) => one.counted), answered: without((one) => one.answered) };
  return { members: members.length > told.length ? [...groups, rest] : groups, rest };
}

function addDivision(one: Division, context: MeasureContext): void {
  const { ways, members, measure, terms } = one;
  if (members.every((row) => row?.divided == null)) return;
  addSizes(one, context);
  if (ways === null) return;
  const first = members.find((row) => row?.divided != null);
  if (ways.length === 0 && first != null) {
    // No way of dividing gives these shares: that is told as a contradiction.
    const from = sourceOf(context, "figure", first, measure);
    context.builder.fact(terms.members[0]?.counted ?? [], -1, -1, from);
  }
  partsTold(ways, members.length).forEach((part, at) => {
    const row = members[at];
    if (part === null || row == null) return;
    const from = sourceOf(context, "figure", row, measure);
    const later = terms.members.slice(at).flatMap(({ counted }) => counted);
    const isSomeone = part.low > 0 || (at === 0 && one.least > 0);
    addPart(part, [terms.members[at]?.counted ?? [], later], isSomeone, from, context);
  });
}
