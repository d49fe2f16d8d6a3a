import { countsHighScores } from "../../catalog/cut-operator.ts";
import { measureId, name } from "../../catalog/schema-parts.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Operator } from "../../vocabulary/instrument.ts";
import type { CutRule, GivenCut } from "../../vocabulary/norm-derivation.ts";
import type { Spread } from "../../vocabulary/norms.ts";
import { DERIVE_CHOICES, type DeriveChoice, type DeriveOptions } from "./derive-options.ts";

/** Which options belong to which method; the others may not be given. */
const OWN: Readonly<Record<DeriveChoice<"method">, readonly (keyof DeriveOptions)[]>> = {
  "median-mad": ["spread", "multiplier"],
  percentile: ["percentile"],
  contrast: [],
  fixed: ["cut"],
};

const SPREAD_NAMES: Readonly<Record<DeriveChoice<"spread">, Spread>> = {
  median: "median-absolute-deviation",
  mean: "mean-absolute-deviation",
};

/**
 * The rule that the options give. Defaults: median-mad with 0.15 times the median absolute
 * deviation; percentile 75.
 *
 * @throws CtcError `norms-option` where an option belongs to another method, `norms-option-missing`
 *   where the method needs one; `option-number`, `cut-option-malformed`
 */
export function readRule(options: DeriveOptions): CutRule {
  const { method = "median-mad" } = options;
  const others = DERIVE_CHOICES.method.filter((other) => other !== method);
  const foreign = others.flatMap((other) => OWN[other]);
  const strange = foreign.find((name) => options[name] !== undefined);
  if (strange !== undefined) throw new CtcError("norms-option", { option: `--${strange}`, method });
  if (method === "contrast") return { method: requireOption("against", options, method) };
  if (method === "fixed") {
    return {
      method: requireOption("cut", options, method),
      cuts: (options.cut ?? []).map(readCut),
    };
  }
  if (method === "percentile") {
    const percentile = readNumber("--percentile", options.percentile ?? "75");
    if (percentile > 0 && percentile < 100) return { method, percentile };
    throw new CtcError("option-number", { option: "--percentile", value: String(percentile) });
  }
  const spread = SPREAD_NAMES[options.spread ?? "median"];
  return { method, spread, multiplier: readNumber("--multiplier", options.multiplier ?? "0.15") };
}

function requireOption<Method extends string>(
  name: "against" | "cut",
  options: DeriveOptions,
  method: Method,
): Method {
  if (options[name] !== undefined) return method;
  throw new CtcError("norms-option-missing", { option: `--${name}`, method });
}

/** @throws CtcError `option-number` where it is no number of 0 or more */
function readNumber(option: string, text: string): number {
  if (/^\d{1,3}([.,]\d{1,6})?$/.test(text)) return Number(text.replace(",", "."));
  throw new CtcError("option-number", { option, value: text.slice(0, 40) });
}

/** `SCALE[/GRADE]=NUMBER`, where an operator may stand for the equals sign. */
function readCut(option: string): GivenCut {
  const parts = /^([^/=<>]+)(?:\/(\d{1,2}))?(=|>=|>|<=|<)(-?\d{1,6}(?:\.\d{1,10})?)$/.exec(option);
  const [, scale, grade, sign, number] = parts ?? [];
  if (scale === undefined) {
    throw new CtcError("cut-option-malformed", { option: option.slice(0, 80) });
  }
  if (sign !== "=" && !countsHighScores(sign as Operator)) {
    const facts = { option: option.slice(0, 80), reason: "low-scores" };
    throw new CtcError("cut-option-malformed", facts);
  }
  return {
    scale: scale.trim(),
    ...(grade === undefined ? {} : { grade }),
    ...(sign === "=" ? {} : { operator: sign as Operator }),
    value: Number(number),
  };
}

/**
 * What the norms are called and whom they describe, as far as the options say it: what a norms file
 * may hold, so that every file that is written can be read.
 *
 * @throws CtcError `norms-text`
 */
export function readNames({ id, describe }: DeriveOptions): {
  readonly id?: string;
  readonly describe?: string;
} {
  if (id !== undefined && !measureId.safeParse(id).success) {
    throw new CtcError("norms-text", { option: "--id", value: id.slice(0, 40), reason: "id" });
  }
  if (describe !== undefined && !name.safeParse(describe).success) {
    throw new CtcError("norms-text", { option: "--describe", value: describe.slice(0, 40) });
  }
  return { ...(id === undefined ? {} : { id }), ...(describe === undefined ? {} : { describe }) };
}

/** How norms are written. */
export type NormsFormat = DeriveChoice<"format">;

/** What the end of a file's name says of its format. */
const ENDINGS: readonly (readonly [RegExp, NormsFormat])[] = [
  [/\.json$/i, "json"],
  [/\.ya?ml$/i, "yaml"],
  [/\.(md|markdown)$/i, "md"],
];

/**
 * The format that was asked for: by `--format`, else by the end of the file's name, else by `--json`;
 * YAML where nothing says. With a file `--json` asks for the manifest on stdout.
 *
 * @throws CtcError `usage` where `--json` and `--format` want two formats on stdout
 */
export function formatOf({ format, json, out }: DeriveOptions): NormsFormat {
  if (format !== undefined) {
    if (json !== true || out !== undefined || format === "json") return format;
    throw new CtcError("usage", { problem: `--json, --format ${format}` });
  }
  const byEnding = ENDINGS.find(([ending]) => out !== undefined && ending.test(out));
  return byEnding?.[1] ?? (json === true ? "json" : "yaml");
}
