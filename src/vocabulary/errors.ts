/** Why the toolkit can refuse to go on. Each code has a text and a hint in `src/i18n/messages`. */
export type ErrorCode =
  // the request is wrong (exit code 2)
  | "usage"
  | "option-twice"
  | "out-empty"
  | "out-is-input"
  | "side-file-not-found"
  | "side-file-unreadable"
  | "side-file-encoding"
  | "area-in-union"
  | "area-unknown"
  | "column-named-missing"
  | "column-role-unknown"
  | "column-option-malformed"
  | "config-invalid"
  | "config-unparsable"
  | "instrument-unknown"
  | "instrument-mismatch"
  | "norms-unknown"
  | "norms-grade-missing"
  | "norms-gender-missing"
  | "norms-group-missing"
  | "norms-empty"
  | "norms-option"
  | "norms-option-missing"
  | "norms-text"
  | "cut-option-malformed"
  | "behaviour-unknown"
  | "scale-unknown"
  | "option-number"
  | "policy-unknown"
  | "wave-ambiguous"
  | "wave-unknown"
  | "wave-missing"
  | "wave-file-twice"
  | "wave-of-other-file"
  | "wave-label"
  | "wave-exists"
  | "project-not-extendable"
  | "init-other-instrument"
  | "init-undecided"
  | "init-nothing-recognised"
  | "file-exists"
  | "input-ended"
  | "out-required"
  | "format-unknown"
  | "folder-not-ours"
  | "output-unwritable"
  | "lonely-cluster"
  | "finite-population-needs-population"
  | "population-exceeded"
  | "calibration-needs-population"
  | "calibration-with-finite"
  | "small-areas-with-finite"
  | "calibration-area-missing"
  | "calibration-empty-sample"
  | "calibration-small-cells"
  | "calibration-empty-register"
  | "calibration-unplaced"
  | "calibration-not-converged"
  | "check-rule-unknown"
  | "audit-nothing"
  | "option-value"
  | "option-not-for-format"
  | "header-row-beyond"
  // a gate that the user asked for failed (exit code 1)
  | "gate-failed"
  | "audit-leak"
  | "file-check-failed"
  | "sheet-unknown"
  // the input cannot be read or understood (exit code 3)
  | "file-not-found"
  | "file-unreadable"
  | "file-empty"
  | "file-header-only"
  | "file-not-text"
  | "file-unsupported"
  | "file-truncated"
  | "workbook-damaged"
  | "cell-not-computed"
  | "cells-merged"
  | "file-damaged"
  | "file-text-invalid"
  | "encoding-invalid"
  | "cell-too-long"
  | "row-ragged"
  | "quote-unclosed"
  | "quote-misplaced"
  | "header-duplicate"
  | "header-unclear"
  | "header-row-names"
  | "header-repeated"
  | "column-role-missing"
  | "column-role-ambiguous"
  | "items-missing"
  | "grade-needed"
  | "item-column-ambiguous"
  | "column-of-two-items"
  | "item-question-differs"
  | "item-answers-differ"
  | "group-labels-differ"
  | "group-word-differs"
  | "design-blank"
  | "weight-invalid"
  | "side-file-row";

/** Plain values that complete the text, so that an error can also be printed as JSON. */
export type Facts = Readonly<Record<string, string | number>>;

/**
 * The user can fix this. Anything else that is thrown is a bug in the toolkit.
 * Holds a code and facts instead of prose, so that the shell can say it in the user's language.
 */
export class CtcError extends Error {
  readonly code: ErrorCode;
  readonly facts: Facts;

  constructor(code: ErrorCode, facts: Facts = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(facts)}`, options);
    this.name = "CtcError";
    this.code = code;
    this.facts = facts;
  }
}
