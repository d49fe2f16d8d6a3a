import type { TextColumn } from "./table.ts";

/** A shorter start of a question may be the start of another question too. */
const TRUNCATED_AT_LEAST = 40;

/** Question numbers before the text: "F1_1 …", "Q1[SQ001]. …", "G01Q01_SQ002. …", "12a) …". */
const NUMBER =
  /^\s*\p{L}{0,6}\d+(?:[_.-]?\p{L}{1,6}\d+|[ _.-]\d+)*[a-z]{0,2}\s*(?:\[[^\]]*\]){0,2}[.:)]?\s+(?=\S)/su;

/** LimeSurvey's code before the text, where it is a name: "alcohol_30d. …", "risk_family[SQ001]. …". */
const CODE = /^\s*\p{L}[\p{L}\p{N}]*(?:_[\p{L}\p{N}]+)+(?:\[[^\]]*\]){0,2}\.\s+(?=\S)/su;

/** In brackets at the end stands the row of a matrix question. */
const MATRIX_ROW = /\[([^\]]+)\]\s*$/s;

/**
 * The form in which questions are compared: lower case, letters and digits only, accents removed.
 * Platforms change quotes, dashes, line breaks and accents on the way; none of them tells two
 * questions apart.
 */
export function foldQuestion(text: string): string {
  return text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** `hur.ofta.har.du`: four words of letters, most longer than one. `v1.area.code` is a name. */
function isDotted(name: string): boolean {
  const words = name.split(/\.+/).filter((word) => /^\p{L}+$/u.test(word));
  const long = words.filter((word) => word.length > 1);
  return !/\s/.test(name) && words.length >= 4 && long.length >= 3;
}

/**
 * What a column says about its question: its label, else its header if that is more than a name
 * (three words or more, with blanks between). R's `read.csv` puts dots for blanks and signs, and is
 * understood. Null where the file holds no question text for it.
 */
export function printedQuestion(column: TextColumn): string | null {
  if (column.label !== undefined && column.label.trim() !== "") return column.label;
  if (isDotted(column.name)) return column.name.replace(/\.+/g, " ").trim();
  const isMoreThanName = /\S\s+\S/.test(column.name);
  return isMoreThanName && foldQuestion(column.name).split(" ").length >= 3 ? column.name : null;
}

/** The folded forms that a printed text can stand for: whole, and without its number or code. */
export function questionForms(printed: string): readonly string[] {
  const forms = [printed, printed.replace(NUMBER, ""), printed.replace(CODE, "")];
  return [...new Set(forms.map(foldQuestion))];
}

/** As `questionForms`, and the row of a matrix question by itself. */
export function allQuestionForms(printed: string): readonly string[] {
  const row = MATRIX_ROW.exec(printed)?.[1];
  const forms = questionForms(printed);
  return row === undefined ? forms : [...new Set([...forms, foldQuestion(row)])];
}

/** Is the printed form this question, whole or cut off by a platform at a greatest length? */
export function isQuestion(form: string, question: string): boolean {
  return form === question || isStartOf(form, question);
}

/** Is the printed form the start of this question, long enough to tell? */
export function isStartOf(form: string, question: string): boolean {
  return form.length >= TRUNCATED_AT_LEAST && form !== question && question.startsWith(form);
}
