import { describe, expect, it } from "vitest";
import { holm } from "../../src/statistics/holm.ts";
import { expectClose } from "../support/close-to.ts";
import { runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const profile = (...args: string[]) =>
  runCtc(["profile", SURVEY, "--quiet", "--area", "Skäggetorp", ...args], LINKOPING);

interface Row {
  readonly difference: { readonly p: number | null; readonly pAdjusted: number | null } | null;
}

describe("--adjustment holm", { timeout: 30_000 }, () => {
  it("adjusts factors and behaviours as two families, and says so", async () => {
    const { out } = await profile("--adjustment", "holm", "--format", "json");
    const { design, factors, behaviours } = JSON.parse(out);
    expect(design.adjustment).toBe("holm");
    for (const family of [factors, behaviours] as readonly (readonly Row[])[]) {
      const known = family.flatMap(({ difference }) =>
        difference === null || difference.p === null ? [] : [{ ...difference, p: difference.p }],
      );
      expect(known.length).toBeGreaterThan(5);
      const expected = holm(known.map(({ p }) => p));
      for (const [i, { pAdjusted }] of known.entries()) {
        expectClose(pAdjusted ?? Number.NaN, expected[i] ?? Number.NaN, 1e-11);
      }
    }
  });

  it("is named in the report in both languages; Benjamini and Hochberg where nobody chose", async () => {
    expect((await profile("--adjustment", "holm")).out).toContain("justerade enligt Holm");
    const english = await profile("--adjustment", "holm", "--lang", "en");
    expect(english.out).toContain("are adjusted by Holm");
    expect((await profile()).out).toContain("justerade enligt Benjamini och Hochberg");
  });

  it("refuses a rule that nobody knows", async () => {
    const { exitCode, err } = await profile("--adjustment", "bonferroni");
    expect(exitCode).toBe(2);
    expect(err).toContain("holm");
  });
});
