import type { Coded } from "../../instrument/code-responses.ts";
import { requireRole } from "../../instrument/resolve-columns.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";

/**
 * Can the survey be told by what `--by` asks for?
 *
 * @throws CtcError `column-role-missing` without a column of grades or genders; `split-not-allowed`
 *   where the policy never shows such a split; `split-with-calibrate` where the totals are rounded
 *   for a register that is public, for then their parts would be known better than they are
 */
export function requireSplits(
  { roleColumns, table }: Pick<Coded, "roleColumns" | "table">,
  { by, policy, estimation, survey }: ProfileRequest,
): void {
  for (const split of by) {
    for (const role of ["grade", "gender"] as const) {
      if (split.includes(role)) requireRole(roleColumns, role, table, survey.file);
    }
    if (!policy.open && policy.splits[split] === undefined)
      throw new CtcError("split-not-allowed", { split, policy: policy.id });
  }
  if (by.length > 0 && !policy.open && estimation.calibrate !== null)
    throw new CtcError("split-with-calibrate", { policy: policy.id });
}
