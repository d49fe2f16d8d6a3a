import { CtcError } from "../../vocabulary/errors.ts";
import { SPLITS, type Split } from "../../vocabulary/split.ts";

/**
 * The splits that `--by` names, in the order in which they are printed. A colon is as good as an
 * asterisk, which a shell may take for itself, and gender × grade is grade × gender.
 *
 * @throws CtcError `split-unknown`
 */
export function readSplits(by: string | undefined): readonly Split[] {
  const named = (by ?? "").split(",").map((name) => name.trim());
  const given = named.filter((name) => name !== "");
  if (by !== undefined && given.length === 0)
    throw new CtcError("split-unknown", { value: `"${by}"`, known: SPLITS.join(", ") });
  const asked = new Set(
    given.map((name) => {
      const parts = name
        .toLowerCase()
        .split(/[*:]/)
        .map((part) => part.trim())
        .sort()
        .reverse();
      const split = SPLITS.find(
        (one) => one === parts.join("*") || one === parts.toReversed().join("*"),
      );
      if (split === undefined)
        throw new CtcError("split-unknown", { value: name, known: SPLITS.join(", ") });
      return split;
    }),
  );
  return SPLITS.filter((split) => asked.has(split));
}
