import { createInterface } from "node:readline/promises";
import { CtcError } from "../vocabulary/errors.ts";

type Ask = (question: string) => Promise<string>;

/**
 * Puts questions to the person at the terminal, on stderr, since stdout is for results; undefined
 * where nobody sits at one.
 */
export function terminalAsk(): Ask | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return askThrough(process.stdin, process.stderr);
}

/**
 * Puts questions on `output` and takes a line of `input` for each.
 *
 * @throws CtcError `input-ended` where the input ends (Ctrl-D): that is no answer, nor a yes
 */
export function askThrough(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Ask {
  return async (question) => {
    const prompt = createInterface({ input, output });
    prompt.on("SIGINT", () => process.exit(130));
    const end = new Promise<never>((_, refuse) => {
      prompt.once("close", () => refuse(new CtcError("input-ended")));
    });
    try {
      // A question may be refused by its own closed prompt; why it closed is told by `end`.
      return await Promise.race([prompt.question(question).catch(() => end), end]);
    } catch (error) {
      output.write("\n");
      throw error;
    } finally {
      prompt.close();
    }
  };
}
