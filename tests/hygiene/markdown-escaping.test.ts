import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "../../src/render/escape-markdown.ts";
import { quoteCell } from "../../src/vocabulary/csv-cell.ts";
import { runCtc } from "../support/memory-io.ts";
import { SMALL_INSTRUMENT, SMALL_PROJECT, smallSurvey } from "../support/small-survey.ts";

/** Each would be something else than text if it reached a document as it is. */
const HOSTILE = [
  "a|b",
  "`c`",
  "<img src=x onerror=alert(1)>",
  "[x](http://e.se)",
  "![p](http://e.se/p.png)",
  "http://e.se/a",
  "https://e.se",
  "www.e.se",
  "WWW.e.se",
  "mailto:a@e.se",
  "a.b@e.se",
  "<http://e.se>",
  "# h",
  "a\n# h",
  "a\n\n- x",
  "- x",
  "1. x",
  "> q",
  "***",
  "===",
  "_k_",
  "~~s~~",
  "&lt;",
  "a\\",
  "\\|",
  "$x$",
  "[^1]",
  "    code",
];

/** What CommonMark leaves of a text once each escaped sign is out. */
const unescaped = (text: string): string => text.replace(/\\[!-/:-@[-`{-~]/g, "");

/** What a reader sees: escaped signs are themselves. */
const seen = (text: string): string => text.replace(/\\([!-/:-@[-`{-~])/g, "$1");

describe("escapeMarkdown", () => {
  const text = fc
    .array(fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 5 })), {
      maxLength: 4,
    })
    .map((parts) => parts.join(""));

  it("shows the words, and nothing that starts anything but text", () => {
    fc.assert(
      fc.property(text, (name) => {
        const escaped = escapeMarkdown(name);
        const left = unescaped(escaped);
        expect(left).not.toMatch(/[`*[\]<>#|~&$]/);
        expect(left).not.toMatch(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u);
        expect(left).not.toMatch(/:\/\/|www\.|[\w.+-]@\w/i);
        expect(escaped).not.toMatch(/^([-+=\s]|\d+[.)](\s|$))/);
        expect(escaped).not.toMatch(/[\p{Cc}\u2028\u2029]|\s$/u);
        // An odd number of backslashes at the end would escape what follows.
        expect(escaped).toMatch(/^(?:[^\\]|\\[!-/:-@[-`{-~])*$/s);
      }),
      { numRuns: 3_000 },
    );
  });

  it("changes no word", () => {
    const printable = fc.string({ maxLength: 20 }).map((each) => each.trim());
    fc.assert(
      fc.property(printable, (name) => {
        expect(seen(escapeMarkdown(name))).toBe(name);
      }),
    );
  });
});

describe("documents with hostile names", () => {
  const all = HOSTILE.join(" ");
  // Seven areas, each of four of them in a row.
  const areas = [0, 4, 8, 12, 16, 20, 24].map((at) => ({
    name: HOSTILE.slice(at, at + 4).join(" "),
    respondents: 15,
    counted: 7,
  }));
  const files = {
    "s.csv": smallSurvey(areas)
      .replace("\n", `,${quoteCell(all)}\n`)
      .replace(/(?<=,[13])\n/g, ",x\n"),
    "instrument.json": SMALL_INSTRUMENT.replaceAll('"label":"s"', `"label":${JSON.stringify(all)}`)
      .replaceAll('"label":"h"', `"label":${JSON.stringify(all)}`)
      .replaceAll("A small instrument", JSON.stringify(all).slice(1, -1))
      .replaceAll("made for a test", JSON.stringify(all).slice(1, -1)),
    "ctc.yaml": `${SMALL_PROJECT}${JSON.stringify({
      name: all,
      publication: {
        status: "publicerad",
        version: all,
        date: "2024-05-02",
        responsible: all,
        contact: all,
        dnr: all,
        licence: all,
        corrections: [all],
      },
    })
      .slice(1, -1)
      .replaceAll(/("name"|"publication"):/g, "\n$1: ")
      .replace(/,\n/, "\n")}\n`,
  };

  /** Markdown of our own: headings, bold, tables, links of the index. All the rest has to be text. */
  function strange(document: string): readonly string[] {
    return document.split("\n").filter((line) => {
      const left = unescaped(line)
        .replace(/^(#{1,6}|>|-|\|) /, "")
        .replaceAll("**", "")
        .replace(/^\[(.*)\]\([^()\s]+\.md\)$/, "$1")
        .replace(/ \|( |$)/g, " ")
        .replace(/^-(--?:?|-) ?(-(--?:?|-) ?)*$/, "");
      return /[`*[\]<>#|~$]|:\/\/|www\.|[\w.+-]@\w|^\s*$/i.test(left) && left.trim() !== "";
    });
  }

  it.each(["sv", "en"])(
    "profiles, index and check stay text (%s)",
    { timeout: 60_000 },
    async (lang) => {
      const args = ["profile", "s.csv", "--all", "--format", "md", "--out", "o", "--lang", lang];
      const run = await runCtc(args, files);
      expect(run.exitCode === 0 ? "" : run.err).toBe("");
      const check = await runCtc(["check", "s.csv", "--lang", lang], files);
      const show = await runCtc(["instrument", "show", "instrument.json", "--lang", lang], files);
      const documents = [...Object.values(run.written), check.out, show.out].filter((each) =>
        each.startsWith("#"),
      );
      expect(documents).toHaveLength(areas.length + 4);
      expect(documents.flatMap(strange)).toEqual([]);
      expect(check.out).toContain("mailto:a\\@e.se");
      // Every row of a table has as many cells as its header.
      for (const document of documents) {
        for (const table of document.match(/(^\|.*\n)+/gm) ?? []) {
          const widths = table
            .trimEnd()
            .split("\n")
            .map((row) => unescaped(row).split("|").length);
          expect(new Set(widths).size).toBe(1);
        }
      }
    },
  );
});
