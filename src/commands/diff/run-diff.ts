import { translator } from "../../i18n/translate.ts";
import { diffPublications } from "../../pipeline/diff-publications.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { ProfileDiff } from "../../vocabulary/profile-diff.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { Io } from "../io.ts";
import { readProfiles } from "../read-profiles.ts";
import type { DiffOptions } from "./diff.ts";
import { type DiffGate, isCompared, readAlpha, readGate, rowsThatFail } from "./gate.ts";
import { planDiff, writeDiff } from "./write-diff.ts";

/** Compares two publications, writes the result, and fails where the gate says so. */
export async function runDiff(
  before: string,
  after: string,
  options: DiffOptions,
  io: Io,
): Promise<void> {
  const language = options.lang ?? io.language;
  io.speak(language);
  const gate = readGate(options);
  const alpha = readAlpha(options);
  const plan = planDiff(options);
  const [old, now] = [await readProfiles([before], io), await readProfiles([after], io)];
  const result = diffPublications({
    before: old,
    after: now,
    sameWave: options.sameWave === true,
    alpha,
    version: io.version,
  });
  const inputs = [...old, ...now].map(({ file, sha256 }) => ({ file, sha256 }));
  const writing = {
    inputs,
    inputPaths: [...old, ...now].map(({ path }) => path),
    dryRun: options.dryRun === true,
    printManifest: options.json === true,
    quiet: options.quiet === true,
    language,
  };
  await writeDiff(result, plan, writing, io);
  if (options.quiet !== true) warn(result.diff, gate, io, language);
  const rows = rowsThatFail(result.diff, gate);
  if (rows > 0) throw new CtcError("diff-found", { rows, on: gate.on ?? "" });
}

function warn(diff: ProfileDiff, gate: DiffGate, io: Io, language: Language): void {
  const t = translator(language);
  const guarded = diff.areas.flatMap(({ corrections }) =>
    corrections.filter(({ guarded: isFew, after }) => isFew && after.step === null),
  );
  if (guarded.length > 0) {
    io.warn(`${t("notice.diff-few-pupils", { figures: guarded.length })}\n`);
  }
  if (gate.on !== null && !isCompared(diff)) io.warn(`${t("notice.diff-nothing-compared")}\n`);
}
