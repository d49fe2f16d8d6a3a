import { describe, expect, it } from "vitest";
import { studentTQuantile } from "../../src/statistics/distributions.ts";
import type { IntervalMethod } from "../../src/vocabulary/estimation.ts";
import type { Figure } from "../../src/vocabulary/figure.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { expectClose } from "../support/close-to.ts";
import { runCtc } from "../support/memory-io.ts";
import { LINKOPING, SURVEY } from "./linkoping.ts";

const profile = (...args: string[]) =>
  runCtc(["profile", SURVEY, "--lang", "en", "--area", "Ryd", ...args], LINKOPING);

const figuresOf = ({ factors, behaviours, cumulative }: Profile): Figure[] => [
  ...factors,
  ...behaviours,
  ...cumulative,
];

/** Half the width on the scale of each method, from what the row prints. */
function limitsOf(method: IntervalMethod, figure: Figure): number[] {
  const { value: p, standardError, degreesOfFreedom } = figure;
  if (p === null || standardError === null || degreesOfFreedom === null) return [];
  const half = studentTQuantile(0.975, degreesOfFreedom) * standardError;
  if (method === "wald") return [Math.max(0, p - half), Math.min(1, p + half)];
  const logit = Math.log(p / (1 - p));
  return [-1, 1].map((side) => 1 / (1 + Math.exp(-logit - (side * half) / (p * (1 - p)))));
}

describe("ctc profile --interval", { timeout: 60_000 }, () => {
  it.each(["logit", "wald"] as const)("%s: in every figure, and said in words", async (method) => {
    const { out } = await profile("--interval", method, "--json");
    const found: Profile = JSON.parse(out);
    expect(found.design.interval).toBe(method);
    const shown = figuresOf(found).filter(({ standardError }) => standardError !== null);
    expect(shown.length).toBeGreaterThan(40);
    for (const figure of shown) {
      const isEnd = figure.value === 0 || figure.value === 1;
      expect(figure.method).toBe(isEnd ? "korn-graubard" : method);
      if (isEnd) continue;
      const [low = 0, high = 0] = limitsOf(method, figure);
      expectClose(figure.low ?? Number.NaN, low, 1e-9);
      expectClose(figure.high ?? Number.NaN, high, 1e-9);
    }
    const { out: words } = await profile("--interval", method);
    expect(words).toContain(
      method === "logit" ? "by the logit transformation." : "by Wald’s method (",
    );
    expect(words).toContain("Where a share is 0 or 100%, the interval is by Korn and Graubard.");
  });

  it("wilson: at 0 and 100 % too", async () => {
    const { out } = await profile("--interval", "wilson", "--json");
    const methods = figuresOf(JSON.parse(out)).flatMap(({ method }) => method ?? []);
    expect(new Set(methods)).toEqual(new Set(["wilson"]));
    expect((await profile("--interval", "wilson")).out).toContain("by Wilson’s method");
  });

  it("moves limits alone: shares, standard errors, p's and what is withheld stay", async () => {
    const [usual, other] = await Promise.all([
      profile("--json"),
      profile("--json", "--interval", "wald"),
    ]);
    const bare = (out: string) =>
      figuresOf(JSON.parse(out)).map(
        ({ low: _low, high: _high, method: _method, differenceFromNorm: _norm, ...figure }) => ({
          ...figure,
          difference: figure.difference?.p ?? null,
        }),
      );
    expect(bare(other.out)).toEqual(bare(usual.out));
  });

  it("comes from ctc.yaml too, and the command line wins", async () => {
    const config = "schema: ctc-project/1\nestimation: { interval: wilson }\n";
    const files = { ...LINKOPING, "./w.yaml": config };
    const ask = async (...args: string[]): Promise<Profile> => {
      const argv = ["profile", SURVEY, "--config", "./w.yaml", "--json", ...args];
      return JSON.parse((await runCtc(argv, files)).out);
    };
    expect((await ask()).design.interval).toBe("wilson");
    expect((await ask("--interval", "logit")).design.interval).toBe("logit");
  });

  it("refuses a method that nobody knows", async () => {
    const { exitCode, out, err } = await profile("--interval", "exact");
    expect([exitCode, out]).toEqual([2, ""]);
    expect(err).toContain("korn-graubard, logit, wilson, wald");
  });
});
