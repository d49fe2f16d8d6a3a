import type { Instrument } from "../../src/vocabulary/instrument.ts";
import { makeInstrument, makeItem } from "../support/make.ts";

/** The indicators of a national YRBS as they stand in the file: 1 is yes, 2 is no. */
export function dichotomousInstrument(variables: readonly string[]): Instrument {
  return makeInstrument({
    columns: {
      grade: ["Q3"],
      gender: ["Q2"],
      weight: ["weight"],
      stratum: ["stratum"],
      cluster: ["psu"],
    },
    groups: {
      gender: { girl: ["1"], boy: ["2"] },
      grade: { "9": ["1"], "10": ["2"], "11": ["3"], "12": ["4"] },
    },
    missing: { blank: [""], codes: {} },
    answers: {
      yes_no: [
        { code: 1, en: "yes" },
        { code: 2, en: "no" },
      ],
    },
    items: variables.map((id) => makeItem(id, { answers: "yes_no" })),
  });
}
