import { HIGHEST_MISSING, MISSING, type Responses } from "../../vocabulary/responses.ts";

/**
 * Respondents who answered less than a share of the questions put to them. Questions that do not
 * apply to a respondent were not put; "don't know" is no answer.
 */
export function findFewAnswers(lessThan: number, responses: Responses): Uint8Array {
  const columns = [...responses.answers.values()];
  const found = new Uint8Array(responses.respondents);
  for (let row = 0; row < found.length; row++) {
    let [answered, put] = [0, 0];
    for (const column of columns) {
      const code = column[row] as number;
      if (code === MISSING.not_applicable || code === MISSING.not_asked) continue;
      put++;
      if (code > HIGHEST_MISSING) answered++;
    }
    if (answered < lessThan * put) found[row] = 1;
  }
  return found;
}
