import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { BUILT_IN_IDS } from "../../src/catalog/built-in.ts";
import { parsePolicy } from "../../src/catalog/policy.ts";
import { DISCLOSURE_RULES } from "../../src/vocabulary/disclosure-rule.ts";
import { policyNamed } from "../support/policies.ts";
import { ROOT } from "../support/repository.ts";

const page = readFileSync(join(ROOT, "docs/policies.md"), "utf8");

it("docs/policies.md: its example can be read", () => {
  const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  expect(parsePolicy(example, "policy.yaml")).toMatchObject({
    id: "linkoping-2024",
    minimumRespondents: 15,
    municipalityOnly: ["depressive_symptoms"],
  });
});

it("docs/policies.md: has every policy and every rule of the log", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| `"));
  const named = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)]);
  const names = named.map(([, name]) => name);
  expect(names).toEqual(expect.arrayContaining([...BUILT_IN_IDS.policies]));
  expect(names).toEqual(expect.arrayContaining(Object.keys(DISCLOSURE_RULES)));
});

it.each(BUILT_IN_IDS.policies.filter((id) => id !== "default" && id !== "open"))(
  "%s: says what it leaves out, how sure it is and what it does, in both languages",
  (id) => {
    const { deviations = [], status, summary, protection, minimumCoverage } = policyNamed(id);
    expect(deviations.length).toBeGreaterThan(2);
    expect(["verified", "secondary_source"]).toContain(status);
    expect([summary?.en === "", summary?.sv === undefined]).toEqual([false, false]);
    expect({ protection, minimumCoverage }).toEqual({ protection: 5, minimumCoverage: 0.9 });
  },
);
