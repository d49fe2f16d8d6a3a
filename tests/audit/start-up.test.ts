import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../support/repository.ts";

const SRC = join(ROOT, "src");
const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((path) =>
  path.endsWith(".ts"),
);
const textOf = (path: string): string => readFileSync(join(SRC, path), "utf8");

/** Files that load others of these names when they are loaded themselves. */
const loading = (pattern: RegExp): string[] =>
  files.filter((path) => pattern.test(textOf(path))).sort();

it("the solver is loaded when an audit runs, by no other command and at no start", () => {
  expect(loading(/^import (?!type).*from "highs"/m)).toEqual([]);
  expect(loading(/await import\("highs"\)/)).toEqual(["audit/solver.ts"]);
  expect(loading(/from ".*\/audit-publication\.ts"/)).toEqual(["commands/audit/run-audit.ts"]);
  expect(loading(/^import .*from ".*\/run-audit\.ts"/m)).toEqual([]);
});
