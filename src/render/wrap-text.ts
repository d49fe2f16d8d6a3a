/** Lines that are broken at blanks to at most `width` characters; tables and headings are kept whole. */
export function wrapText(markdown: string, width: number): string {
  return markdown
    .split("\n")
    .map((line) => (line.startsWith("|") || line.startsWith("#") ? line : wrapLine(line, width)))
    .join("\n");
}

/** What follows the first line of a list or a banner stands under its text. */
function wrapLine(line: string, width: number): string {
  const [mark = ""] = /^(- |> )?/.exec(line) ?? [];
  const indent = mark === "> " ? "> " : " ".repeat(mark.length);
  const lines: string[] = [];
  let current = mark;
  let isEmpty = true;
  for (const word of line.slice(mark.length).split(" ")) {
    const longer = isEmpty ? current + word : `${current} ${word}`;
    if (!isEmpty && [...longer].length > width) {
      lines.push(current);
      current = indent + word;
    } else current = longer;
    isEmpty = false;
  }
  return [...lines, current].join("\n");
}
