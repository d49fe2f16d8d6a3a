import type { PriorityRow, PriorityTable } from "../../vocabulary/priority-table.ts";
import type { Inline } from "../../vocabulary/report.ts";
import { count, message, text } from "../blocks.ts";

/** Short names of the factors, so that a row fits a terminal: R1, R2 and so on, as the instrument has them. */
export type Codes = ReadonlyMap<string, Inline>;

/** The codes of all factors of a table; a factor that is not shown has one too. */
export function codesOf({ rows }: PriorityTable): Codes {
  return new Map(
    rows.map(({ measure, kind, number }) => [
      measure,
      message(`meeting.code.${kind}`, { number: count(number) }),
    ]),
  );
}

/** Code and name of a factor, as it is called in text. */
export function namedFactor({ measure, label }: PriorityRow, codes: Codes): Inline {
  const code = codes.get(measure);
  return code === undefined ? text(label) : message("meeting.named", { code, name: text(label) });
}
