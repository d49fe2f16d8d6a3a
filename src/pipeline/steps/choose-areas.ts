import { nearestNames } from "../../catalog/nearest-name.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import { foldName } from "../../vocabulary/names.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import type { AreaGrouping } from "../../vocabulary/responses.ts";

/** Places of the areas asked for. @throws CtcError `area-unknown` with the nearest; `area-in-union` */
export function chooseAreas(
  areas: AreaGrouping,
  { areas: asked, coding }: ProfileRequest,
): readonly number[] {
  if (asked === "all") return areas.names.map((_, area) => area);
  const folded = areas.names.map(foldName);
  const places = asked.map((name) => {
    const at = folded.indexOf(foldName(name));
    if (at !== -1) return at;
    const part = coding.aliases.find(({ found }) => foldName(found) === foldName(name));
    if (part !== undefined) throw new CtcError("area-in-union", { area: name, whole: part.name });
    const nearest = nearestNames(name, areas.names, 3).join("; ");
    throw new CtcError("area-unknown", { area: name.slice(0, 80), nearest });
  });
  return [...new Set(places)].sort((a, b) => a - b);
}
