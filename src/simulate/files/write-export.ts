import { defuseCell, quoteCell } from "../../vocabulary/csv-cell.ts";
import type { Instrument, MissingReason, Role } from "../../vocabulary/instrument.ts";
import { MISSING } from "../../vocabulary/responses.ts";
import type { PlannedExport } from "../../vocabulary/simulation.ts";
import type { Trait } from "../answers/build-traits.ts";
import type { Pupil } from "../draw-pupils.ts";
import { invalidPlan } from "../invalid-plan.ts";
import type { SimulatedWave } from "../simulate-wave.ts";

/** Item → header of its column in one export. */
export function itemHeaders(
  layout: PlannedExport,
  asked: readonly string[],
  traits: readonly Trait[],
  instrument: Instrument,
): ReadonlyMap<string, string> {
  const numbers = numberItems(traits);
  return new Map(
    asked.map((id) => {
      const number = numbers.get(id) ?? id;
      const question = instrument.items.find((item) => item.id === id)?.text.en ?? "";
      const byRule = { id, number, question: `${number} ${question}` }[layout.header];
      return [id, layout.renamed[id] ?? byRule];
    }),
  );
}

/** F12_1: first question of the twelfth trait. Numbers do not hang on what a wave asks. */
function numberItems(traits: readonly Trait[]): ReadonlyMap<string, string> {
  return new Map(
    traits.flatMap((trait, t) =>
      trait.items.map(({ id }, i) => [id, `F${t + 1}_${i + 1}`] as const),
    ),
  );
}

/** A survey as the delimited text that a platform would export. */
export function writeExport(
  wave: SimulatedWave,
  layout: PlannedExport,
  headers: ReadonlyMap<string, string>,
  instrument: Instrument,
): string {
  const roles = Object.entries(layout.columns);
  const columns = [...headers.keys()].map((item) => ({
    answers: wave.answers.get(item) ?? new Int16Array(0),
    texts: answerTexts(item, layout, instrument),
  }));
  const cell = (text: string): string => quoteCell(defuseCell(text), layout.delimiter);
  const join = (cells: readonly string[]): string => cells.map(cell).join(layout.delimiter);
  const lines = [
    ...layout.titleLines,
    join([...roles.map(([, header]) => header), ...headers.values()]),
    ...wave.pupils.map((pupil, row) =>
      join([
        ...roles.map(([role]) => roleText(role as Role, pupil, row, layout)),
        ...columns.map(({ answers, texts }) => texts.get(answers[row] as number) ?? ""),
      ]),
    ),
  ];
  const lineEnd = layout.lineEnd === "CRLF" ? "\r\n" : "\n";
  return lines.map((line) => line + lineEnd).join("");
}

/** Code or reason → what stands in the cell. */
function answerTexts(
  id: string,
  layout: PlannedExport,
  instrument: Instrument,
): ReadonlyMap<number, string> {
  const item = instrument.items.find((candidate) => candidate.id === id);
  const answers = instrument.answers[item?.answers ?? ""] ?? [];
  const texts = new Map(
    answers.map((answer) => [
      answer.code,
      layout.answers === "code" ? String(answer.code) : (answer[layout.answers] ?? answer.en),
    ]),
  );
  for (const [reason, code] of Object.entries(MISSING)) {
    texts.set(code, layout.missing[reason as MissingReason] ?? "");
  }
  return texts;
}

/** What stands in the cell of a column that is no answer. */
export function roleText(role: Role, pupil: Pupil, row: number, layout: PlannedExport): string {
  switch (role) {
    case "id":
      return String(row + 1);
    case "area":
      return pupil.area;
    case "school":
      return pupil.school;
    case "class":
      return pupil.class;
    case "grade":
      return layout.grade[pupil.grade] ?? pupil.grade;
    case "gender":
      return pupil.gender === null ? "" : layout.gender[pupil.gender];
    case "wave":
      return layout.wave;
    default:
      throw invalidPlan(layout.file, "not-there", { thing: "column", wanted: role });
  }
}
