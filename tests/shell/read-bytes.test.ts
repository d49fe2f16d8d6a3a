import { truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readBytes } from "../../src/shell/read-bytes.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function file(name: string, content: string | Uint8Array): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, content);
  return path;
}

async function refusal(path: string) {
  const error: unknown = await readBytes(path).catch((cause: unknown) => cause);
  if (!(error instanceof CtcError)) throw error;
  return { code: error.code, ...error.facts };
}

const SURVEY = "område,F1\nSkäggetorp,1\n";
const packed = new Uint8Array(gzipSync(SURVEY));

describe("the bytes of a file", () => {
  it("are those of the file, gzipped or not, whatever its name", async () => {
    const text = async (path: string) => new TextDecoder().decode(await readBytes(path));
    expect(await text(file("plain.csv", SURVEY))).toBe(SURVEY);
    expect(await text(file("packed.csv", packed))).toBe(SURVEY);
    const twice = new Uint8Array([...packed, ...packed]);
    expect(await text(file("twice.csv.gz", twice))).toBe(SURVEY + SURVEY);
  });

  it("are refused where a gzipped file is cut off, at every length", async () => {
    for (let length = 3; length < packed.length; length++) {
      const path = file("cut.csv.gz", packed.subarray(0, length));
      expect(await refusal(path)).toEqual({ code: "file-truncated", file: "cut.csv.gz" });
    }
  });

  it("are refused where a gzipped file was changed", async () => {
    const changed = packed.slice();
    changed[packed.length - 6] = (changed[packed.length - 6] ?? 0) ^ 1;
    expect(await refusal(file("changed.csv.gz", changed))).toEqual({
      code: "file-unreadable",
      file: "changed.csv.gz",
      reason: "damaged",
    });
  });

  it("are refused where a small file unfolds to far more", async () => {
    const bomb = gzipSync(new Uint8Array(80_000_000).fill(0x31));
    expect(bomb.length).toBeLessThan(100_000);
    expect(await refusal(file("bomb.csv.gz", bomb))).toEqual({
      code: "file-unreadable",
      file: "bomb.csv.gz",
      reason: "unfolds-too-large",
    });
  });

  it("are refused beyond 2 GB, before they are read", async () => {
    const path = file("huge.csv", "");
    truncateSync(path, 2 ** 31);
    expect(await refusal(path)).toEqual({
      code: "file-unreadable",
      file: "huge.csv",
      reason: "too-large",
    });
  });

  it("are refused of what is not there and of a folder", async () => {
    const folder = temporaryFolder();
    expect(await refusal(join(folder, "none.csv"))).toEqual({
      code: "file-not-found",
      file: "none.csv",
    });
    expect(await refusal(folder)).toMatchObject({ code: "file-unreadable", reason: "folder" });
  });
});
