import type { Instrument, MissingReason, Role } from "../../vocabulary/instrument.ts";
import { MISSING } from "../../vocabulary/responses.ts";
import type { PlannedExport } from "../../vocabulary/simulation.ts";
import { invalidPlan } from "../invalid-plan.ts";
import type { SimulatedWave } from "../simulate-wave.ts";
import { roleText } from "./write-export.ts";
import { type SpssVariable, writeSpss } from "./write-spss.ts";

type Language = "sv" | "en";

/** What the labels of missing values say. */
const REASONS: Readonly<Record<Language, Readonly<Partial<Record<MissingReason, string>>>>> = {
  sv: { not_applicable: "Ska ej besvaras", dont_know: "Vet inte", no_answer: "Ej svar" },
  en: { not_applicable: "Not applicable", dont_know: "Don't know", no_answer: "No answer" },
};

/**
 * A survey as an SPSS file: answers as codes with value labels, reasons for missing as declared
 * missing values, questions as variable labels. A blank is "no value".
 *
 * @throws CtcError `config-invalid` for a missing code that is no number
 */
export function writeSpssExport(
  wave: SimulatedWave,
  layout: PlannedExport,
  headers: ReadonlyMap<string, string>,
  instrument: Instrument,
): Uint8Array {
  const roles = Object.entries(layout.columns).map(([role, header]) =>
    roleVariable(role as Role, header, wave, layout),
  );
  const answers = [...headers].map(([item, header]) =>
    answerVariable(item, header, wave.answers.get(item), layout, instrument),
  );
  return writeSpss([...roles, ...answers]);
}

function roleVariable(
  role: Role,
  name: string,
  wave: SimulatedWave,
  layout: PlannedExport,
): SpssVariable {
  const texts = wave.pupils.map((pupil, row) => roleText(role, pupil, row, layout));
  const isNumber = role === "id" || role === "wave";
  const encoder = new TextEncoder();
  const widths = texts.map((text) => encoder.encode(text).length);
  return {
    name,
    label: "",
    width: isNumber ? 0 : widths.reduce((most, width) => Math.max(most, width), 1),
    valueLabels: [],
    missing: [],
    values: isNumber ? texts.map(Number) : texts,
  };
}

function answerVariable(
  id: string,
  name: string,
  answers: Int16Array | undefined,
  layout: PlannedExport,
  instrument: Instrument,
): SpssVariable {
  const language: Language = layout.answers === "en" ? "en" : "sv";
  const item = instrument.items.find((candidate) => candidate.id === id);
  const reasons = missingCodes(layout);
  const labels = (instrument.answers[item?.answers ?? ""] ?? []).map(
    (answer) => [answer.code, answer[language] ?? answer.en] as const,
  );
  const codes = new Map(reasons.map(([reason, code]) => [MISSING[reason] as number, code]));
  const reasonLabels = reasons.flatMap(([reason, code]) => {
    const label = REASONS[language][reason];
    return label === undefined ? [] : [[code, label] as const];
  });
  return {
    name,
    label: item?.text[language] ?? item?.text.en ?? "",
    width: 0,
    valueLabels: [...labels, ...reasonLabels],
    missing: [...new Set(codes.values())],
    values: Array.from(answers ?? [], (code) => (code >= 0 ? code : (codes.get(code) ?? null))),
  };
}

function missingCodes({ missing, file }: PlannedExport): [MissingReason, number][] {
  return Object.entries(missing).flatMap(([reason, text]) => {
    if (text === "") return [];
    const code = Number(text);
    if (Number.isNaN(code)) throw invalidPlan(file, "missing-no-number", { text });
    return [[reason as MissingReason, code] as [MissingReason, number]];
  });
}
