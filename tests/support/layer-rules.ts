import { dirname, posix } from "node:path";

/** A source file; the name is its path below src/, with slashes. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

/** The journey from text to report. No step knows another; only the pipeline knows their order. */
const STEPS = ["ingest", "instrument", "score", "estimate", "disclose", "profile", "report"];
const BESIDE_THE_JOURNEY = [
  "audit",
  "compare",
  "check",
  "norms",
  "prioritise",
  "propose",
  "simulate",
  "trend",
  "evaluate",
  "priorities",
];

/** Each layer, and the layers it may import. A layer may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  vocabulary: [],
  statistics: [],
  catalog: ["vocabulary"],
  ingest: ["vocabulary"],
  instrument: ["vocabulary"],
  score: ["vocabulary"],
  estimate: ["vocabulary", "statistics"],
  disclose: ["vocabulary"],
  profile: ["vocabulary", "statistics"],
  report: ["vocabulary"],
  check: ["vocabulary", "statistics"],
  norms: ["vocabulary", "statistics"],
  simulate: ["vocabulary", "statistics"],
  trend: ["vocabulary", "statistics"],
  propose: ["vocabulary"],
  compare: ["vocabulary", "statistics"],
  prioritise: ["vocabulary", "statistics"],
  priorities: ["vocabulary", "statistics"],
  evaluate: ["vocabulary", "statistics"],
  // The attacker knows nothing of how figures are withheld: it may never import disclose, nor disclose it.
  audit: ["vocabulary"],
  pipeline: ["vocabulary", "catalog", ...STEPS, ...BESIDE_THE_JOURNEY],
  i18n: ["vocabulary"],
  render: ["vocabulary", "i18n"],
  commands: ["vocabulary", "catalog", "pipeline", "render", "i18n"],
  shell: ["vocabulary", "commands", "i18n"],
  "index.ts": ["vocabulary", "statistics", "catalog", "pipeline", "render"],
};

/** The folders that src/ may hold, and so the ones that need a README. */
export const LAYERS: readonly string[] = Object.keys(MAY_IMPORT).filter(
  (name) => !name.includes("."),
);

/** What depends on the machine, the clock, the locale or chance. Only the shell may. */
const IMPURE: Readonly<Record<string, RegExp>> = {
  process: /\bprocess\b\s*[.[]/,
  console: /\bconsole\b\s*[.[]/,
  globalThis: /\bglobalThis\b/,
  clock: /\bDate\.now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\b/,
  "local time": /\.(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds)\(/,
  chance: /\bMath\.random\b|\bcrypto\b/,
  machine: /["'`]node:/,
  network: /\bfetch\s*\(/,
  locale: /\bIntl\b|\.toLocale\w*|\.localeCompare\b/,
  "digits that differ between versions of Node": /\bMath\.(a?(sin|cos|tan)h?|atan2)\b/,
};

const RELEASES = /\bas\s+(readonly\s+)?Released\b|<Released<[^>]*>>\s*[\w(]/;
/** A double cast makes any type of any other. */
const FORGES = /\bas\s+(unknown|never)\s+as\b/;

/** Everything that is wrong with a file, in words; none for a file that keeps the rules. */
export function violations(source: Source): string[] {
  const layer = layerOf(source.name);
  if (!Object.hasOwn(MAY_IMPORT, layer)) return [`${layer} is no layer`];
  const code = withoutComments(source.text);
  return [
    ...forbiddenImports(layer, { ...source, text: code }),
    ...(layer === "shell" ? [] : impurities(code)),
    ...(layer !== "disclose" && RELEASES.test(code) ? ["releases figures outside disclose"] : []),
    ...(layer !== "disclose" && FORGES.test(code) ? ["could forge a released figure"] : []),
  ];
}

function layerOf(name: string): string {
  return name.split("/")[0] ?? "";
}

function forbiddenImports(layer: string, { name, text }: Source): string[] {
  const specifiers = [...text.matchAll(/\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)];
  const targets = specifiers.map(([, specifier = ""]) => posix.join(dirname(name), specifier));
  const allowed = [layer, ...(MAY_IMPORT[layer] ?? [])];
  const forbidden = targets.map(layerOf).filter((target) => !allowed.includes(target));
  return forbidden.map((target) => `${layer} imports ${target}`);
}

function impurities(code: string): string[] {
  const found = Object.entries(IMPURE).filter(([, pattern]) => pattern.test(code));
  return found.map(([what]) => `is not pure: ${what}`);
}

/** Comments may speak of clocks and locales. Strings are kept: they may hold `//`. */
function withoutComments(text: string): string {
  const stringOrComment =
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/.*|\/\*[\s\S]*?\*\//g;
  return text.replace(stringOrComment, (_all, string: string | undefined) => string ?? " ");
}
