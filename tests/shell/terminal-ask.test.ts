import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { askThrough } from "../../src/shell/terminal-ask.ts";
import { CtcError } from "../../src/vocabulary/errors.ts";

describe("a question at the terminal", () => {
  it("takes a line, an empty one too", async () => {
    const input = new PassThrough();
    const ask = askThrough(input, new PassThrough());
    const first = ask("One? ");
    input.write("1\n");
    expect(await first).toBe("1");
    const second = ask("Two? ");
    input.write("\n");
    expect(await second).toBe("");
  });

  it("is put on the output", async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const answer = askThrough(input, output)("Which? ");
    input.write("this\n");
    await answer;
    expect(String(output.read())).toBe("Which? ");
  });

  it("does not take an input that ends for an answer", async () => {
    const input = new PassThrough();
    const answer = askThrough(input, new PassThrough())("Really? ");
    input.end();
    await expect(answer).rejects.toStrictEqual(new CtcError("input-ended"));
  });
});
