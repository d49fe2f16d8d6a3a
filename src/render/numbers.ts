import type { Language } from "../vocabulary/project.ts";

/** Keeps a number and its sign or unit on one line. */
const NO_BREAK_SPACE = "\u00a0";
const MINUS = "\u2212";
const GUARD = 1e-9;

/**
 * `value · 10^decimals` as the nearest integer, ties away from zero. A tie is what a reader of the
 * decimal digits sees as one: within 1e-9 of a half, since 0.0125 has no exact binary form.
 */
function scaled(value: number, decimals: number): number {
  const magnitude = Math.floor(Math.abs(value) * 10 ** decimals + 0.5 + GUARD);
  return value < 0 && magnitude > 0 ? -magnitude : magnitude;
}

function withThousands(digits: string, language: Language): string {
  const separator = language === "sv" ? NO_BREAK_SPACE : ",";
  return digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

/** Digits of an integer number of 10^−decimals, without a sign. */
function digitsOf(units: number, decimals: number, language: Language): string {
  const digits = String(Math.abs(units)).padStart(decimals + 1, "0");
  const whole = withThousands(digits.slice(0, digits.length - decimals), language);
  if (decimals === 0) return whole;
  return `${whole}${language === "sv" ? "," : "."}${digits.slice(-decimals)}`;
}

/**
 * A number with exactly `decimals` decimals, ties away from zero, thousands set apart (no-break
 * space in Swedish, comma in English), U+2212 as minus, and never "−0".
 */
export function formatDecimal(value: number, decimals: number, language: Language): string {
  const units = scaled(value, decimals);
  return `${units < 0 ? MINUS : ""}${digitsOf(units, decimals, language)}`;
}

/** A number with at most `decimals` decimals; zeros at the end are left out. */
export function formatShortDecimal(value: number, decimals: number, language: Language): string {
  let shortest = decimals;
  while (
    shortest > 0 &&
    scaled(value, decimals) === scaled(value, shortest - 1) * 10 ** (decimals - shortest + 1)
  ) {
    shortest -= 1;
  }
  return formatDecimal(value, shortest, language);
}

/** A whole number, such as persons. */
export function formatCount(value: number, language: Language): string {
  return formatDecimal(value, 0, language);
}

/** A share in [0, 1] as per cent without its sign: one decimal, or none where the row is coarsened. */
export function formatShare(value: number, language: Language, coarse = false): string {
  return coarse ? formatDecimal(100 * value, 0, language) : formatTenths(value, language);
}

/**
 * A difference in [−1, 1] as percentage points with its sign: one decimal, or none where the row is
 * coarsened; "0,0" has no sign.
 */
export function formatPoints(value: number, language: Language, coarse = false): string {
  const points = formatShare(value, language, coarse);
  return scaled(value, coarse ? 2 : 3) > 0 ? `+${points}` : points;
}

/** Tenths of a per cent come straight from `1000 · value`: going by way of 100 would round twice. */
function formatTenths(value: number, language: Language): string {
  const units = scaled(value, 3);
  return `${units < 0 ? MINUS : ""}${digitsOf(units, 1, language)}`;
}

/** Puts the sign for per cent behind a number: after a no-break space in Swedish. */
export function withPercent(number: string, language: Language): string {
  return language === "sv" ? `${number}${NO_BREAK_SPACE}%` : `${number}%`;
}
