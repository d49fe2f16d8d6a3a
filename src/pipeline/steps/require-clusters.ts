import { lonelyStrata } from "../../estimate/linearisation/design-frame.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";

/** @throws CtcError `lonely-cluster` with every area that has pupils in a stratum of one cluster */
export function requireClusters({ responses, design }: Coded, request: ProfileRequest): void {
  if (request.estimation.lonelyPsu !== "fail") return;
  const lonely = new Set(lonelyStrata(design));
  if (lonely.size === 0) return;
  const areas = new Set<string>();
  for (let row = 0; row < design.respondents; row++) {
    if (!lonely.has(design.stratum[row] as number)) continue;
    areas.add(responses.area.names[responses.area.of[row] as number] ?? "–");
  }
  const named = responses.area.names.filter((name) => areas.has(name));
  throw new CtcError("lonely-cluster", { areas: named.join("; "), strata: lonely.size });
}
