import { CtcError } from "../../vocabulary/errors.ts";
import type { ProfileOptions } from "../profile/profile-request.ts";

/** What `ctc trend` was told on the command line, as commander gives it. */
export type TrendOptions = Omit<ProfileOptions, "wave" | "format"> & {
  readonly format?: "md" | "csv" | "json";
  /** One for each survey file. */
  readonly wave?: readonly string[];
  readonly time?: readonly string[];
  readonly clusters?: "same" | "new";
  readonly sums?: string;
};

/** `--time WAVE=YEAR`, once per wave. @throws CtcError `trend-time-option`, `option-twice` */
export function readTimes(options: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const option of options) {
    const [, wave, year] = /^(.+)=(\d{4}(?:\.\d{1,6})?)$/.exec(option.trim()) ?? [];
    if (wave === undefined || year === undefined)
      throw new CtcError("trend-time-option", { option: option.slice(0, 80) });
    if (times.has(wave)) throw new CtcError("option-twice", { option: `--time ${wave}` });
    times.set(wave, Number(year));
  }
  return times;
}

/** @throws CtcError `usage` where `--json` contradicts `--format`, or `--all` is beside `--area` */
export function formatOf({
  format,
  json,
  out,
  all,
  area = [],
}: TrendOptions): "md" | "csv" | "json" {
  if (all && area.length > 0) throw new CtcError("usage", { problem: "--all, --area" });
  if (json && format !== undefined && format !== "json")
    throw new CtcError("usage", { problem: `--json, --format ${format}` });
  if (format !== undefined) return format;
  if (json) return "json";
  return (["csv", "json"] as const).find((name) => out?.endsWith(`.${name}`)) ?? "md";
}
