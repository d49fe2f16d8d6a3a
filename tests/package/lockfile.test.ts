import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { missingBinaries } from "../support/lockfile.ts";
import { ROOT } from "../support/repository.ts";

describe("package-lock.json", () => {
  it("names the binaries of every machine (`npm run lockfile` adds them)", () => {
    const lockfile = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
    expect(missingBinaries(lockfile)).toEqual({});
  });

  it("is seen to lack one", () => {
    const optionalDependencies = { "x-linux-x64-musl": "1.0.0", "x-darwin-arm64": "1.0.0" };
    const packages = {
      "node_modules/x": { dev: true, optionalDependencies },
      "node_modules/x-darwin-arm64": {},
    };
    expect(missingBinaries({ packages })).toEqual({
      "node_modules/x-linux-x64-musl": {
        version: "1.0.0",
        dev: true,
        optional: true,
        os: ["linux"],
        cpu: ["x64"],
        libc: ["musl"],
      },
    });
  });
});
