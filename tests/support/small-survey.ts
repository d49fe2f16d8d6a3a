import { quoteCell } from "../../src/vocabulary/csv-cell.ts";

/** An instrument file of four questions: a scale with a cut, one without, a behaviour, an honesty rule. */
export const SMALL_INSTRUMENT: string = JSON.stringify({
  schema: "ctc-instrument/1",
  id: "small",
  version: "1",
  title: { en: "A small instrument" },
  source: { citation: "made for a test", licence: "none" },
  columns: { area: "area", grade: "grade", gender: "gender", id: "id" },
  groups: { gender: { girl: ["F"], boy: ["P"] }, grade: { 7: ["7"], 9: ["9"] } },
  missing: { blank: [""], codes: { 99: "no_answer" } },
  answers: { four: [1, 2, 3, 4].map((code) => ({ code, en: `answer ${code}` })) },
  items: ["a", "b", "c", "d"].map((id) => ({ id, text: id, answers: "four" })),
  scales: [
    {
      id: "s",
      kind: "risk",
      domain: "school",
      label: "s",
      items: ["a", "b", { item: "c", reverse: true }],
      score: "mean",
      minimumAnswered: 2,
      cut: { operator: ">", value: 2.5, source: "made for a test" },
    },
    {
      id: "uncut",
      kind: "protective",
      domain: "family",
      label: "uncut",
      items: ["a", "d"],
      score: "sum",
      minimumAnswered: "all",
    },
  ],
  behaviours: [{ id: "h", label: "h", counts: { item: "d", atLeast: 3 } }],
  honesty: [
    {
      id: "odd",
      label: "odd",
      kind: "condition",
      when: { item: "d", in: [4] },
    },
  ],
});

/** A `ctc.yaml` for it. */
export const SMALL_PROJECT = "schema: ctc-project/1\ninstrument: instrument.json\n";

/** An area of an invented survey: how many answered, how many of them are past the cut and counted. */
export interface SmallArea {
  readonly name: string;
  readonly respondents: number;
  readonly counted: number;
}

/** Survey text of the small instrument, every area in one school of its own name. */
export function smallSurvey(areas: readonly SmallArea[]): string {
  const lines = areas.flatMap(({ name, respondents, counted }, a) =>
    Array.from({ length: respondents }, (_, i) => {
      const answers = i < counted ? [4, 4, 1, 3] : [1, 1, 4, 1];
      const cells = [`p-${a}-${i}`, name, i % 2 === 0 ? "7" : "9", i % 3 === 0 ? "F" : "P", name];
      return `${[...cells, ...answers.map(String)].map((cell) => quoteCell(cell)).join(",")}\n`;
    }),
  );
  return `id,area,grade,gender,school,a,b,c,d\n${lines.join("")}`;
}
