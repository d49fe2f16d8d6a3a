import type { HonestyTest, Instrument } from "../../vocabulary/instrument.ts";
import { HIGHEST_MISSING, type Responses } from "../../vocabulary/responses.ts";

type Rule = Extract<HonestyTest, { readonly kind: "straight_lining" }>;

/** Guards a share such as 19 of 20 ≥ 0.95 against the last binary digit. */
const GUARD = 1e-9;

/**
 * Respondents who gave at least `minimumAnswered` answers to items of the rule's answer sets, and of
 * these, within each set, nearly always the same one:
 *
 *     (Σ_sets answers with the set's most frequent code) / (Σ_sets answers) ≥ share
 *
 * @returns null where the survey asked fewer than `minimumAnswered` such items
 */
export function findStraightLining(
  rule: Rule,
  responses: Responses,
  instrument: Instrument,
): Uint8Array | null {
  const sets = rule.answers.map((set) =>
    instrument.items
      .filter(({ answers }) => answers === set)
      .flatMap(({ id }) => responses.answers.get(id) ?? []),
  );
  const asked = sets.reduce((sum, columns) => sum + columns.length, 0);
  if (asked < rule.minimumAnswered) return null;
  const found = new Uint8Array(responses.respondents);
  for (let row = 0; row < found.length; row++) {
    let [answered, same] = [0, 0];
    for (const columns of sets) {
      const counts = countCodes(columns, row);
      answered += counts.answered;
      same += counts.most;
    }
    const isSame = same >= rule.share * answered - GUARD;
    if (answered >= rule.minimumAnswered && isSame) found[row] = 1;
  }
  return found;
}

function countCodes(
  columns: readonly Int16Array[],
  row: number,
): { answered: number; most: number } {
  const counts = new Map<number, number>();
  let [answered, most] = [0, 0];
  for (const column of columns) {
    const code = column[row] as number;
    if (code <= HIGHEST_MISSING) continue;
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    answered++;
    if (count > most) most = count;
  }
  return { answered, most };
}
