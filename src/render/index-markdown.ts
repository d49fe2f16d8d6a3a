import type { Translate } from "../i18n/translate.ts";
import type { Profile } from "../vocabulary/profile.ts";
import { escapeMarkdown } from "./escape-markdown.ts";

interface IndexEntry {
  readonly profile: Profile;
  /** Path of its Markdown file beside the index. */
  readonly path: string;
}

/** The list of profiles in a folder. Order of names: a list of areas is never a league table. */
export function indexToMarkdown(entries: readonly IndexEntry[], t: Translate): string {
  const [first] = entries;
  const { project, survey, synthetic, publication } = first?.profile ?? {};
  const about = [project, survey?.wave].filter((part) => part != null).join(" ");
  const banners = [
    ...(synthetic ? [t("index.synthetic")] : []),
    ...(publication?.status === "utkast" ? [t("index.draft")] : []),
  ];
  const links = entries.map(
    ({ profile, path }) =>
      `- [${escapeMarkdown(profile.area.name ?? t("index.everyone"))}](${encodeURI(path)})`,
  );
  const title = `# ${escapeMarkdown(t("index.title", { about }))}`.trimEnd();
  return `${[title, ...banners, links.join("\n")].join("\n\n")}\n`;
}
