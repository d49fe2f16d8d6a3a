import type { Inline } from "../../vocabulary/report.ts";
import { ABSENT, count, decimal, message, plain, WITHHELD } from "../blocks.ts";

/** A number of respondents that went through disclosure: rounded unless nothing is protected. */
export function respondentsCell(respondents: number | null, open: boolean): Inline {
  if (respondents === null) return WITHHELD;
  return count(respondents, respondents > 0 && !open);
}

/** A share as per cent without decimals and without its sign; the heading carries it. */
export function percentCell(share: number | null): Inline {
  return share === null ? WITHHELD : decimal(100 * share, 0);
}

/** A limit in per cent, as it was set: 40, or 12.5. */
export function limitInPercent(share: number): Inline {
  return decimal(100 * share, 1);
}

/** Rows as a spreadsheet counts them; three dots where there are more than are named. */
export function rowsCell(rows: readonly number[], all: number): Inline {
  const named = rows.join(", ");
  return plain(all > rows.length ? `${named}, …` : named);
}

/** A line under the tables in which something is withheld, absent or rounded. */
export function signLegend(): Inline {
  return message("check.legend", { sign: WITHHELD, absent: ABSENT });
}
