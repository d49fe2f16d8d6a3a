/** A share or a difference in a table for programs: 6 decimals; empty where there is none. */
export const proportion = (value: number | null | undefined): string => fixed(value, 6);

/**
 * Fixed decimals, ties away from zero, never "-0"; empty where there is no number. A guard of 1e-9
 * absorbs binary dust.
 *
 * @param places from 1 to 9
 */
export function fixed(value: number | null | undefined, places: number): string {
  if (value === null || value === undefined) return "";
  const scale = 10 ** places;
  const units = Math.floor(Math.abs(value) * scale + 0.5 + 1e-9);
  const sign = value < 0 && units > 0 ? "-" : "";
  const whole = Math.floor(units / scale);
  return `${sign}${whole}.${String(units - whole * scale).padStart(places, "0")}`;
}

/** A p: 6 significant digits; empty where there is none. */
export function significant(value: number | null | undefined): string {
  return value === null || value === undefined ? "" : String(Number(value.toPrecision(6)));
}

/** A whole number, such as respondents; empty where there is none. */
export function whole(value: number | null): string {
  return value === null ? "" : String(value);
}
