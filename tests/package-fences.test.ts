import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "./support/repository.ts";
import { runCommand } from "./support/run-command.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

/** Which layer may import which package is said in biome.json; here each fence is seen to hold. */
const FORBIDDEN = [
  ["src/score/a.ts", "zod"],
  ["src/score/b.ts", "node:fs"],
  ["src/ingest/a.ts", "csv-parse/sync"],
  ["src/render/a.ts", "commander"],
  ["src/estimate/a.ts", "@scope/package"],
  ["src/statistics/a.ts", "simple-statistics"],
  ["src/statistics/basic.ts", "zod"],
  ["src/catalog/a.ts", "commander"],
  ["src/catalog/b.ts", "node:path"],
  ["src/commands/a.ts", "csv-parse/sync"],
  ["src/commands/b.ts", "node:fs/promises"],
  ["src/shell/a.ts", "zod"],
  ["src/audit/a.ts", "highs"],
  ["src/audit/solver.ts", "zod"],
  ["src/index.ts", "simple-statistics"],
] as const;

const ALLOWED = [
  ["src/score/c.ts", "../vocabulary/zod.ts"],
  ["src/score/deep/a.ts", "../../vocabulary/measure.ts"],
  ["src/score/d.ts", "./node.ts"],
  ["src/statistics/mean.ts", "./basic.ts"],
  ["src/catalog/c.ts", "csv-parse/sync"],
  ["src/catalog/d.ts", "yaml"],
  ["src/commands/c.ts", "commander"],
  ["src/shell/b.ts", "node:fs/promises"],
  ["tests/a.test.ts", "csv-parse/sync"],
] as const;

it("packages stay behind their fences", async () => {
  const folder = temporaryFolder();
  for (const name of ["biome.json", ".gitignore"]) cpSync(join(ROOT, name), join(folder, name));
  for (const [path, specifier] of [...FORBIDDEN, ...ALLOWED]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `import { x } from "${specifier}";\nexport const y = x;\n`);
  }
  const biome = join(ROOT, "node_modules", "@biomejs", "biome", "bin", "biome");
  const args = ["lint", "--only=style/noRestrictedImports", "--max-diagnostics=none"];
  const command = [biome, ...args, "--reporter=json"];
  const { out } = await runCommand(process.execPath, command, { cwd: folder });
  const { diagnostics } = JSON.parse(out);
  const found = diagnostics.map(
    (diagnostic: { location: { path: unknown } }) => diagnostic.location.path,
  );
  expect(found.sort()).toEqual(FORBIDDEN.map(([path]) => path).sort());
});
