import { translator } from "../../i18n/translate.ts";
import { profilesToCsv } from "../../render/csv.ts";
import { indexToMarkdown } from "../../render/index-markdown.ts";
import { toJson } from "../../render/json.ts";
import { reportToMarkdown } from "../../render/markdown.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { Language } from "../../vocabulary/project.ts";
import type { Report } from "../../vocabulary/report.ts";
import type { Io, OutputFile } from "../io.ts";
import type { Format, OutputPlan } from "../output-plan.ts";
import { writeFolder } from "../write-folder.ts";
import { type Writing, writeResult } from "../write-result.ts";
import { areaFileName } from "./file-names.ts";

/** A profile and the document made of it. */
interface Profiled {
  readonly profile: Profile;
  readonly report: Report;
}

interface ProfileWriting extends Writing {
  readonly language: Language;
  /** Says what was removed. */
  readonly quiet: boolean;
}

/** Puts profiles where the plan says. Files that are one result are written together or not at all. */
export async function writeProfiles(
  plan: OutputPlan,
  profiles: readonly [Profiled, ...Profiled[]],
  writing: ProfileWriting,
  io: Io,
): Promise<void> {
  if (plan.kind === "folder") return writeAll(plan.path, plan.formats, profiles, writing, io);
  const content = render(profiles[0], plan.format, writing.language);
  if (plan.kind === "stdout") {
    if (!writing.dryRun) io.print(content);
    return;
  }
  await writeResult(plan.path, content, "profile", writing, io);
}

async function writeAll(
  folder: string,
  formats: readonly Format[],
  profiles: readonly Profiled[],
  { language, quiet, ...writing }: ProfileWriting,
  io: Io,
): Promise<void> {
  const named = profiles.map((profiled) => ({ ...profiled, name: fileName(profiled.profile, io) }));
  const files = named.flatMap((profiled) =>
    formats.map((format) => ({
      path: `${profiled.name}.${format}`,
      content: render(profiled, format, language),
    })),
  );
  const index =
    profiles.length > 1 ? formats.map((format) => indexFile(named, format, formats, language)) : [];
  const notify = quiet ? null : translator(language);
  await writeFolder(folder, [...files, ...index], { ...writing, command: "profile", notify }, io);
}

function fileName({ area }: Profile, io: Io): string {
  return area.name === null ? "municipality" : areaFileName(area.name, io.sha256);
}

function render({ profile, report }: Profiled, format: Format, language: Language): string {
  if (format === "json") return toJson(profile);
  return format === "csv" ? profilesToCsv([profile], language) : reportToMarkdown(report, language);
}

/** All rows as one CSV; in the other formats the list of profiles, the areas in order of names. */
function indexFile(
  profiles: readonly (Profiled & { readonly name: string })[],
  format: Format,
  formats: readonly Format[],
  language: Language,
): OutputFile {
  const path = `index.${format}`;
  const all = profiles.map(({ profile }) => profile);
  if (format === "csv") return { path, content: profilesToCsv(all, language) };
  if (format === "md") {
    const links = profiles.map(({ profile, name }) => ({ profile, path: `${name}.md` }));
    return { path, content: indexToMarkdown(links, translator(language)) };
  }
  const areas = profiles.map(({ profile: { area, survey, synthetic }, name }) => ({
    wave: survey.wave,
    area: area.name,
    id: area.id,
    synthetic,
    files: formats.map((each) => `${name}.${each}`),
  }));
  return { path, content: toJson({ schema: "ctc-index/1", areas }) };
}
