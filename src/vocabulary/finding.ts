import type { AbsentReason } from "./measure.ts";

/**
 * Something in the survey that a person should know. Findings are values: collected, counted and
 * reported, never thrown. They name columns, rows and undeclared codes, never an answer beside an id.
 */
export type Finding =
  | {
      readonly code: "code-out-of-range";
      readonly column: string;
      readonly item: string;
      /** First row where it stands, counted as a spreadsheet counts. */
      readonly row: number;
      /** The undeclared text, at most 40 characters. */
      readonly text: string;
      readonly cells: number;
    }
  | {
      readonly code: "group-value-unknown";
      readonly role: "grade" | "gender";
      readonly column: string;
      readonly row: number;
      readonly text: string;
      readonly cells: number;
    }
  | {
      readonly code: "area-spellings-merged";
      readonly area: string;
      readonly spellings: readonly string[];
    }
  | { readonly code: "column-matched-by-name"; readonly role: string; readonly column: string }
  | { readonly code: "column-not-used"; readonly role: string; readonly column: string }
  | {
      readonly code: "items-matched-by-code";
      readonly items: number;
      /** The first of them. */
      readonly item: string;
      readonly column: string;
    }
  | {
      readonly code: "item-in-several-columns";
      readonly item: string;
      /** The first of them. */
      readonly column: string;
      readonly columns: number;
    }
  | {
      readonly code: "column-unfit";
      readonly reason: "multiple_choice" | "ready_made";
      readonly column: string;
      readonly item: string;
    }
  | {
      readonly code: "value-label-differs";
      readonly column: string;
      readonly item: string;
      readonly text: string;
      /** What the file calls the code, and what the instrument calls it. */
      readonly label: string;
      readonly expected: string;
      /** Columns with the same answer set, code and label. */
      readonly columns: number;
    }
  /** The column is the item's by its name alone, and prints other words than the instrument has. */
  | {
      readonly code: "question-differs";
      readonly column: string;
      readonly item: string;
      readonly printed: string;
    }
  /** Only in a check, elsewhere an error: the column prints another question, and is not read. */
  | {
      readonly code: "question-contradicts";
      readonly column: string;
      readonly item: string;
      readonly found: string;
      readonly expected: string;
    }
  /** Only in a check, elsewhere an error: a code has another meaning, and the column is not read. */
  | {
      readonly code: "labels-contradict";
      readonly column: string;
      readonly item: string;
      readonly answer: number;
      readonly found: string;
      readonly expected: string;
    }
  | { readonly code: "items-not-asked"; readonly items: number; readonly ofItems: number }
  | { readonly code: "questions-unchecked"; readonly items: number }
  | {
      readonly code: "respondents-without";
      readonly role: "area" | "grade" | "gender";
      readonly respondents: number;
    }
  /** Cuts go by gender and there is none for theirs: they are out of the factors concerned. */
  | { readonly code: "respondents-without-cut"; readonly respondents: number }
  /** Honesty rules remove somebody, or figures are made otherwise: two versions tell more than one. */
  | { readonly code: "publish-once" }
  /** Figures that would be told if those of earlier profiles of the wave had not been. */
  | {
      readonly code: "published-held";
      readonly profiles: number;
      readonly figures: number;
    }
  /** Earlier profiles were named, and there is none of this wave, or nothing is protected. */
  | { readonly code: "published-other-wave" }
  | { readonly code: "published-open" }
  | { readonly code: "rows-without-wave"; readonly rows: number }
  | { readonly code: "population-area-unknown"; readonly area: string }
  /** Grades of the register that nobody in the survey has: their pupils are in no response rate. */
  | { readonly code: "population-grade-unknown"; readonly grades: string }
  /** Areas of the survey that the register does not count: without them there is no response rate. */
  | { readonly code: "population-area-uncounted"; readonly areas: string }
  /** Grades of the survey that the register does not count, everywhere ("9") or in an area ("South – 9"). */
  | { readonly code: "population-grade-uncounted"; readonly grades: string }
  /** Grades or genders of the register that nobody in the survey has: weights are not fitted to them. */
  | { readonly code: "population-not-surveyed"; readonly groups: string }
  /** No correction for a finite population: the pupils come in clusters. */
  | { readonly code: "finite-population-clusters" }
  /** No correction in these areas: the register does not count their pupils. */
  | { readonly code: "finite-population-uncounted"; readonly areas: string }
  /** A rule that the project names has nothing to judge by in this survey. */
  | { readonly code: "honesty-rule-unusable"; readonly rule: string }
  /** The item correlates negatively with the rest of its scale. */
  | { readonly code: "item-rest-negative"; readonly item: string; readonly scale: string }
  /** Rows that one area lacks and everyone together has: nobody there answered. */
  | { readonly code: "measure-absent-here"; readonly area: string; readonly measures: number }
  /** Respondents with the weight 0, who are in no share. */
  | { readonly code: "weights-zero"; readonly respondents: number }
  | { readonly code: "measure-absent"; readonly reason: AbsentReason; readonly measures: number };
