import { CtcError } from "../../vocabulary/errors.ts";
import type { Figure } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import { profileArea } from "./profile-area.ts";
import type { Survey } from "./survey.ts";

/** A file keeps 12 significant digits. */
const KEPT = 1e-9;

/**
 * Holds a survey against a published profile: it must be the one behind it, and give the same figures
 * under the same rules, so that what is added to the profile is about the same pupils.
 *
 * @returns place of the profile's area; null for everyone
 * @throws CtcError `prioritise-survey-differs` {file, differs}
 */
export function requireSameProfile(
  profile: Profile,
  survey: Survey,
  request: ProfileRequest,
): number | null {
  const refuse = (differs: string): CtcError =>
    new CtcError("prioritise-survey-differs", { file: request.survey.file, differs });
  const { name } = profile.area;
  const area = name === null ? null : survey.coded.responses.area.names.indexOf(name);
  if (area === -1) throw refuse("area");
  const again = profileArea(area, survey, request);
  if (again.instrument.sha256 !== profile.instrument.sha256) throw refuse("instrument");
  if ((again.norms?.sha256 ?? null) !== (profile.norms?.sha256 ?? null)) throw refuse("norms");
  if (again.policy.id !== profile.policy.id) throw refuse("policy");
  const now = new Map(again.factors.map((figure) => [keyOf(figure), figure]));
  const totals = profile.factors.filter(({ group }) => Object.keys(group).length === 0);
  const isOther = totals.some((figure) => !isSame(figure, now.get(keyOf(figure))));
  if (isOther) throw refuse("figures");
  return area;
}

const keyOf = ({ measure, group }: Figure): string =>
  [measure, group.grade ?? "", group.gender ?? ""].join("\n");

function isSame(one: Figure, other: Figure | undefined): boolean {
  if (other === undefined || one.status !== other.status) return false;
  return (
    isNear(one.value, other.value) &&
    isNear(one.difference?.value ?? null, other.difference?.value ?? null) &&
    isNear(one.difference?.p ?? null, other.difference?.p ?? null)
  );
}

function isNear(one: number | null, other: number | null): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= KEPT * Math.max(1, Math.abs(one));
}
