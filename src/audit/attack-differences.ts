import type { AuditedCount, AuditKind, AuditSource } from "../vocabulary/audit.ts";
import type { Policy } from "../vocabulary/policy.ts";
import type { AuditMeans } from "./audit-means.ts";
import { type Judged, judge } from "./judge.ts";
import { type MeasureRow, measureRows } from "./measure-rows.ts";
import { placeOf } from "./participation.ts";
import type { PrintedFile, Range } from "./printed.ts";
import type { PublishedSurvey } from "./published-survey.ts";

/** Two publications of one wave from two files of answers, as when one respondent came late. */
interface Pair {
  readonly first: PublishedSurvey;
  readonly second: PublishedSurvey;
  readonly names: readonly [string, string];
}

/**
 * What two publications of one wave tell of the pupils who are in one of them only. The files of
 * answers differ, so nothing is sure; but an outsider will take it that pupils were added, or that
 * some were left out, and not both. Then the difference of two figures is a figure of these few, and
 * a figure that is withheld in one publication is no farther from the other's than there are of them.
 * Where the one that withholds it was held against the other, that is out already, and no leak of it.
 */
export function attackDifferences(
  surveys: readonly PublishedSurvey[],
  means: Pick<AuditMeans, "policy" | "intervalOf">,
): readonly AuditedCount[] {
  const pairs = surveys.flatMap((first, at) =>
    surveys
      .slice(at + 1)
      .filter((second) => second.wave === first.wave && isComparable(first, second))
      .map((second) => ({ first, second, names: namesOf(first, second) })),
  );
  return pairs.flatMap((pair) => attackPair(pair, means));
}

/** Shares of weighted surveys say nothing of persons; other norms count other pupils. */
function isComparable(first: PublishedSurvey, second: PublishedSurvey): boolean {
  const files = [...first.files, ...second.files];
  const norms = new Set(files.flatMap((file) => file.norms ?? []));
  return norms.size < 2 && files.every(({ isWeighted }) => isWeighted !== true);
}

function namesOf(first: PublishedSurvey, second: PublishedSurvey): readonly [string, string] {
  const [one, other] = [first.files[0], second.files[0]];
  const name = (file: PrintedFile | undefined): string =>
    one?.folder === other?.folder || file?.folder === ""
      ? (file?.file ?? "")
      : (file?.folder ?? "");
  return [name(one), name(other)];
}

function attackPair(
  { first, second, names }: Pair,
  { policy, intervalOf }: Pick<AuditMeans, "policy" | "intervalOf">,
): readonly AuditedCount[] {
  const ones = measureRows(first, false, intervalOf);
  const others = new Map(
    measureRows(second, false, intervalOf).map((row) => [keyOf(row), row] as const),
  );
  return ones.flatMap((one): AuditedCount[] => {
    const other = others.get(keyOf(one));
    if (other === undefined || one.isPartial !== other.isPartial) return [];
    const wave = first.wave;
    const because = names.map(
      (name): AuditSource => ({
        kind: "publication",
        place: placeOf(wave, one, one.measure),
        other: name,
      }),
    );
    const means = { wave, because, policy, goodWhen: goodWhenOf(one.measure, first) };
    const [counts, same] = [countsOf(one), countsOf(other)];
    if (counts !== null && same !== null) return ofThoseInOne(one, counts, same, means);
    const added = addedTo(one, first, second);
    if (added === null) return [];
    if (counts === null && same !== null && one.isWithheld) {
      return asPublished(ofWithheld(one, same, -added, means), first, second);
    }
    if (counts === null || !other.isWithheld) return [];
    return asPublished(ofWithheld(other, counts, added, means), second, first);
  });
}

/** What the publication that shows a figure told before the other one was held against it. */
function asPublished(
  counts: readonly AuditedCount[],
  withholds: PublishedSurvey,
  shows: PublishedSurvey,
): AuditedCount[] {
  const isHeld = ({ files }: PublishedSurvey): boolean => files.some((file) => file.isHeld);
  const isKnown = isHeld(withholds) && !isHeld(shows);
  return counts.map((count) =>
    isKnown && count.verdict === "leak" ? { ...count, verdict: "published" } : count,
  );
}

