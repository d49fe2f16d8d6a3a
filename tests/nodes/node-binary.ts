import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../support/repository.ts";

/** The major versions of Node that the toolkit supports. */
export const NODE_MAJORS: readonly number[] = [20, 22, 24];

/** The folder in which one version of Node is installed; git does not see it. */
export function nodeFolder(major: number): string {
  return join(ROOT, ".nodes", String(major));
}

/** The npm package that holds the binary of Node for this machine. */
export function nodePackage(): string {
  const system = process.platform === "win32" ? "win" : process.platform;
  const scope = system === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
  return `${scope}-${system}-${process.arch}`;
}

/** The binary of one version of Node, if `npm run nodes` has installed it. */
export function nodeBinary(major: number): string | undefined {
  const file = process.platform === "win32" ? "node.exe" : "node";
  const path = join(nodeFolder(major), "node_modules", nodePackage(), "bin", file);
  return existsSync(path) ? path : undefined;
}
