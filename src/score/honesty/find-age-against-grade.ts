import type { HonestyTest } from "../../vocabulary/instrument.ts";
import { ownValue } from "../../vocabulary/record.ts";
import { HIGHEST_MISSING, type Responses } from "../../vocabulary/responses.ts";

type Rule = Extract<HonestyTest, { readonly kind: "age_against_grade" }>;

/**
 * Respondents who give an age that their grade rules out: below `lowest` or above `highest`. Codes
 * are years; grades that the rule does not name, and respondents without a grade, pass.
 *
 * @returns null where none of the items was asked, or no grade of the survey has a limit
 */
export function findAgeAgainstGrade(rule: Rule, responses: Responses): Uint8Array | null {
  const columns = rule.items.flatMap((item) => responses.answers.get(item) ?? []);
  const { names, of } = responses.grade;
  const lowest = names.map((name) => ownValue(rule.lowest, name) ?? Number.NEGATIVE_INFINITY);
  const highest = names.map((name) => ownValue(rule.highest, name) ?? Number.POSITIVE_INFINITY);
  const isLimited = [...lowest, ...highest].some((years) => Number.isFinite(years));
  if (columns.length === 0 || !isLimited) return null;
  const found = new Uint8Array(responses.respondents);
  for (let row = 0; row < found.length; row++) {
    const grade = of[row] as number;
    if (grade === -1) continue;
    const [low, high] = [lowest[grade] as number, highest[grade] as number];
    for (const column of columns) {
      const years = column[row] as number;
      if (years > HIGHEST_MISSING && (years < low || years > high)) found[row] = 1;
    }
  }
  return found;
}
