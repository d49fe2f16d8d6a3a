import { itemRestCorrelations } from "../../check/item-rest-correlations.ts";
import { isSizeProtected } from "../../disclose/solve-survey.ts";
import { itemValues } from "../../score/item-values.ts";
import type { Finding } from "../../vocabulary/finding.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { Responses } from "../../vocabulary/responses.ts";

/** `ctc check` prints correlations with two decimals; what it prints as 0 is not negative. */
const NEGATIVE = -0.005;

/**
 * Items that go against the rest of their scale: most often one that should be reversed, or another
 * question under the same name. Told to the owner of the data, as `ctc check` tells it.
 */
export function findNegativeItems(
  responses: Responses,
  instrument: Instrument,
  policy: Policy,
): readonly Finding[] {
  return instrument.scales.flatMap((scale) => {
    const isMeasured = scale.score !== undefined && scale.items.length > 1;
    const values = isMeasured ? itemValues(scale, responses, instrument) : null;
    if (values === null) return [];
    const { respondents, correlations } = itemRestCorrelations(values);
    if (isSizeProtected(respondents, policy)) return [];
    return scale.items.flatMap(({ item }, at): Finding[] =>
      (correlations[at] ?? 0) < NEGATIVE
        ? [{ code: "item-rest-negative", item, scale: scale.id }]
        : [],
    );
  });
}
