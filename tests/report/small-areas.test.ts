import { describe, expect, it } from "vitest";
import { reportToMarkdown } from "../../src/render/markdown.ts";
import { profileToReport } from "../../src/report/profile-to-report.ts";
import type { Figure, Released } from "../../src/vocabulary/figure.ts";
import type { Profile } from "../../src/vocabulary/profile.ts";
import { bannedIn } from "../support/banned-words.ts";
import { fixtureProfile } from "../support/profile-fixture.ts";

const markdown = (profile: Profile, language: "sv" | "en"): string =>
  reportToMarkdown(profileToReport(profile), language);

const asked: Profile = {
  ...fixtureProfile,
  design: { ...fixtureProfile.design, smallAreas: "fay-herriot" },
};
const modelAssisted = { value: 0.1871, low: 0.1492, high: 0.2319, shrinkage: 0.476 };
const assisted: Profile = {
  ...asked,
  behaviours: asked.behaviours.map((figure) =>
    figure.measure === "alcohol_30d"
      ? ({ ...figure, modelAssisted } as Figure as Released<Figure>)
      : figure,
  ),
};

describe("model-assisted shares in the report", () => {
  it("stand beside the area's own, in a table of their own", () => {
    expect(markdown(assisted, "en")).toContain(
      "\n| Drank alcohol in the past 30 days | 17.5 | 12.6–23.2 | 18.7 | 14.9–23.2 | 47.6 |\n",
    );
    expect(markdown(assisted, "sv")).toContain(
      "\n| Har druckit alkohol senaste 30 dagarna | 17,5 | 12,6–23,2 | 18,7 | 14,9–23,2 | 47,6 |\n",
    );
    expect(markdown(assisted, "sv")).toContain("Påhittade siffror.\n\n| Mått | Andel, % |");
  });

  it("are missing with a reason where too few areas are shown", () => {
    expect(markdown(asked, "en")).toContain("a model needs at least six areas");
    expect(markdown(asked, "sv")).toContain("behöver minst sex områden");
    expect(markdown(asked, "en")).not.toContain("Model-assisted, %");
  });

  it("are not spoken of where nobody asked", () => {
    expect(markdown(fixtureProfile, "en")).not.toMatch(/model-assisted|Herriot/i);
  });

  it.each(["sv", "en"] as const)(
    "use no word that is banned, and leave no slot open: %s",
    (language) => {
      const text = markdown(assisted, language);
      expect(bannedIn(text, language)).toEqual([]);
      expect(text).not.toMatch(/[{}]|undefined|null|NaN/);
    },
  );
});
