import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writePrivateFile } from "../../src/shell/write-private.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
const ONLY_OWNER = process.platform === "win32" ? modeOf : () => "600";

/** Pieces that break off. */
function* broken(): Generator<string> {
  yield "first\n";
  throw new RangeError("broken off");
}

describe("writing a private file", () => {
  it("writes all pieces, readable by the owner alone, and returns their hash", async () => {
    const path = join(temporaryFolder(), "scores.csv");
    const hash = await writePrivateFile(path, ["å,b\n", "1,2\n"]);
    expect(readFileSync(path, "utf8")).toBe("å,b\n1,2\n");
    expect(hash).toBe(createHash("sha256").update("å,b\n1,2\n").digest("hex"));
    expect(modeOf(path)).toBe(ONLY_OWNER(path));
  });

  it("takes a whole text, too", async () => {
    const path = join(temporaryFolder(), "log.csv");
    const hash = await writePrivateFile(path, "åäö\n");
    expect(readFileSync(path, "utf8")).toBe("åäö\n");
    expect(hash).toBe(createHash("sha256").update("åäö\n").digest("hex"));
  });

  it("does not inherit that a file of that name, or an unfinished one, was open to others", async () => {
    const folder = temporaryFolder();
    const path = join(folder, "scores.csv");
    for (const name of ["scores.csv", "scores.csv.ctc-part"]) {
      writeFileSync(join(folder, name), "before");
      chmodSync(join(folder, name), 0o644);
    }
    await writePrivateFile(path, ["new"]);
    expect([readFileSync(path, "utf8"), modeOf(path)]).toEqual(["new", ONLY_OWNER(path)]);
    expect(readdirSync(folder)).toEqual(["scores.csv"]);
  });

  it("does not write into what a link in its way names", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "other"), "theirs");
    symlinkSync(join(folder, "other"), join(folder, "scores.csv.ctc-part"));
    await writePrivateFile(join(folder, "scores.csv"), ["new"]);
    expect(readFileSync(join(folder, "other"), "utf8")).toBe("theirs");
  });

  it("leaves what was there when it cannot finish", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "scores.csv"), "before");
    await expect(writePrivateFile(join(folder, "scores.csv"), broken())).rejects.toThrow(
      RangeError,
    );
    expect(readdirSync(folder)).toEqual(["scores.csv"]);
    expect(readFileSync(join(folder, "scores.csv"), "utf8")).toBe("before");
  });

  it.each([
    ["a folder", "folder", "folder"],
    ["no folder above it", "nowhere/scores.csv", "no-folder"],
  ])("refuses %s", async (_, name, reason) => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, "folder", "full"), { recursive: true });
    await expect(writePrivateFile(join(folder, name), ["x"])).rejects.toMatchObject({
      code: "output-unwritable",
      facts: { reason },
    });
    expect(readdirSync(folder)).toEqual(["folder"]);
  });
});
