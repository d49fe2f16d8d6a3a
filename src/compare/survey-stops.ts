import { foldName } from "../vocabulary/names.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { Stop, StopReason } from "../vocabulary/profile-diff.ts";
import { isSame } from "./same-text.ts";

/**
 * Why no figure of two profiles of an area may be compared: what was surveyed, where, how, or how the
 * figures were made is not the same. What a profile does not say (`null`) stops nothing by itself.
 */
export function surveyStops(before: Profile, after: Profile): readonly Stop[] {
  const both = <T>(read: (profile: Profile) => T): readonly [T, T] => [read(before), read(after)];
  return [
    ...differs("project", ...both(({ project }) => project), foldName),
    ...areaStops(before, after),
    ...differs("area-basis", ...both(({ area }) => area.basis)),
    ...differs("instrument", ...both(({ instrument: { id, version } }) => `${id} ${version}`)),
    ...differs("mode", ...both(({ survey }) => survey.mode ?? null)),
    ...designStops(before, after),
    ...differs("policy", ...both(({ policy }) => policy.id)),
    ...honestyStops(before, after),
    ...(before.synthetic === after.synthetic ? [] : [plainStop("synthetic")]),
  ];
}

const plainStop = (reason: StopReason): Stop => ({ reason, before: null, after: null });

function differs(
  reason: StopReason,
  before: string | null,
  after: string | null,
  form: (text: string) => string = (text) => text,
): readonly Stop[] {
  if (before === null || after === null || form(before) === form(after)) return [];
  return [{ reason, before, after }];
}

/** Another id is another area, whatever it is called; and parts that are its own in one wave only. */
function areaStops({ area: one }: Profile, { area: other }: Profile): readonly Stop[] {
  const [old, now] = [one.parts ?? [], other.parts ?? []];
  const named = (parts: readonly string[]): string | null => parts.join("; ") || null;
  return [
    ...differs("area", one.id, other.id),
    ...(isSame(old, now)
      ? []
      : [{ reason: "area", before: named(old), after: named(now) } as const]),
  ];
}

function designStops(before: Profile, after: Profile): readonly Stop[] {
  const parts = ({ design }: Profile) => [design.weighted, design.stratified, design.clustered];
  const either = (has: (profile: Profile) => boolean): boolean => has(before) || has(after);
  return [
    ...(isSame(parts(before), parts(after)) ? [] : [plainStop("design")]),
    ...(either(({ design }) => design.finitePopulation) ? [plainStop("finite-population")] : []),
    ...(either(({ design }) => design.calibration !== null) ? [plainStop("calibration")] : []),
  ];
}

function honestyStops(before: Profile, after: Profile): readonly Stop[] {
  const rules = ({ coverage }: Profile) => coverage.removed.map(({ rule }) => rule).sort();
  return isSame(rules(before), rules(after)) ? [] : [plainStop("honesty")];
}
