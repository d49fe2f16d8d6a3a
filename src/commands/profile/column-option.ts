import { CtcError } from "../../vocabulary/errors.ts";
import type { Role } from "../../vocabulary/instrument.ts";
import { ROLES } from "../../vocabulary/roles.ts";

export type NamedColumns = Readonly<Partial<Record<Role, readonly string[]>>>;

/**
 * `--column ROLE=NAME[,NAME]`, given once per role.
 *
 * @throws CtcError `column-option-malformed`, `column-role-unknown`
 */
export function readColumnOptions(options: readonly string[]): NamedColumns {
  const named: Partial<Record<Role, readonly string[]>> = {};
  for (const option of options) {
    const [, role, names] = /^([^=]+)=(.+)$/.exec(option) ?? [];
    if (role === undefined || names === undefined) {
      throw new CtcError("column-option-malformed", { option: option.slice(0, 80) });
    }
    const known = ROLES.find((name) => name === role.trim());
    if (known === undefined) {
      throw new CtcError("column-role-unknown", { role, known: ROLES.join(", ") });
    }
    if (named[known] !== undefined) {
      throw new CtcError("option-twice", { option: `--column ${known}` });
    }
    named[known] = names.split(",").map((name) => name.trim());
  }
  return named;
}
