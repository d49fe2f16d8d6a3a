/**
 * What can be wrong inside a file: with a value of a user's own file, with a row of a side file, or
 * with bytes that contradict each other. The words are the messages `problem.…` of `i18n`.
 */
export const PROBLEMS = [
  "missing",
  "empty",
  "not-valid",
  "unknown-key",
  "unknown-key-alone",
  "expected-type",
  "expected-text",
  "expected-one-of",
  "only-available",
  "at-least",
  "at-most",
  "above",
  "below",
  "too-few",
  "counts-from-1",
  "counts-from-0",
  "share-range",
  "share-above-0",
  "share-at-most-1",
  "percentile-above-0",
  "percentile-below-100",
  "step-above-0",
  "step-at-most-half",
  "row-from-1",
  "id-form",
  "grade-form",
  "date-form",
  "delimiter-form",
  "code-range",
  "minimum-answered-form",
  "path-inside",
  "not-there",
  "not-there-nearest",
  "gender-word-taken",
  "grade-word-taken",
  "group-word-taken",
  "code-twice",
  "answer-twice",
  "code-is-missing",
  "item-id-twice",
  "measure-id-taken",
  "scale-item-twice",
  "too-many-answered",
  "no-codes",
  "not-an-answer",
  "conditions-never-true",
  "pairs-never-true",
  "outside-codes",
  "outside-no-codes",
  "rule-twice",
  "no-age-limit",
  "cut-twice",
  "no-cut-for-grade",
  "steps-not-rising",
  "coding-order",
  "norms-instrument",
  "norms-instrument-unknown",
  "cut-low-scores",
  "cut-nobody",
  "cut-everybody",
  "cut-chance",
  "cut-more-respondents",
  "cut-grade-unknown",
  "cut-outside-scores",
  "scales-without-cut",
  "grades-without-cut",
  "gender-without-cut",
  "item-in-scales",
  "item-unused",
  "scale-without-rule",
  "scale-all-reversed",
  "no-swedish",
  "column-taken",
  "text-two-codes",
  "file-twice",
  "shares-needed",
  "too-long",
  "not-in-windows-1252",
  "missing-no-number",
  "row-cells",
  "column-unknown",
  "column-unknown-alone",
  "column-twice",
  "column-missing",
  "cell-empty",
  "before",
  "other-name",
  "other-id",
  "stands-already",
  "other-area",
  "stands-above",
  "area-in-some-rows",
  "pupils-form",
  "cell-form",
  "same-pupils",
  "quote-not-closed",
  "quote-inside",
  "quote-goes-on",
  "csv-unreadable",
  "yaml-anchor",
  "yaml-directive",
  "yaml-escape",
  "yaml-indent",
  "yaml-tab",
  "yaml-start",
  "yaml-nested",
  "yaml-key-twice",
  "yaml-key",
  "yaml-unclosed",
  "yaml-several",
  "yaml-tag",
  "yaml-unexpected",
  "yaml-too-much",
  "yaml-proto",
  "yaml-unreadable",
  "value-is",
  "more-cases",
  "labels-nowhere",
  "no-value-number",
  "few-slots",
  "labels-no-variables",
  "bias-no-whole",
  "layout-unknown",
  "record-unknown",
  "no-variables",
  "many-variables",
  "block-length",
  "data-elsewhere",
  "block-gap",
  "blocks-end",
  "unfolds-to",
  "variable-nameless",
  "variable-twice",
  "string-width",
  "string-spread",
  "weight-nowhere",
  "status-share",
  "share-outside",
  "vote-none",
  "vote-several",
  "vote-twice",
  "vote-sector",
  "vote-method",
  "vote-dots",
  "dots-form",
  "rank-form",
  "rating-form",
  "factor-twice",
  "factor-not-shown",
  "profile-of-area",
  "profile-of-everyone",
  "profile-of-wave",
  "target-without-baseline",
  "target-of-same-wave",
] as const;

export type ProblemCode = (typeof PROBLEMS)[number];

/** Something that a file names and that is not there. */
export type Thing =
  | "item"
  | "answer-set"
  | "honesty-rule"
  | "scale"
  | "scale-or-trait"
  | "factor"
  | "measure"
  | "wave"
  | "area"
  | "export"
  | "column"
  | "cell"
  | "registry"
  | "source";

/** A part of an SPSS file whose number cannot be. */
export type FilePart =
  | "value-labels"
  | "missing-length"
  | "text-length"
  | "variable-label"
  | "labelled-variables"
  | "weight-slot"
  | "document-lines"
  | "extension-size"
  | "extension-parts"
  | "data-offset"
  | "trailer-offset"
  | "trailer-length"
  | "blocks"
  | "block-unfolded-offset"
  | "block-offset"
  | "block-unfolded-length"
  | "block-length"
  | "width"
  | "missing-count"
  | "compression"
  | "cases";
