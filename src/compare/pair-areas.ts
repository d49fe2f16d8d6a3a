import { compareNames, foldName } from "../vocabulary/names.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { InputFile } from "../vocabulary/profile-request.ts";

/** A profile and the file it was read from. */
export interface ProfileFile extends InputFile {
  readonly profile: Profile;
}

export interface PairedAreas {
  /** Everyone first, then in the order of names. */
  readonly pairs: readonly { readonly before: ProfileFile; readonly after: ProfileFile }[];
  /** Null: everyone. */
  readonly onlyBefore: readonly (string | null)[];
  readonly onlyAfter: readonly (string | null)[];
}

/**
 * The profiles of each area in two surveys: by the area's id where both have one that the other knows,
 * else by its name. The profile of everyone goes with that of everyone.
 */
export function pairAreas(
  before: readonly ProfileFile[],
  after: readonly ProfileFile[],
): PairedAreas {
  const left = new Set(before);
  const pairs: { readonly before: ProfileFile; readonly after: ProfileFile }[] = [];
  const lone: ProfileFile[] = [];
  for (const later of after) {
    const found = partnerOf(later, [...left]);
    if (found === undefined) lone.push(later);
    else {
      left.delete(found);
      pairs.push({ before: found, after: later });
    }
  }
  const names = (files: readonly ProfileFile[]): readonly (string | null)[] =>
    files.map(({ profile }) => profile.area.name).sort(compareAreas);
  return {
    pairs: pairs.sort((one, other) =>
      compareAreas(one.after.profile.area.name, other.after.profile.area.name),
    ),
    onlyBefore: names([...left]),
    onlyAfter: names(lone),
  };
}

function partnerOf(
  { profile: { area } }: ProfileFile,
  candidates: readonly ProfileFile[],
): ProfileFile | undefined {
  const { id, name } = area;
  const byId = candidates.find(({ profile }) => id !== null && profile.area.id === id);
  return byId ?? candidates.find(({ profile }) => isSameName(profile.area.name, name));
}

function isSameName(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return foldName(one) === foldName(other);
}

function compareAreas(one: string | null, other: string | null): number {
  if (one === null || other === null) return Number(one !== null) - Number(other !== null);
  return compareNames(one, other);
}
