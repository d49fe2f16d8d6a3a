import { type DiffRequest, diffProfiles, isSameProfile } from "../compare/diff-profiles.ts";
import { type ProfileFile, pairAreas } from "../compare/pair-areas.ts";
import { diffToReport } from "../report/diff-to-report.ts";
import { CtcError } from "../vocabulary/errors.ts";
import { foldName } from "../vocabulary/names.ts";
import type { ProfileDiff } from "../vocabulary/profile-diff.ts";
import type { Report } from "../vocabulary/report.ts";

/** What differs between published profiles, and the document made of it. */
export interface DiffResult {
  readonly diff: ProfileDiff;
  readonly report: Report;
  /** Each area by itself, in the order of the diff, for a folder with a file for each. */
  readonly parts: readonly { readonly diff: ProfileDiff; readonly report: Report }[];
}

/**
 * Two publications beside each other. Where one side is a single profile, only its area is looked for
 * on the other. Equal profiles give an empty diff, whatever was asked for.
 *
 * @throws CtcError `diff-several-waves`, `diff-area-twice`, `diff-other-area`, `diff-same-wave`,
 *   `diff-other-wave`
 */
export function diffPublications(asked: DiffRequest): DiffResult {
  for (const side of [asked.before, asked.after]) refuseMixed(side);
  const request = narrowed(asked);
  const { pairs, onlyBefore, onlyAfter } = pairAreas(request.before, request.after);
  if (pairs.length === 0) throw new CtcError("diff-other-area", areaFacts(request));
  const isEqual =
    onlyBefore.length + onlyAfter.length === 0 &&
    pairs.every(({ before, after }) => isSameProfile(before.profile, after.profile));
  if (!isEqual) refuseWaves(request);
  const diff = diffProfiles(request);
  const parts = diff.areas.map((area) => {
    const part = { ...diff, areas: [area], onlyBefore: [], onlyAfter: [] };
    return { diff: part, report: diffToReport(part) };
  });
  return { diff, report: diffToReport(diff), parts };
}

/** One publication is one wave, with each area once. */
function refuseMixed(files: readonly ProfileFile[]): void {
  const waves = [...new Set(files.map(({ profile }) => profile.survey.wave))];
  if (waves.length > 1) {
    const found = waves.map((wave) => wave ?? "?").join(", ");
    throw new CtcError("diff-several-waves", { found });
  }
  const seen = new Map<string, string>();
  for (const { file, profile } of files) {
    const area = profile.area.name === null ? "" : foldName(profile.area.name);
    const other = seen.get(area);
    if (other !== undefined) throw new CtcError("diff-area-twice", { file, other });
    seen.set(area, file);
  }
}

function narrowed(request: DiffRequest): DiffRequest {
  const { before, after } = request;
  if (before.length > 1 === after.length > 1) return request;
  const { pairs } = pairAreas(before, after);
  if (pairs.length === 0) return request;
  return {
    ...request,
    before: pairs.map((pair) => pair.before),
    after: pairs.map((pair) => pair.after),
  };
}

function areaFacts({ before, after }: DiffRequest): Readonly<Record<string, string>> {
  const first = (files: readonly ProfileFile[]): string => files[0]?.file ?? "";
  return { before: first(before), after: first(after) };
}

function refuseWaves({ before, after, sameWave }: DiffRequest): void {
  const waveOf = (files: readonly ProfileFile[]): string | null =>
    files[0]?.profile.survey.wave ?? null;
  const [old, now] = [waveOf(before), waveOf(after)];
  if (old === now && !sameWave) throw new CtcError("diff-same-wave", { wave: now ?? "?" });
  if (old !== now && sameWave) {
    throw new CtcError("diff-other-wave", { before: old ?? "?", after: now ?? "?" });
  }
}
