import type { Translate } from "../i18n/translate.ts";
import type { Language } from "../vocabulary/project.ts";
import type { Proposal } from "../vocabulary/proposal.ts";
import { type WaveFields, waveToYaml } from "./wave-yaml.ts";
import { commentLine, yamlComment, yamlScalar } from "./yaml-scalar.ts";

export interface ProjectFields extends WaveFields {
  readonly language: Language | undefined;
  /** Id, or the path of the file as seen from `ctc.yaml`. */
  readonly instrument: string;
}

/** A proposal as a `ctc.yaml` of its own, with one wave. */
export function proposalToYaml(proposal: Proposal, fields: ProjectFields, t: Translate): string {
  const lines = [
    ...commentLine(t("init.file.intro", { file: proposal.file })),
    ...commentLine(t("init.file.confidence")),
    "schema: ctc-project/1",
    ...commentLine(`name: …  # ${t("init.file.name")}`),
    ...(fields.language === undefined ? [] : [`language: ${fields.language}`]),
    `instrument: ${yamlScalar(fields.instrument)}`,
    ...commentLine(`norms: norms.yaml  # ${t("init.file.norms")}`),
    ...commentLine(`population: population.csv  # ${t("init.file.population")}`),
    ...commentLine(`areas: areas.csv  # ${t("init.file.areas")}`),
    ...areaBy(proposal, t),
    "waves:",
    ...waveToYaml(proposal, fields, t),
  ];
  return `${lines.join("\n")}\n`;
}

function areaBy({ areaBy: basis }: Proposal, t: Translate): readonly string[] {
  if (basis === null) return commentLine(`areaBy: home  # ${t("init.file.areaBy")}`);
  return [`areaBy: ${basis}  # ${yamlComment(t("init.file.areaByName"))}`];
}
