import { isNoBetterThanChance } from "../../vocabulary/better-than-chance.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Norms } from "../../vocabulary/norms.ts";
import type { Inline } from "../../vocabulary/report.ts";
import { hasRoundedNumbers } from "../../vocabulary/rounded-norms.ts";
import { count, decimal, message, plain, shortHash, text } from "../blocks.ts";

/** Who was asked, with which questions, and the file behind it. */
export function aboutNorms(norms: Norms): readonly Inline[] {
  const { instrument, population, respondents, waves } = norms;
  return [
    message("norms.population", { population: text(population) }),
    message("norms.respondents", { respondents: count(respondents, hasRoundedNumbers(norms)) }),
    ...(waves.length === 0 ? [] : [message("norms.waves", { waves: plain(waves.join(", ")) })]),
    message("norms.instrument", { id: plain(instrument.id), version: plain(instrument.version) }),
    ...sourceOf(norms),
  ];
}

function sourceOf({ source }: Norms): readonly Inline[] {
  if (source === undefined) return [message("norms.sourceUnknown")];
  const { file, sha256, generator, policy, honesty, weighted } = source;
  return [
    message("norms.source", {
      file: plain(file),
      sha256: shortHash(sha256),
      version: plain(generator.version),
      policy: plain(policy),
    }),
    ...(weighted ? [message("norms.weighted")] : []),
    ...(honesty.length === 0
      ? []
      : [message("norms.honesty", { rules: plain(honesty.join(", ")) })]),
  ];
}

/** How the cuts were found, one sentence to a paragraph. */
export function normsMethod(norms: Norms, instrument: Instrument | null): readonly Inline[] {
  const { derivation, fallback } = norms;
  const { against, by } = derivation;
  const key = by.length > 1 ? "both" : (by[0] ?? "none");
  return [
    methodOf(derivation, instrument),
    ...noBetterThanChance(norms),
    ...(against === undefined
      ? []
      : [message("norms.against", { behaviour: labelOf(against, instrument) })]),
    message(`norms.by.${key}`),
    ...(fallback === undefined ? [] : [message("norms.fallback", { grade: plain(fallback) })]),
  ];
}

/** A contrast cut is the best of those that may be told, and that is not always a good one. */
function noBetterThanChance({ cuts, derivation }: Norms): readonly Inline[] {
  const poor = derivation.method === "contrast" ? cuts.filter(isNoBetterThanChance) : [];
  if (poor.length === 0) return [];
  const items = poor.map(({ scale, grade, gender }): Inline => {
    const group: readonly Inline[] = [
      ...(grade === undefined ? [] : [{ kind: "grade", grade } as const]),
      ...(gender === undefined ? [] : [message(`norms.gender.${gender}`)]),
    ];
    if (group.length === 0) return plain(scale);
    const facts = { scale: plain(scale), group: { kind: "sequence", items: group } as const };
    return message("norms.without.one", facts);
  });
  return [message("norms.chance", { cuts: { kind: "enumeration", items } })];
}

function methodOf(derivation: Norms["derivation"], instrument: Instrument | null): Inline {
  const { method, multiplier = 0, spread, percentile = 0, against = "" } = derivation;
  if (method === "median-mad" && spread !== undefined) {
    const facts = { multiplier: decimal(multiplier, 4), spread: message(`norms.spread.${spread}`) };
    return message("norms.method.medianMad", facts);
  }
  if (method === "percentile") {
    const facts = { risk: decimal(percentile, 4), protective: decimal(100 - percentile, 4) };
    return message("norms.method.percentile", facts);
  }
  if (method === "contrast") {
    return message("norms.method.contrast", { behaviour: labelOf(against, instrument) });
  }
  return method === "fixed" ? message("norms.method.fixed") : plain(method);
}

function labelOf(behaviour: string, instrument: Instrument | null): Inline {
  const found = instrument?.behaviours.find(({ id }) => id === behaviour);
  return found === undefined ? plain(behaviour) : text(found.label);
}

const NOT: Readonly<Record<Norms["derivation"]["method"], string>> = {
  "median-mad": "norms.not.medianMad",
  percentile: "norms.not.percentile",
  contrast: "norms.not.contrast",
  fixed: "norms.not.fixed",
};

/** What a reader might take them for. */
export function whatTheyAreNot({ derivation }: Norms): readonly Inline[] {
  return ["norms.not.diagnosis", NOT[derivation.method], "norms.not.official"].map((id) =>
    message(id),
  );
}
