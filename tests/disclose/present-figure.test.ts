import { describe, expect, it } from "vitest";
import { presentFigure } from "../../src/disclose/present-figure.ts";
import { releaseFigure } from "../../src/disclose/release-figures.ts";
import { releaseSum } from "../../src/disclose/release-sum.ts";
import type { Estimate } from "../../src/vocabulary/estimate.ts";
import type { Measure } from "../../src/vocabulary/measure.ts";
import type { PresentationFlag } from "../../src/vocabulary/presentation-flag.ts";
import { policyNamed } from "../support/policies.ts";

const measure: Measure = {
  id: "alcohol_30d",
  kind: "behaviour",
  goodWhen: "low",
  label: { en: "Alcohol in the last 30 days" },
  labelStatus: { en: "proposal" },
  status: "verified",
  questions: [],
};

function estimate(flags: readonly PresentationFlag[], respondents = 100, value = 0.5): Estimate {
  const share = {
    respondents,
    counted: respondents * value,
    weighted: 3000,
    value,
    standardError: 0.05,
    low: value - 0.1,
    high: value + 0.1,
    degreesOfFreedom: 7,
    designEffect: 1,
    effectiveRespondents: respondents,
    method: "korn-graubard" as const,
  };
  return {
    measure: measure.id,
    area: null,
    group: {},
    share,
    meanScore: 2.5,
    reference: null,
    difference: null,
    norm: 0.4,
    differenceFromNorm: null,
    flags,
  };
}

const row = (...flags: readonly PresentationFlag[]) =>
  releaseFigure(measure, estimate(flags), { kind: "exact" }, () => null);

describe("a row under a policy that looks at its estimate", () => {
  const nchs = policyNamed("nchs");

  it("is withheld where NCHS would not show the share, and loses its weight where not the count", () => {
    expect(presentFigure(row("nchs:Px"), nchs)).toMatchObject({
      status: "withheld",
      reason: "protected",
      value: null,
      respondents: null,
      norm: null,
      flags: [],
    });
    const shown = presentFigure(row("nchs:Cx", "nchs:Pdf"), nchs);
    expect([shown.status, shown.value, shown.weighted]).toEqual(["shown", 0.5, null]);
    expect(presentFigure(row("nchs:Pc"), nchs)).toEqual(row("nchs:Pc"));
  });

  it("stays as it is under a policy that does not", () => {
    const flagged = row("nchs:Px", "nchs:Cx");
    expect(presentFigure(flagged, policyNamed("default"))).toEqual(flagged);
  });

  it("is withheld with 7 degrees of freedom where 8 are asked for", () => {
    const asking = (minimumDegreesOfFreedom: number) =>
      presentFigure(row(), { ...policyNamed("default"), minimumDegreesOfFreedom }).status;
    expect([asking(7), asking(8)]).toEqual(["shown", "withheld"]);
  });
});

describe("everyone as the sum of rounded areas", () => {
  const rounded = (respondents: number, value: number, step: number) =>
    releaseFigure(
      measure,
      estimate([], respondents, value),
      { kind: "rounded", step, respondentsTo: 5 },
      () => null,
    );
  const policy = policyNamed("opensafely");

  it("is Σ p·n / Σ n of what is printed, to about the mean of the steps", () => {
    // Printed: 200 at 0.25, 100 at 0.40: (50 + 40) / 300 = 0.30; mean step (10 + 10) / 300 = 0.067.
    const parts = [rounded(202, 0.26, 0.05), rounded(98, 0.38, 0.1)];
    expect(parts.map(({ respondents, value }) => [respondents, value])).toEqual([
      [200, 0.25],
      [100, 0.4],
    ]);
    const sum = releaseSum(measure, parts, true, policy, () => null);
    expect([sum.respondents, sum.value, sum.flags]).toEqual([300, 0.3, ["rounded:0.05", "summed"]]);
    expect(releaseSum(measure, parts, false, policy, () => null).flags).toContain("partial");
  });

  it("tells nothing where no area is shown", () => {
    const none = [presentFigure(row("nchs:Px"), policyNamed("nchs"))];
    expect(releaseSum(measure, none, true, policy, () => null).status).toBe("withheld");
  });
});
