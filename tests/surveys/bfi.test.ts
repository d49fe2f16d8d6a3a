import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { measureReliability } from "../../src/check/measure-reliability.ts";
import { itemValues } from "../../src/score/item-values.ts";
import { scoreScales } from "../../src/score/score-scales.ts";
import { expectClose } from "../support/close-to.ts";
import { makeInstrument, makeItem, makeScale } from "../support/make.ts";
import { sharedPath } from "../support/shared.ts";
import { codeSurvey, parseRows, readSurvey } from "./survey-file.ts";

interface Published {
  /** Scale → items; a minus in front of those that are reversed. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  readonly alpha_pairwise: Readonly<Record<string, number>>;
  readonly alpha_complete_cases: Readonly<Record<string, number>>;
}

const data = sharedPath("data", "scales", "psych_bfi_2800.csv");
const keysFile = sharedPath("oracles", "psych_bfi_keys_and_alpha.json");
const scoresFile = sharedPath("oracles", "psych_bfi_scoreItems_scores.csv");

/** The mean of the answered items, however few, as psych scores them. */
function instrumentOf(keys: Published["keys"]) {
  const items = Object.values(keys).flat();
  return makeInstrument({
    columns: {},
    missing: { blank: [""], codes: {} },
    answers: { six: [1, 2, 3, 4, 5, 6].map((code) => ({ code, en: `answer ${code}` })) },
    items: items.map((key) => makeItem(key.replace("-", ""), { answers: "six" })),
    scales: Object.entries(keys).map(([id, all]) =>
      makeScale(id, [], {
        items: all.map((key) => ({ item: key.replace("-", ""), reverse: key.startsWith("-") })),
        minimumAnswered: 1,
      }),
    ),
  });
}

const TITLE = "psych's bfi, 2,800 respondents (GPL; needs the shared folder)";

describe(TITLE, async () => {
  if (data === null || keysFile === null || scoresFile === null) return it.skip("is not here");
  const published = JSON.parse(readFileSync(keysFile, "utf8")) as Published;
  const expected = parseRows(readFileSync(scoresFile, "utf8"));
  const instrument = instrumentOf(published.keys);
  const { responses } = codeSurvey(await readSurvey(data), instrument);
  const scores = scoreScales(responses, instrument);

  it.each(instrument.scales)("$id: every score equals scoreItems", ({ id }) => {
    expect(expected).toHaveLength(2_800);
    const score = scores.get(id) ?? new Float64Array(0);
    expected.forEach((row, at) => {
      expectClose(score[at] ?? Number.NaN, Number(row[id]), 1e-12);
    });
  });

  it.each(instrument.scales)("$id: alpha of complete cases and pairwise", (scale) => {
    const values = itemValues(scale, responses, instrument);
    const ids = scale.items.map(({ item }) => item);
    const reliability = values === null ? null : measureReliability(ids, values);
    // Published with nine decimals.
    expect(reliability?.alpha).toBeCloseTo(published.alpha_complete_cases[scale.id] ?? 0, 9);
    expect(reliability?.pairwise).toBeCloseTo(published.alpha_pairwise[scale.id] ?? 0, 9);
  });
});