const keyOf = ({ area, grade, gender, measure }: MeasureRow): string =>
  JSON.stringify([area, grade, gender, measure]);

function goodWhenOf(measure: string, { files }: PublishedSurvey): "high" | "low" {
  const told = files.flatMap(({ measures }) => measures.get(measure)?.goodWhen ?? []);
  return told.includes("high") ? "high" : "low";
}

interface Counts {
  readonly respondents: number;
  readonly numerator: number;
}

/** The pupils behind a row that tells them exactly. */
function countsOf({ counts, isWithheld, isRounded }: MeasureRow): Counts | null {
  if (counts === null || isWithheld || isRounded) return null;
  const { respondents, numerator } = counts;
  const isExact = ({ low, high }: Range): boolean => low === high;
  if (!isExact(respondents) || !isExact(numerator)) return null;
  return { respondents: respondents.low, numerator: numerator.low };
}

/** How many more took part in the second publication; null where either does not tell exactly. */
function addedTo(
  { area, grade, gender }: MeasureRow,
  first: PublishedSurvey,
  second: PublishedSurvey,
): number | null {
  const answered = ({ files }: PublishedSurvey): number | null => {
    const rows = files.flatMap(({ participation }) =>
      participation.filter((p) => p.area === area && p.grade === grade && p.gender === gender),
    );
    const exact = rows.flatMap(({ respondents: range, isRounded, isPartial }) =>
      range === null || isRounded || isPartial === true ? [] : [range.low],
    );
    return exact[0] ?? null;
  };
  const [before, after] = [answered(first), answered(second)];
  return before === null || after === null ? null : after - before;
}

interface PairMeans {
  readonly wave: string | null;
  readonly because: readonly AuditSource[];
  readonly policy: Policy;
  readonly goodWhen: "high" | "low";
}

/** Figures that are told in both: what they differ by are the pupils who are in one only. */
function ofThoseInOne(
  row: MeasureRow,
  one: Counts,
  other: Counts,
  means: PairMeans,
): AuditedCount[] {
  const sign = Math.sign(other.respondents - one.respondents);
  const respondents = sign * (other.respondents - one.respondents);
  const numerator = sign * (other.numerator - one.numerator);
  // Pupils were added and others left out: the difference is nobody's answers.
  if (respondents === 0 || numerator < 0 || numerator > respondents) return [];
  const ends = { respondents, numerator, complement: respondents - numerator };
  const at = (value: number): Range => ({ low: value, high: value });
  const told = tell(row, "difference", means, {
    respondents: at(ends.respondents),
    numerator: at(ends.numerator),
    complement: at(ends.complement),
  });
  return told.filter(({ verdict }) => verdict === "leak");
}

/** A figure that is told in the other publication only, which has `more` pupils fewer or more. */
function ofWithheld(
  row: MeasureRow,
  { respondents, numerator }: Counts,
  more: number,
  means: PairMeans,
): AuditedCount[] {
  const around = (count: number): Range => ({
    low: Math.max(0, Math.min(count, count + more)),
    high: Math.max(count, count + more),
  });
  return tell(row, "withheld", means, {
    respondents: around(respondents),
    numerator: around(numerator),
    complement: around(respondents - numerator),
  });
}

function tell(
  row: MeasureRow,
  kind: AuditKind,
  { wave, because, policy, goodWhen }: PairMeans,
  ranges: Readonly<Record<"respondents" | "numerator" | "complement", Range>>,
): AuditedCount[] {
  const without = kind === "difference" ? "publication" : null;
  const place = placeOf(wave, row, row.measure, without);
  return (["respondents", "numerator", "complement"] as const).map((quantity): AuditedCount => {
    const interval = ranges[quantity];
    const judged: Judged = {
      quantity,
      kind,
      interval,
      mostRespondents: ranges.respondents.high,
      most: quantity === "respondents" ? Number.POSITIVE_INFINITY : ranges.respondents.high,
      goodWhen,
      isPart: false,
    };
    const verdict = judge(judged, policy);
    const { low, high } = interval;
    const told = { place, quantity, kind, low, high, verdict };
    return { ...told, because: verdict === "leak" ? because : [] };
  });
}
