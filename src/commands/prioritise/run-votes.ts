import { countBallots, type VotesResult } from "../../pipeline/decide-priorities.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { Io } from "../io.ts";
import { loadCatalog } from "../load-catalog.ts";
import { readNamed } from "../named-file.ts";
import { readProfiles } from "../read-profiles.ts";
import { writeResult } from "../write-result.ts";
import type { VotesOptions } from "./votes.ts";

/** Counts the votes of a file, and prints or writes what they came to. */
export async function runVotes(path: string, options: VotesOptions, io: Io): Promise<void> {
  const { out, format, json, dryRun } = options;
  if (out?.trim() === "") throw new CtcError("out-empty");
  const { language } = await loadCatalog(path, options, io);
  const read = options.profile === undefined ? [] : await readProfiles([options.profile], io);
  const [profile] = read;
  const { count, report } = await countFile(path, profile?.profile ?? null, options.dots, io);
  const isJson =
    format === "json" ||
    (format === undefined && (out === undefined ? json === true : out.endsWith(".json")));
  const content = isJson
    ? toJson({ schema: "ctc-votes/1", generator: { name: "ctc", version: io.version }, ...count })
    : reportToMarkdown(report, language);
  if (out === undefined) {
    if (dryRun !== true) io.print(content);
    return;
  }
  const inputs = [count, ...read].map(({ file, sha256 }) => ({ file, sha256 }));
  const inputPaths = [path, ...read.map((one) => one.path)];
  const writing = { inputs, inputPaths, dryRun: dryRun === true, printManifest: json === true };
  await writeResult(out, content, "prioritise", writing, io);
}

/** @throws CtcError `decision-option-malformed` for `--dots`, and what reading the votes throws */
export async function countFile(
  path: string,
  profile: Profile | null,
  dots: string | undefined,
  io: Io,
): Promise<VotesResult> {
  const text = await readNamed(path, io);
  const votes = { file: io.baseName(path), sha256: io.sha256(text), text };
  return countBallots({ votes, profile, dots: dotsOf(dots) });
}

function dotsOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new CtcError("decision-option-malformed", {
    option: "--dots",
    text: text.slice(0, 40),
    form: "number",
    example: "5",
  });
}
