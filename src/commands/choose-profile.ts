import { nearestNames } from "../catalog/nearest-name.ts";
import type { ComparisonPair } from "../pipeline/evaluate-decision.ts";
import { CtcError } from "../vocabulary/errors.ts";
import { compareNames, foldName } from "../vocabulary/names.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { Io } from "./io.ts";
import type { FoundProfile } from "./read-profiles.ts";

/** An area as a decision or a user names it; no name is everyone in the survey. */
export type NamedArea = Pick<Profile["area"], "id" | "name">;

const nameOf = ({ profile }: FoundProfile): string => profile.area.name ?? "";

/** An id outlives a change of name; a name is all that there is where nobody gave ids. */
function isArea(area: NamedArea, { profile }: FoundProfile): boolean {
  const other = profile.area;
  if (area.id !== null && other.id !== null) return area.id === other.id;
  return foldName(area.name ?? "") === foldName(other.name ?? "");
}

/**
 * The profile of an area among those that were read.
 *
 * @throws CtcError `profile-of-area-missing`, `profile-of-area-twice`
 */
export function profileOfArea(
  found: readonly FoundProfile[],
  area: NamedArea,
  path: string,
  io: Io,
): FoundProfile {
  const [only, second] = found.filter((one) => isArea(area, one));
  const name = area.name ?? "";
  if (only === undefined) {
    const nearest = nearestNames(name, found.map(nameOf), 3).filter((other) => other !== "");
    throw new CtcError("profile-of-area-missing", {
      file: io.baseName(path),
      area: name,
      nearest: nearest.join(", "),
      reason: area.name === null ? "everyone" : "area",
    });
  }
  if (second !== undefined)
    throw new CtcError("profile-of-area-twice", {
      file: only.file,
      other: second.file,
      area: name,
    });
  return only;
}

/** The two surveys that are compared, by their labels. */
export type Waves = readonly [before: string | null, after: string | null];

/**
 * The profiles of comparison areas, two by two, in the order of their names. Left out are the area
 * itself and the municipality that holds it, so that whole folders of profiles can be named, and
 * waves that are neither of the two.
 *
 * @throws CtcError `comparison-unpaired` for an area of which one of the two waves is missing or
 *   stands twice, `comparison-none` where no area is left
 */
export function pairAreas(
  found: readonly FoundProfile[],
  waves: Waves,
  area: NamedArea,
): readonly ComparisonPair[] {
  const others = found.filter(
    (one) =>
      one.profile.area.name !== null &&
      waves.includes(one.profile.survey.wave) &&
      !isArea(area, one),
  );
  const pairs: ComparisonPair[] = [];
  const seen = new Set<FoundProfile>();
  for (const one of others) {
    if (seen.has(one)) continue;
    const own = others.filter((other) => isArea(one.profile.area, other));
    for (const other of own) seen.add(other);
    pairs.push(pairOf(own, waves));
  }
  if (pairs.length === 0) throw new CtcError("comparison-none");
  return pairs.sort((one, other) => compareNames(one.area, other.area));
}

function pairOf(profiles: readonly FoundProfile[], waves: Waves): ComparisonPair {
  const ofWave = (wave: string | null): FoundProfile => {
    const [only, ...more] = profiles.filter(({ profile }) => profile.survey.wave === wave);
    if (only !== undefined && more.length === 0) return only;
    const area = profiles.map(nameOf)[0] ?? "";
    const count = only === undefined ? 0 : more.length + 1;
    throw new CtcError("comparison-unpaired", { area, wave: wave ?? "", profiles: count });
  };
  const [before, after] = [ofWave(waves[0]), ofWave(waves[1])];
  return { area: nameOf(after), before, after };
}
