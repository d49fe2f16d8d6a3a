import { expect, it } from "vitest";
import enAudit from "../../src/i18n/messages/en/audit.json" with { type: "json" };
import enNorms from "../../src/i18n/messages/en/norms.json" with { type: "json" };
import enProfile from "../../src/i18n/messages/en/profile.json" with { type: "json" };
import enShell from "../../src/i18n/messages/en/shell.json" with { type: "json" };
import svAudit from "../../src/i18n/messages/sv/audit.json" with { type: "json" };
import svNorms from "../../src/i18n/messages/sv/norms.json" with { type: "json" };
import svProfile from "../../src/i18n/messages/sv/profile.json" with { type: "json" };
import svShell from "../../src/i18n/messages/sv/shell.json" with { type: "json" };

const COUNT =
  "(\\d+|\\{\\w+\\}|två|tre|fyra|fem|sex|sju|åtta|nio|tio|two|three|four|five|six|seven|eight|nine|ten)";
/** A number of pupils given as the reason: it would tell how many there are, and is false of a linked figure. */
const LIMIT = new RegExp(
  `(färre än|mindre än|under|högst|max(imalt)?|fewer than|less than|below|under|at most|no more than|<) ${COUNT}(?!\\d|\\s?%)`,
  "i",
);
const HIDES = /visas inte|skydd|dold|not shown|withheld|hidden|protect|undertryck|suppress/i;

/** Sentences that say both that something is withheld and a limit below which it is. */
const tellingLimits = (text: string): readonly string[] =>
  text.split(/(?<=[.;:!?])\s/).filter((sentence) => LIMIT.test(sentence) && HIDES.test(sentence));

it.each([
  ["Swedish", [svProfile, svNorms, svShell, svAudit]],
  ["English", [enProfile, enNorms, enShell, enAudit]],
])("no %s message gives a count as the reason for a withheld figure", (_, messages) => {
  const texts = messages.flatMap((each) => Object.entries(each));
  expect(texts.flatMap(([id, text]) => tellingLimits(text).map((said) => [id, said]))).toEqual([]);
});

it("withheld is one reason and one sign, in both languages", () => {
  for (const messages of [svProfile, enProfile]) {
    const reasons = Object.entries(messages).filter(([id]) => /reason|sign\.withheld/.test(id));
    const hiding = reasons.filter(([id]) => /withheld|protected/.test(id));
    expect(hiding.map(([id]) => id).filter((id) => id.includes("sign"))).toEqual([
      "profile.sign.withheld",
    ]);
  }
});

it("the check finds such a reason", () => {
  expect(tellingLimits("Visas inte: färre än 10 svarande.")).toHaveLength(0);
  expect(tellingLimits("Visas inte, färre än 10 svarande.")).toHaveLength(1);
  expect(tellingLimits("Withheld (fewer than ten).")).toHaveLength(1);
  expect(tellingLimits("Not shown (protection of individuals)")).toHaveLength(0);
});
