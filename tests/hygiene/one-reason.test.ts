import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import enProfile from "../../src/i18n/messages/en/profile.json" with { type: "json" };
import svProfile from "../../src/i18n/messages/sv/profile.json" with { type: "json" };
import { ROOT } from "../support/repository.ts";

const MESSAGES = join(ROOT, "src/i18n/messages");

/** Every message of a language, whichever command says it. */
function messagesOf(language: "sv" | "en"): readonly (readonly [id: string, text: string])[] {
  const files = readdirSync(join(MESSAGES, language));
  return files.flatMap((file) => {
    const texts: Readonly<Record<string, string>> = JSON.parse(
      readFileSync(join(MESSAGES, language, file), "utf8"),
    );
    return Object.entries(texts);
  });
}

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

it.each(["sv", "en"] as const)(
  "no message (%s) gives a count as the reason for a withheld figure",
  (language) => {
    const texts = messagesOf(language);
    expect(texts.length).toBeGreaterThan(1000);
    expect(texts.flatMap(([id, text]) => tellingLimits(text).map((said) => [id, said]))).toEqual(
      [],
    );
  },
);

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
