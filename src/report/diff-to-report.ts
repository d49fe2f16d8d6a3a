import type { AreaDiff, ProfileDiff } from "../vocabulary/profile-diff.ts";
import type { Block, Inline, Report } from "../vocabulary/report.ts";
import { bullets, decimal, heading, message, paragraph, plain, sequence } from "./blocks.ts";
import { changesOf } from "./diff/changes.ts";
import { correctionsOf } from "./diff/corrections.ts";
import { waveWords } from "./diff/words.ts";

/** Of a level: 0.05, and 0.001 as it was asked for. */
const MOST_DECIMALS = 6;

/** Lays a diff out as a document without a language: the change between two waves, or a correction. */
export function diffToReport(diff: ProfileDiff): Report {
  return {
    schema: "ctc-report/1",
    blocks: isEmpty(diff) ? nothing(diff) : content(diff),
  };
}

function nothing(diff: ProfileDiff): readonly Block[] {
  const place = diff.project === null ? message("diff.everyone") : plain(diff.project);
  return [
    heading(1, message("diff.title.same", { place })),
    ...banners(diff),
    paragraph(message(`diff.${diff.kind}.nothing`)),
  ];
}

function content(diff: ProfileDiff): readonly Block[] {
  return [
    heading(1, title(diff)),
    ...banners(diff),
    paragraph(opening(diff)),
    ...(diff.kind === "correction" ? reasons(diff) : []),
    ...diff.areas.flatMap((area) => areaBlocks(diff, area)),
    ...loneAreas(diff),
    ...(diff.kind === "change" ? howToRead(diff) : []),
  ];
}

function isEmpty({ areas, onlyBefore, onlyAfter }: ProfileDiff): boolean {
  return [areas, onlyBefore, onlyAfter].every((found) => found.length === 0);
}

function title(diff: ProfileDiff): Inline {
  const [only, second] = diff.areas;
  const isOne = only !== undefined && second === undefined;
  const place = isOne ? areaWords(only, diff) : everyoneWords(diff);
  const { before, after } = waveWords(diff);
  return diff.kind === "correction"
    ? message("diff.title.correction", { place, wave: after })
    : message("diff.title.change", { place, before, after });
}

function areaWords({ area }: AreaDiff, diff: ProfileDiff): Inline {
  return area.name === null ? everyoneWords(diff) : plain(area.name);
}

function everyoneWords({ project }: ProfileDiff): Inline {
  return project === null ? message("diff.everyone") : plain(project);
}

function banners({ synthetic, draft }: ProfileDiff): readonly Block[] {
  const banner = (lead: string, text: string): Block => ({
    kind: "banner",
    text: sequence({ kind: "strong", text: message(lead) }, message(text)),
  });
  return [
    ...(synthetic ? [banner("profile.banner.synthetic.lead", "diff.banner.synthetic")] : []),
    ...(draft ? [banner("profile.banner.draft.lead", "diff.banner.draft")] : []),
  ];
}

function opening(diff: ProfileDiff): Inline {
  const { before, after } = waveWords(diff);
  if (diff.kind === "change") {
    return sequence(message("diff.change.about", { before, after }), message("diff.independent"));
  }
  const { version: old } = diff.before;
  const { version: now, date } = diff.after;
  const about =
    old === null || now === null || old === now
      ? message("diff.correction.about")
      : message("diff.correction.versions", { before: plain(old), after: plain(now) });
  return date === null
    ? about
    : sequence(about, message("diff.correction.date", { date: plain(date) }));
}

/** What the municipality says of its corrections, in its own words. */
function reasons({ after }: ProfileDiff): readonly Block[] {
  if (after.corrections.length === 0) return [];
  return [
    paragraph(message("diff.correction.reasons")),
    ...bullets(after.corrections.map((reason) => plain(reason))),
  ];
}

function areaBlocks(diff: ProfileDiff, area: AreaDiff): readonly Block[] {
  const isOne = diff.areas.length === 1;
  const blocks = diff.kind === "correction" ? correctionsOf(diff, area) : changesOf(diff, area);
  return isOne ? blocks : [heading(2, areaWords(area, diff)), ...blocks.map(deeper)];
}

/** Below an area's own heading everything is one level down. */
function deeper(block: Block): Block {
  return block.kind === "heading" && block.level === 2 ? { ...block, level: 3 } : block;
}

function loneAreas(diff: ProfileDiff): readonly Block[] {
  const { before, after } = waveWords(diff);
  const named = (areas: readonly (string | null)[]): Inline => ({
    kind: "enumeration",
    items: areas.map((area) => (area === null ? everyoneWords(diff) : plain(area))),
  });
  const line = (id: string, areas: readonly (string | null)[], wave: Inline): readonly Block[] =>
    areas.length === 0 ? [] : [paragraph(message(id, { areas: named(areas), wave }))];
  return [
    ...line("diff.areas.gone", diff.onlyBefore, before),
    ...line("diff.areas.new", diff.onlyAfter, after),
  ];
}

function howToRead({ alpha, areas }: ProfileDiff): readonly Block[] {
  const isRounded = areas.some(({ rows }) => rows.some(({ change }) => (change?.step ?? 0) > 0));
  const lines = ["verdict", "smallest", "interval", ...(isRounded ? ["rounded"] : []), "cause"];
  return [
    heading(2, message("diff.read.title")),
    ...bullets(
      lines.map((line) => message(`diff.read.${line}`, { alpha: decimal(alpha, MOST_DECIMALS) })),
    ),
  ];
}
