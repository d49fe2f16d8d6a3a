import type { Profile } from "../vocabulary/profile.ts";
import type { AreaDiff, DiffedSurvey, ProfileDiff } from "../vocabulary/profile-diff.ts";
import { compareArea } from "./compare-area.ts";
import { correctArea } from "./correct-area.ts";
import { type PairedAreas, type ProfileFile, pairAreas } from "./pair-areas.ts";
import { pairRows } from "./pair-rows.ts";
import { isSame } from "./same-text.ts";
import { surveyStops } from "./survey-stops.ts";

/** All that decides a diff. */
export interface DiffRequest {
  /** One file of each area, at least one; all of one wave. */
  readonly before: readonly ProfileFile[];
  readonly after: readonly ProfileFile[];
  /** Two versions of one wave instead of two waves. */
  readonly sameWave: boolean;
  /** Adjusted p below which a change is told, in (0, 1). */
  readonly alpha: number;
  /** Version of the toolkit. */
  readonly version: string;
}

/**
 * What differs between published profiles, area by area: of two waves every change and what can be said
 * of it, of two versions of one wave every figure that was corrected. Areas whose profiles are the same
 * are not in it, so that equal profiles give a diff without areas.
 */
export function diffProfiles(request: DiffRequest): ProfileDiff {
  const { before, after, sameWave, alpha, version } = request;
  const paired = pairAreas(before, after);
  const profiles = [...before, ...after].map(({ profile }) => profile);
  return {
    schema: "ctc-diff/1",
    generator: { name: "ctc", version },
    synthetic: profiles.some(({ synthetic }) => synthetic),
    draft: profiles.some(({ publication }) => publication.status === "utkast"),
    project: after[0]?.profile.project ?? null,
    kind: sameWave ? "correction" : "change",
    alpha,
    independent: true,
    before: surveyOf(before),
    after: surveyOf(after),
    areas: areasOf(paired, sameWave, alpha),
    onlyBefore: paired.onlyBefore,
    onlyAfter: paired.onlyAfter,
  };
}

function areasOf({ pairs }: PairedAreas, sameWave: boolean, alpha: number): readonly AreaDiff[] {
  return pairs.flatMap(({ before, after }) => {
    if (isSameProfile(before.profile, after.profile)) return [];
    const area = areaOf(before, after, sameWave, alpha);
    const isNothing =
      sameWave && [area.corrections, area.onlyBefore, area.onlyAfter].every((rows) => !rows.length);
    return isNothing ? [] : [area];
  });
}

/** Another version of the toolkit that makes the same figures is no difference. */
export function isSameProfile(before: Profile, after: Profile): boolean {
  return isSame({ ...before, generator: null }, { ...after, generator: null });
}

function areaOf(
  before: ProfileFile,
  after: ProfileFile,
  sameWave: boolean,
  alpha: number,
): AreaDiff {
  const [one, other] = [before.profile, after.profile];
  const { pairs, onlyBefore, onlyAfter } = pairRows(one, other);
  const stops = sameWave ? [] : surveyStops(one, other);
  const isCompared = !sameWave && stops.length === 0;
  return {
    area: { id: other.area.id, name: other.area.name },
    before: { file: before.file, sha256: before.sha256 },
    after: { file: after.file, sha256: after.sha256 },
    stops,
    adjustment: other.design.adjustment,
    rows: isCompared ? compareArea(one, other, pairs, alpha) : [],
    corrections: sameWave ? correctArea(pairs, other.policy.open && one.policy.open) : [],
    onlyBefore,
    onlyAfter,
  };
}

function surveyOf(files: readonly ProfileFile[]): DiffedSurvey {
  const [first] = files;
  if (first === undefined) throw new RangeError("a diff needs a profile on either side");
  const { survey, instrument, norms, policy, publication } = first.profile;
  return {
    wave: survey.wave,
    file: survey.file,
    sha256: survey.sha256,
    instrument: `${instrument.id} ${instrument.version}`,
    norms: norms?.id ?? null,
    policy: policy.id,
    status: publication.status,
    version: publication.version === undefined ? null : String(publication.version),
    date: publication.date ?? null,
    corrections: publication.corrections,
  };
}
