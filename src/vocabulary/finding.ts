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
  | { readonly code: "items-not-asked"; readonly items: number; readonly ofItems: number }
  | {
      readonly code: "respondents-without";
      readonly role: "area" | "grade" | "gender";
      readonly respondents: number;
    }
  | { readonly code: "population-area-unknown"; readonly area: string }
  | { readonly code: "measure-absent"; readonly reason: AbsentReason; readonly measures: number };
