/** `npm run check:nodes`: `npm test` in a fresh copy of the tree, under each version of Node. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { copyRepository } from "../support/repository.ts";
import { NODE_MAJORS, nodeBinary } from "./node-binary.ts";

/** npm and its scripts find `node` in PATH, so all of it runs under this version. */
function testUnder(node: string): boolean {
  const clone = mkdtempSync(join(tmpdir(), "ctc-nodes-"));
  copyRepository(clone);
  const PATH = [dirname(node), process.env.PATH].join(delimiter);
  const { status } = spawnSync("npm", ["test"], {
    cwd: clone,
    env: { ...process.env, PATH },
    stdio: "inherit",
  });
  rmSync(clone, { recursive: true, force: true });
  return status === 0;
}

for (const major of NODE_MAJORS) {
  const node = nodeBinary(major);
  const verdict = node === undefined ? "not installed" : testUnder(node) ? "passed" : "failed";
  process.stderr.write(`Node ${major}: ${verdict}\n`);
  if (verdict !== "passed") process.exitCode = 1;
}
