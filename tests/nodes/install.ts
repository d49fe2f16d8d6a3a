/** `npm run nodes`: installs each version of Node that the toolkit supports into .nodes/. */
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { NODE_MAJORS, nodeBinary, nodeFolder, nodePackage } from "./node-binary.ts";

for (const major of NODE_MAJORS.filter((major) => nodeBinary(major) === undefined)) {
  const folder = nodeFolder(major);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}\n");
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = ["install", ...flags, `${nodePackage()}@${major}`];
  const { status } = spawnSync("npm", npm, { cwd: folder, stdio: ["ignore", 2, 2] });
  process.stderr.write(`Node ${major}: ${status === 0 ? "installed" : "could not be installed"}\n`);
  process.exitCode ||= status ?? 1;
}
