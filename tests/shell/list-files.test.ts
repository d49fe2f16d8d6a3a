import { describe, expect, it } from "vitest";
import { listFiles } from "../../src/shell/list-files.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";

describe("what is in a folder", () => {
  it("is refused where it is not there, without the hint at standard input", async () => {
    const refusal = new CtcError("file-not-found", { file: "nope", reason: "no-stdin" });
    await expect(listFiles("tests/nope")).rejects.toStrictEqual(refusal);
  });
});
