/**
 * The year that the label of a wave begins with, as in `2024` and `2024 vår`; NaN where it does not,
 * which is before and after nothing. Labels are texts, and a year is all that orders them.
 */
export function yearOfWave(wave: string | null): number {
  const [year] = /^\d{4}/.exec(wave ?? "") ?? [];
  return year === undefined ? Number.NaN : Number(year);
}
