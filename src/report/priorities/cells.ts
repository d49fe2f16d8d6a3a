import type { Association } from "../../vocabulary/association.ts";
import type { Gap, PrintedShare, PriorityRow } from "../../vocabulary/priority-table.ts";
import type { Inline } from "../../vocabulary/report.ts";
import { ABSENT, count, message, WITHHELD } from "../blocks.ts";

/** The area's own share; of a coded row its limit. */
export function shareCell(share: PrintedShare | null): Inline {
  if (share === null) return ABSENT;
  const { value, step, bound } = share;
  if (bound !== null) {
    const id = bound === "at-most" ? "meeting.atMost" : "meeting.atLeast";
    return message(id, { share: { kind: "share", value, bare: true } });
  }
  return { kind: "share", value, bare: true, ...(step === null ? {} : { step }) };
}

export function intervalCell(share: PrintedShare | null): Inline {
  if (share === null || share.low === null || share.high === null) return ABSENT;
  const { low, high, step } = share;
  return { kind: "shareInterval", low, high, ...(step === null ? {} : { step }) };
}

/** A difference with its interval, in bold where it holds after adjustment. */
export function gapCell(gap: Gap | null): Inline {
  if (gap === null) return ABSENT;
  const { value, low, high, step, holds } = gap;
  const isCoarse = step !== null && step > PRINTED_STEP;
  const cell: Inline = {
    kind: "pointsInterval",
    value,
    low,
    high,
    bare: true,
    ...(isCoarse ? { step } : {}),
  };
  return holds === "higher" || holds === "lower" ? { kind: "strong", text: cell } : cell;
}

/** The last decimal of a share in per cent, as it is printed. */
const PRINTED_STEP = 0.001;

export function pupilsCell({ pupils }: PriorityRow): Inline {
  if (pupils === null) return ABSENT;
  const facts = {
    value: count(pupils.value, true),
    low: count(pupils.low),
    high: count(pupils.high),
  };
  return message("meeting.pupils", facts);
}

export function agreementCell({ agreement }: PriorityRow): Inline {
  if (agreement === null) return ABSENT;
  return message("meeting.agreement", { same: count(agreement.same), of: count(agreement.of) });
}

/** A twentieth is what probabilities are told to: nothing is called certain. */
const EDGE = 0.05;

export function probabilityCell({ probability }: PriorityRow): Inline {
  if (probability === null) return ABSENT;
  const { value } = probability;
  if (value < EDGE) return message("meeting.probability.low", { percent: percentOf(EDGE) });
  if (value > 1 - EDGE)
    return message("meeting.probability.high", { percent: percentOf(1 - EDGE) });
  return message("meeting.probability", { percent: percentOf(value) });
}

const percentOf = (share: number): Inline => count(100 * share);

export function associationCell(association: Association | undefined): Inline {
  if (association?.status === "withheld") return WITHHELD;
  if (association === undefined) return ABSENT;
  const { value, low, high } = association;
  if (value === null || low === null || high === null) return ABSENT;
  return message("meeting.odds", { value: odds(value), low: odds(low), high: odds(high) });
}

/** With two significant digits: 0,35 and 2,0 and 13. */
function odds(value: number): Inline {
  const decimals = [10, 1, 0.1, 0.01].filter((limit) => value < limit).length;
  return { kind: "decimal", value, decimals, fixed: true };
}
