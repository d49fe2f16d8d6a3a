import type { World } from "../commands/io.ts";
import { PROJECT_FILES } from "../commands/named-file.ts";
import type { Language } from "../vocabulary/project.ts";

/**
 * The language to speak before any option and file is understood: that of `--lang`, else that of the
 * project file that is given or the nearest to the first path on the command line, else English.
 * The language is looked for as a line, for the rest of that file may be just what is wrong.
 */
export async function languageOf(argv: readonly string[], world: World): Promise<Language> {
  const asked = wordAfter("--lang", argv);
  if (asked !== undefined) return asked === "sv" ? "sv" : "en";
  const path = wordAfter("--config", argv) ?? (await nearestProject(argv, world));
  const text = path === null ? "" : await world.readText(path).catch(() => "");
  return /^\s*"?language"?:\s*["']?sv\b/m.test(text) ? "sv" : "en";
}

function wordAfter(option: string, argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === option || word.startsWith(`${option}=`));
  const word = argv[at];
  return word === option ? argv[at + 1] : word?.slice(option.length + 1);
}

async function nearestProject(argv: readonly string[], world: World): Promise<string | null> {
  const path = argv.find((word) => !word.startsWith("-") && /[./\\]/.test(word));
  return world.findUpwards(PROJECT_FILES, path ?? "-").catch(() => null);
}

/** The command line behind a `--lang` that stands before the command. */
export function withoutLanguage(argv: readonly string[]): readonly string[] {
  const [first = ""] = argv;
  if (first === "--lang") return argv.slice(2);
  return first.startsWith("--lang=") ? argv.slice(1) : argv;
}
