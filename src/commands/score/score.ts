import { type Command, InvalidArgumentError } from "commander";
import { translator } from "../../i18n/translate.ts";
import { SCORE_ADDITIONS, type ScoreAddition } from "../../vocabulary/scores.ts";
import type { Io } from "../io.ts";
import { addSharedOptions, collect } from "../options.ts";
import { addReadOptions } from "../read-options.ts";
import type { ScoreOptions } from "./run-score.ts";

/** `ctc score <survey>`: a row of scores per respondent, for those who may hold the survey itself. */
export function registerScore(program: Command, io: Io): void {
  const t = translator(io.language);
  const command = program
    .command("score")
    .description(t("score.help"))
    .argument("<survey>", t("profile.help.survey"))
    .option("--out <file>", t("score.help.out"))
    .option("--with <list>", t("score.help.with"), readAdditions, [])
    .option("--id", t("score.help.id"))
    .option("--instrument <id|file>", t("profile.help.instrument"))
    .option("--norms <file>", t("profile.help.norms"))
    .option("--wave <label>", t("profile.help.wave"))
    .option("--column <role=name,…>", t("profile.help.column"), collect)
    .option("--config <file>", t("profile.help.config"))
    .option("--dry-run", t("score.help.dryRun"))
    .addHelpText("after", t("score.help.example"));
  addSharedOptions(addReadOptions(command, t), t, "shared.help.json.manifest").action(
    async (survey: string, options: ScoreOptions) => {
      const { runScore } = await import("./run-score.ts");
      await runScore(survey, options, io);
    },
  );
}

/** `--with area,grade`, several times or once. @throws InvalidArgumentError for another name */
function readAdditions(text: string, before: readonly ScoreAddition[]): readonly ScoreAddition[] {
  const asked = text.split(",").map((name) => {
    const known = SCORE_ADDITIONS.find((each) => each === name.trim());
    if (known !== undefined) return known;
    throw new InvalidArgumentError(`Allowed choices are ${SCORE_ADDITIONS.join(", ")}.`);
  });
  return [...before, ...asked];
}
