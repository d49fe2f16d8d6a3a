import type { DerivedCut, LeftOver } from "../vocabulary/norm-derivation.ts";
import { type Contrast, contrastOf } from "./contrast-cut.ts";
import type { DeriveRequest } from "./derive-cuts.ts";
import { measureCut } from "./measure-cut.ts";
import { sampleOf } from "./weighted-sample.ts";

/** Whom other figures of the same survey tell of, one entry per respondent: 1 or 0. */
export interface Told {
  /** In the figures of the scale. */
  readonly scale: Uint8Array;
  /** In those of the behaviour that cuts are held against; of others, only who takes part counts. */
  readonly behaviour: Uint8Array;
  readonly behaviourGoodWhen: "high" | "low";
}

/**
 * Measures the cuts of one scale again, among those whom other figures tell of. Sensitivity and
 * specificity are of those in the figures of both, with the persons who are left over:
 *
 * - in each group of pupils, everyone with a score less those of them who are in a criterion group,
 *   among all who are told of, and where the behaviour is told as well;
 * - everyone who answered the behaviour, less all criterion groups together.
 *
 * Where a cut may lie was judged on all it was derived from: `notBelow` and `notAbove` stay.
 */
export function measureTold(
  cuts: readonly DerivedCut[],
  request: DeriveRequest,
  told: Told,
): readonly DerivedCut[] {
  const inBoth = both(told.scale, told.behaviour);
  const measured = cuts.map((cut) => {
    const scores = request.scores.get(cut.scale) ?? new Float64Array();
    const { inside } = request.groups.find((group) => isOf(cut, group)) ?? { inside: NOBODY };
    const contrast = contrastOf(both(inside, inBoth), scores, request);
    const of = (mask: Uint8Array): DerivedCut => {
      const sample = sampleOf(scores, request.weight, both(inside, mask));
      const { respondents, beyond, share, criterion } = measureCut(sample, cut, contrast);
      return { ...cut, respondents, beyond, share, ...(criterion && { criterion }) };
    };
    return { cut: of(told.scale), where: of(inBoth), contrast };
  });
  const unscored = leftOfBehaviour(
    measured.flatMap(({ contrast }) => contrast ?? []),
    inBoth,
    request,
    told.behaviourGoodWhen,
  );
  return measured.map(({ cut, where }) => {
    if (cut.criterion === undefined) return cut;
    const leftOver = [leftOfScale(cut), leftOfScale(where), unscored];
    return { ...cut, criterion: { ...cut.criterion, leftOver } };
  });
}

const NOBODY = new Uint8Array();

function isOf(cut: DerivedCut, { grade, gender }: DeriveRequest["groups"][number]): boolean {
  return cut.grade === grade && cut.gender === gender;
}

function both(one: Uint8Array, other: Uint8Array): Uint8Array {
  return one.map((is, row) => (is === 1 && other[row] === 1 ? 1 : 0));
}

/** Who has a score and is in neither criterion group, and who of them is past the cut. */
function leftOfScale({ respondents, beyond, kind, criterion }: DerivedCut): LeftOver {
  const isHighRisk = kind === "risk";
  const goodWhen = isHighRisk ? "low" : "high";
  const { having, lacking } = criterion ?? {};
  if (having === undefined || lacking === undefined)
    return { respondents, counted: beyond, goodWhen };
  const wrong = (group: typeof having): number => group.respondents - group.counted;
  const past = isHighRisk ? having.counted + wrong(lacking) : wrong(having) + lacking.counted;
  const inGroups = having.respondents + lacking.respondents;
  return { respondents: respondents - inGroups, counted: beyond - past, goodWhen };
}

/** Who answered the behaviour and is in no criterion group, and who of them has the behaviour. */
function leftOfBehaviour(
  contrasts: readonly Contrast[],
  inside: Uint8Array,
  request: DeriveRequest,
  goodWhen: "high" | "low",
): LeftOver {
  // Whoever answered has a score here, so that the same persons are counted as in a contrast.
  const anyScore = new Float64Array(inside.length);
  const all = contrastOf(inside, anyScore, request);
  const sum = (sizes: readonly number[]): number => sizes.reduce((total, one) => total + one, 0);
  const having = sum(contrasts.map((each) => each.having.scores.length));
  const lacking = sum(contrasts.map((each) => each.lacking.scores.length));
  const counted = (all?.having.scores.length ?? 0) - having;
  const others = (all?.lacking.scores.length ?? 0) - lacking;
  return { respondents: counted + others, counted, goodWhen };
}
