import { describe, expect, it } from "vitest";
import { escapeMarkdown } from "../../src/render/escape-markdown.ts";
import { reportToMarkdown } from "../../src/render/markdown.ts";
import type { Block, Inline } from "../../src/vocabulary/report.ts";

const plain = (text: string): Inline => ({ kind: "plain", text });
const markdown = (...blocks: Block[]): string =>
  reportToMarkdown({ schema: "ctc-report/1", blocks }, "sv");
const words = (text: Inline, language: "sv" | "en" = "sv"): string =>
  reportToMarkdown(
    { schema: "ctc-report/1", blocks: [{ kind: "paragraph", text }] },
    language,
  ).trimEnd();

describe("reportToMarkdown", () => {
  it("writes blocks with a blank line between them and one line feed at the end", () => {
    expect(
      markdown(
        { kind: "heading", level: 2, text: plain("Rubrik") },
        { kind: "banner", text: { kind: "strong", text: plain("Se upp") } },
        { kind: "bullets", items: [plain("ett"), plain("två")] },
      ),
    ).toBe("## Rubrik\n\n> **Se upp**\n\n- ett\n- två\n");
  });

  it("writes one line per row without padding", () => {
    expect(
      markdown({
        kind: "table",
        caption: plain("Ovanför"),
        header: [plain("Faktor"), plain("Andel")],
        align: ["left", "right"],
        rows: [
          [plain("Kort"), { kind: "share", value: 0.345, bare: true }],
          [plain("Mycket längre"), { kind: "sign", sign: "withheld" }],
        ],
      }),
    ).toBe(
      "Ovanför\n\n| Faktor | Andel |\n| --- | --: |\n| Kort | 34,5 |\n| Mycket längre | × |\n",
    );
  });

  it("writes only the reader's language of what depends on it", () => {
    const block: Block = {
      kind: "byLanguage",
      en: [{ kind: "paragraph", text: plain("english") }],
      sv: [{ kind: "paragraph", text: plain("svenska") }],
    };
    expect(markdown(block)).toBe("svenska\n");
    const after: Block = { kind: "paragraph", text: plain("efter") };
    expect(markdown({ ...block, sv: [] }, after)).toBe("efter\n");
  });

  it("refuses a message that does not exist: a bug, not a text", () => {
    expect(() => words({ kind: "message", id: "profile.nowhere" })).toThrow(RangeError);
  });
});

describe("numbers and words in each language", () => {
  it.each<[string, Inline, string, string]>([
    ["share", { kind: "share", value: 0.345 }, "34,5\u00a0%", "34.5%"],
    ["coarse share", { kind: "share", value: 0.35, step: 0.05 }, "ca 35\u00a0%", "about 35%"],
    ["coarse cell", { kind: "share", value: 0.35, step: 0.05, bare: true }, "ca 35", "about 35"],
    ["interval", { kind: "shareInterval", low: 0.291, high: 0.402 }, "29,1–40,2", "29.1–40.2"],
    [
      "coarse interval",
      { kind: "shareInterval", low: 0.25, high: 0.45, step: 0.05 },
      "ca 25–45",
      "about 25–45",
    ],
    [
      "difference",
      { kind: "pointsInterval", value: 0.032, low: -0.01, high: 0.074 },
      "+3,2 procentenheter (osäkerhetsintervall −1,0 till +7,4)",
      "+3.2 percentage points (uncertainty interval −1.0 to +7.4)",
    ],
    ["count", { kind: "count", value: 3120 }, "3\u00a0120", "3,120"],
    ["coarse count", { kind: "count", value: 35, rounded: true }, "ca 35", "about 35"],
    ["grade", { kind: "grade", grade: "9" }, "åk 9", "grade 9"],
    ["upper grade", { kind: "grade", grade: "11" }, "gy 2", "grade 11"],
    ["last grade", { kind: "grade", grade: "12" }, "gy 3", "grade 12"],
    ["other grade", { kind: "grade", grade: "åk *F*" }, "åk \\*F\\*", "åk \\*F\\*"],
    ["text", { kind: "text", text: { en: "Family", sv: "Familj" } }, "Familj", "Family"],
    ["text without Swedish", { kind: "text", text: { en: "Family" } }, "Family", "Family"],
    ["known term", { kind: "term", vocabulary: "topic", id: "violence" }, "Våld", "Violence"],
    [
      "unknown term",
      { kind: "term", vocabulary: "topic", id: "Idrott|x" },
      "Idrott\\|x",
      "Idrott\\|x",
    ],
    ["names", { kind: "enumeration", items: [plain("a"), plain("b")] }, "a; b", "a; b"],
  ])("%s", (_, inline, sv, en) => {
    expect(words(inline)).toBe(sv);
    expect(words(inline, "en")).toBe(en);
  });
});

describe("escapeMarkdown", () => {
  it.each([
    ["Skäggetorp", "Skäggetorp"],
    ["Ryd (norra) & Gottfridsberg", "Ryd (norra) \\& Gottfridsberg"],
    ["linkoping_2024.csv", "linkoping_2024.csv"],
    ["_kursiv_", "\\_kursiv\\_"],
    ["](javascript:alert(1))", "\\](javascript:alert(1))"],
    ["[x](http://e.se)", "\\[x\\](http\\://e.se)"],
    ["![x](y)", "!\\[x\\](y)"],
    ["<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"],
    ["a | b", "a \\| b"],
    ["a\\| b", "a\\\\\\| b"],
    ["`code`", "\\`code\\`"],
    ["# rubrik", "\\# rubrik"],
    ["- punkt", "\\- punkt"],
    ["+ punkt", "\\+ punkt"],
    ["1. punkt", "1\\. punkt"],
    ["2) punkt", "2\\) punkt"],
    ["2010.1", "2010.1"],
    ["=== rad", "\\=== rad"],
    ["> citat", "\\> citat"],
    ["~~~", "\\~\\~\\~"],
    ["rad\r\n\n# ny", "rad \\# ny"],
    ["\u2028a\u202eb\u0007c", "a b c"],
    ["www.exempel.se", "www\\.exempel.se"],
    ["&lt;b&gt;", "\\&lt;b\\&gt;"],
    ["$x$", "\\$x\\$"],
    ["", ""],
  ])("%j", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
