import type { Figure } from "../vocabulary/figure.ts";
import type { Text } from "../vocabulary/instrument.ts";
import type { MeasureCut, MeasureNote, Profile } from "../vocabulary/profile.ts";
import type { Stop, StopReason } from "../vocabulary/profile-diff.ts";
import { isSame } from "./same-text.ts";

/** Why the figures of a measure may not be compared between two profiles; id of the measure → reasons. */
export function measureStops(
  before: Profile,
  after: Profile,
): ReadonlyMap<string, readonly Stop[]> {
  const earlier = new Map(before.measures.map((note) => [note.id, note]));
  const stops = new Map<string, readonly Stop[]>();
  for (const note of after.measures) {
    const old = earlier.get(note.id);
    if (old !== undefined) stops.set(note.id, stopsOf(old, note, before, after));
  }
  for (const { id, kind, goodWhen } of after.measures) {
    if (kind !== "cumulative" || !isCountOfOthers(goodWhen, before, after, stops)) continue;
    stops.set(id, [...(stops.get(id) ?? []), plainStop("factors")]);
  }
  return stops;
}

const plainStop = (reason: StopReason): Stop => ({ reason, before: null, after: null });

function stopsOf(
  one: MeasureNote,
  other: MeasureNote,
  before: Profile,
  after: Profile,
): readonly Stop[] {
  const isDirected = one.kind === other.kind && one.goodWhen === other.goodWhen;
  const isMarked = one.comparability !== undefined || other.comparability !== undefined;
  return [
    ...(isMarked ? [plainStop("not-comparable")] : []),
    ...wordingStops(one, other),
    ...(isDirected ? [] : [plainStop("direction")]),
    ...cutStops(one, other, before, after),
    ...ruleStops(one, other, before, after),
  ];
}

/** The first question that was put in other words, or a question more or less. */
function wordingStops(one: MeasureNote, other: MeasureNote): readonly Stop[] {
  const count = Math.max(one.questions.length, other.questions.length);
  for (let at = 0; at < count; at += 1) {
    const [old, now] = [one.questions[at], other.questions[at]];
    if (old !== undefined && now !== undefined && isSameQuestion(old, now)) continue;
    return [{ reason: "wording", before: old?.en ?? null, after: now?.en ?? null }];
  }
  return [];
}

/** A translation that came later changes nothing that was asked. */
function isSameQuestion(one: Text, other: Text): boolean {
  const isSwedish = one.sv !== undefined && other.sv !== undefined;
  return one.en === other.en && (!isSwedish || one.sv === other.sv);
}

/** A factor is as good as its cut: that of the instrument, else that of the norms. */
function cutStops(
  one: MeasureNote,
  other: MeasureNote,
  before: Profile,
  after: Profile,
): readonly Stop[] {
  if (other.kind !== "risk" && other.kind !== "protective") return [];
  if (one.cut !== undefined || other.cut !== undefined) {
    return differs(one.cut && cutText(one.cut), other.cut && cutText(other.cut));
  }
  const [old, now] = [before.norms, after.norms];
  if (old?.sha256 === now?.sha256) return [];
  if (one.cuts === undefined || other.cuts === undefined) {
    return [{ reason: "norm", before: old?.id ?? null, after: now?.id ?? null }];
  }
  return differs(cutsText(one.cuts), cutsText(other.cuts));
}

function differs(before: string | undefined, after: string | undefined): readonly Stop[] {
  if (before === after) return [];
  return [{ reason: "cut", before: before ?? null, after: after ?? null }];
}

const cutText = ({ operator, value }: Pick<MeasureCut, "operator" | "value">): string =>
  `${operator} ${value}`;

const cutsText = (cuts: readonly MeasureCut[]): string =>
  cuts
    .map((cut) =>
      [cut.grade, cut.gender, cutText(cut), cut.fallback && "*"].filter(Boolean).join(" "),
    )
    .sort()
    .join("; ");

/** An instrument that is the same to the byte has the same rules. */
function ruleStops(
  one: MeasureNote,
  other: MeasureNote,
  before: Profile,
  after: Profile,
): readonly Stop[] {
  if (before.instrument.sha256 === after.instrument.sha256) return [];
  if (one.rule === undefined || other.rule === undefined) return [plainStop("instrument")];
  return isSame(one.rule, other.rule) ? [] : [plainStop("rule")];
}

/** Does a share with several factors count others than before, or the same ones by other cuts? */
function isCountOfOthers(
  goodWhen: MeasureNote["goodWhen"],
  before: Profile,
  after: Profile,
  stops: ReadonlyMap<string, readonly Stop[]>,
): boolean {
  const kind = goodWhen === "high" ? "protective" : "risk";
  const [old, now] = [counted(before, kind), counted(after, kind)];
  return !isSame(old, now) || now.some((id) => (stops.get(id) ?? []).length > 0);
}

/** Factors that can be counted in the survey: those with a cut whose questions were asked. */
function counted({ factors }: Profile, kind: Figure["kind"]): readonly string[] {
  const isTold = ({ status, reason }: Figure): boolean =>
    status !== "absent" || reason === "no_answers";
  const ids = factors.filter((figure) => figure.kind === kind && isTold(figure));
  return [...new Set(ids.map(({ measure }) => measure))].sort();
}
