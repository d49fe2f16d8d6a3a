import { translator } from "../i18n/translate.ts";
import { languageOf } from "./language-of.ts";
import { nodeIo } from "./node-io.ts";
import { run } from "./run.ts";
import { unwritable } from "./write-whole.ts";

const argv = process.argv.slice(2);
const world = nodeIo();
const language = await languageOf(argv, world);
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0); // the reader (head, less) has seen enough
  const t = translator(language);
  const { facts } = unwritable("stdout", error);
  const reason = t(facts.reason === "disk-full" ? "reason.disk-full" : "reason.other");
  process.stderr.write(`ctc: ${t("error.output-unwritable", { path: "stdout", reason })}\n`);
  process.exit(2);
});
process.stderr.on("error", () => {
  // Nobody hears us; the result on stdout and the exit code still stand.
});
process.exitCode = await run(argv, world, language);
