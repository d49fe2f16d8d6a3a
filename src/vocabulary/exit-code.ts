import type { ErrorCode } from "./errors.ts";

/** 0 done · 1 a gate the user asked for failed · 2 the request is wrong · 3 the input cannot be read · 70 a bug. */
export type ExitCode = 0 | 1 | 2 | 3 | 70;

/** Errors of the input itself; every other error is one of the request. */
const INPUT_ERRORS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "file-not-found",
  "file-unreadable",
  "file-empty",
  "file-header-only",
  "file-not-text",
  "file-unsupported",
  "file-truncated",
  "workbook-damaged",
  "cell-not-computed",
  "cells-merged",
  "file-damaged",
  "file-text-invalid",
  "encoding-invalid",
  "cell-too-long",
  "row-ragged",
  "quote-unclosed",
  "quote-misplaced",
  "header-duplicate",
  "header-unclear",
  "header-row-names",
  "header-repeated",
  "column-role-missing",
  "column-role-ambiguous",
  "items-missing",
  "grade-needed",
  "item-column-ambiguous",
  "column-of-two-items",
  "item-question-differs",
  "item-answers-differ",
  "group-labels-differ",
  "group-word-differs",
  "design-blank",
  "weight-invalid",
  "sums-invalid",
  "profile-file-invalid",
  "profile-file-newer",
  "profile-file-other",
  "profile-file-changed",
  "profiles-none",
  "manifest-invalid",
]);

/** What the user asked to be stopped by. */
const GATES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "gate-failed",
  "file-check-failed",
  "audit-leak",
  "evaluation-failed",
  "diff-found",
]);

/** The exit code of an error that the user can fix. */
export function exitCodeOf(code: ErrorCode): ExitCode {
  if (GATES.has(code)) return 1;
  return INPUT_ERRORS.has(code) ? 3 : 2;
}
