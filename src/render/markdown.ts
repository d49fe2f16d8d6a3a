import type { Language } from "../vocabulary/project.ts";
import type { Block, Inline, Report } from "../vocabulary/report.ts";
import { escapeMarkdown } from "./escape-markdown.ts";
import { inlineToText, type Writer } from "./inline-to-text.ts";

type Neutral = Exclude<Block, { kind: "byLanguage" }>;

const RULES = { left: "---", right: "--:" } as const;

function tableLine(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** One line per row and no padding, so that a changed figure changes one line of a text diff. */
function tableText(table: Extract<Block, { kind: "table" }>, writer: Writer): string {
  const say = (inline: Inline): string => inlineToText(inline, writer);
  const lines = [
    tableLine(table.header.map(say)),
    tableLine(table.align.map((side) => RULES[side])),
    ...table.rows.map((row) => tableLine(row.map(say))),
  ];
  const text = lines.join("\n");
  return table.caption === undefined ? text : `${say(table.caption)}\n\n${text}`;
}

function blockText(block: Neutral, writer: Writer): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${inlineToText(block.text, writer)}`;
    case "banner":
      return `> ${inlineToText(block.text, writer)}`;
    case "paragraph":
      return inlineToText(block.text, writer);
    case "bullets":
      return block.items.map((item) => `- ${inlineToText(item, writer)}`).join("\n");
    case "table":
      return tableText(block, writer);
  }
}

/** The blocks that this language has. */
function blocksIn(language: Language, blocks: readonly Block[]): readonly Neutral[] {
  return blocks.flatMap((block) =>
    block.kind === "byLanguage" ? blocksIn(language, block[language]) : [block],
  );
}

/**
 * A report as GitHub Flavored Markdown, ending with one line feed. Tables have one row per line and
 * no padding; whatever an area, label or question is called, it stays text.
 */
export function reportToMarkdown(report: Report, language: Language): string {
  const writer: Writer = {
    language,
    escape: escapeMarkdown,
    strong: (text) => `**${text}**`,
  };
  const blocks = blocksIn(language, report.blocks);
  return `${blocks.map((block) => blockText(block, writer)).join("\n\n")}\n`;
}
