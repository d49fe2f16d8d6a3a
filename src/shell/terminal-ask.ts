import { createInterface } from "node:readline/promises";

/**
 * Puts questions to the person at the terminal, on stderr, since stdout is for results; undefined
 * where nobody sits at one. An input that ends says nothing, as an empty line does.
 */
export function terminalAsk(): ((question: string) => Promise<string>) | undefined {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return undefined;
  return async (question) => {
    const prompt = createInterface({ input: process.stdin, output: process.stderr });
    prompt.on("SIGINT", () => process.exit(130));
    const end = new Promise<string>((resolve) => prompt.once("close", () => resolve("")));
    try {
      return await Promise.race([prompt.question(question), end]);
    } finally {
      prompt.close();
    }
  };
}
