import type { Translate } from "../i18n/translate.ts";
import type { Role } from "../vocabulary/instrument.ts";
import type { Language } from "../vocabulary/project.ts";
import {
  isTaken,
  type Proposal,
  type ProposalReason,
  type Reasoned,
  type RoleProposal,
} from "../vocabulary/proposal.ts";
import { yamlComment, yamlScalar } from "./yaml-scalar.ts";

export interface ProjectFields {
  readonly language: Language | undefined;
  /** Id, or the path of the file as seen from `ctc.yaml`. */
  readonly instrument: string;
  /** Name of the survey file as seen from `ctc.yaml`; null for standard input. */
  readonly survey: string | null;
  /** Label of the wave. */
  readonly wave: string;
}

/** Roles that change every figure: told, never switched on. */
const DESIGN: readonly Role[] = ["weight", "stratum", "cluster"];

/**
 * A proposal as `ctc.yaml`: what is taken as plain lines, what is not as comments, each with its
 * confidence and the reason behind it.
 */
export function proposalToYaml(proposal: Proposal, fields: ProjectFields, t: Translate): string {
  const lines = [
    ...comment(t("init.file.intro", { file: proposal.file })),
    ...comment(t("init.file.confidence")),
    "schema: ctc-project/1",
    ...comment(`name: …  # ${t("init.file.name")}`),
    ...(fields.language === undefined ? [] : [`language: ${fields.language}`]),
    `instrument: ${yamlScalar(fields.instrument)}`,
    ...comment(`norms: norms.yaml  # ${t("init.file.norms")}`),
    ...comment(`population: population.csv  # ${t("init.file.population")}`),
    ...comment(`areas: areas.csv  # ${t("init.file.areas")}`),
    ...areaBy(proposal, t),
    "waves:",
    `  ${JSON.stringify(fields.wave)}:`,
    ...(fields.survey === null ? [] : [`    file: ${yamlScalar(fields.survey)}`]),
    ...columnLines(proposal, t),
    ...itemLines(proposal, t),
    ...questionLines(proposal),
    ...comparabilityLines(proposal, t),
    ...answerLines(proposal, t),
    ...missingLines(proposal, t),
    ...remarks(proposal, t),
  ];
  return `${lines.join("\n")}\n`;
}

const comment = (text: string, indent = ""): string[] => [`${indent}# ${yamlComment(text)}`];

/** `key: value  # high: why`, all of it a comment where it is not taken. */
function line(key: string, value: string, why: Reasoned & { note?: string }, t: Translate): string {
  const reason = t(`init.reason.${why.reason}`);
  const note = why.note === undefined ? "" : ` (${why.note})`;
  const about = yamlComment(`${t(`init.confidence.${why.confidence}`)}: ${reason}${note}`);
  return `      ${isTaken(why) ? "" : "# "}${yamlScalar(key)}: ${value}  # ${about}`;
}

/** A section whose lines are all comments would be null in YAML; it becomes a comment too. */
function section(name: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const isEmpty = lines.every((each) => each.trimStart().startsWith("#"));
  return [isEmpty ? `    # ${name}:` : `    ${name}:`, ...lines];
}

function areaBy({ areaBy: basis }: Proposal, t: Translate): readonly string[] {
  if (basis === null) return comment(`areaBy: home  # ${t("init.file.areaBy")}`);
  return [`areaBy: ${basis}  # ${yamlComment(t("init.file.areaByName"))}`];
}

function columnLines({ roles }: Proposal, t: Translate): readonly string[] {
  return section(
    "columns",
    roles.flatMap((proposal) => roleLine(proposal, t)),
  );
}

function roleLine(proposal: RoleProposal, t: Translate): readonly string[] {
  const { role, columns, others, reason } = proposal;
  const value =
    columns.length === 1
      ? yamlScalar(columns[0] ?? "")
      : `[${columns.map((name) => JSON.stringify(name)).join(", ")}]`;
  if (DESIGN.includes(role)) {
    const text = t(reason === "declared" ? "init.file.designDeclared" : "init.file.design");
    return comment(`${role}: ${value}  # ${text}`, "      ");
  }
  const note = others.length === 0 ? {} : { note: others.join(", ") };
  return [line(role, value, { ...proposal, ...note }, t)];
}

function itemLines({ items }: Proposal, t: Translate): readonly string[] {
  return section(
    "items",
    items.map((proposal) => {
      const { item, column, printed } = proposal;
      const isNoteworthy = proposal.confidence !== "high" && printed !== null && printed !== column;
      const note = isNoteworthy ? { note: printed } : {};
      return line(item, yamlScalar(column), { ...proposal, ...note }, t);
    }),
  );
}

/** Only these have a question that is known to be the item's. */
const QUESTION_IS_ITEMS: readonly ProposalReason[] = [
  "same-text",
  "cut-off",
  "spelling",
  "confirmed",
];

/** The question beside the column's name, so that another question there next year is refused. */
function questionLines({ items }: Proposal): readonly string[] {
  const printed = items.flatMap((proposal) => {
    const { item, column, printed: text } = proposal;
    if (!isTaken(proposal) || text === null || text === column) return [];
    if (!QUESTION_IS_ITEMS.includes(proposal.reason)) return [];
    return [`      ${yamlScalar(item)}: ${yamlScalar(text)}`];
  });
  return section("questions", printed);
}

function comparabilityLines({ items }: Proposal, t: Translate): readonly string[] {
  const reworded = items.filter((item) => isTaken(item) && item.similarity !== null);
  const about = yamlComment(t("init.file.reworded"));
  return section(
    "comparability",
    reworded.map(({ item }) => `      ${yamlScalar(item)}: reworded  # ${about}`),
  );
}

function answerLines({ answers, unknownTexts }: Proposal, t: Translate): readonly string[] {
  const sets = [...new Set([...answers, ...unknownTexts].map(({ set }) => set))];
  return section(
    "answers",
    sets.flatMap((set) => {
      const found = answers.filter((each) => each.set === set);
      const mapped = found.map((each) => `  ${line(each.text, String(each.code), each, t)}`);
      const unknown = unknownTexts
        .filter((each) => each.set === set)
        .flatMap(({ text }) =>
          comment(`${yamlScalar(text)}: ?  # ${t("init.file.unknownText")}`, "        "),
        );
      const lines = [...mapped, ...unknown];
      const isEmpty = !found.some(isTaken);
      return [`      ${isEmpty ? "# " : ""}${yamlScalar(set)}:`, ...lines];
    }),
  );
}

function missingLines({ missing }: Proposal, t: Translate): readonly string[] {
  return section(
    "missing",
    missing.map((each) => line(each.text, each.meaning, each, t)),
  );
}

/** What a person has to know beside the lines: what was not found, and what was not used. */
function remarks(proposal: Proposal, t: Translate): readonly string[] {
  const { instrument, items, unused } = proposal;
  const taken = items.filter(isTaken).length;
  const counts = { found: taken, items: instrument.items, unused: unused.length };
  return [
    ...comment(t("init.file.found", counts), "    "),
    ...unused.flatMap(({ column, fits }) =>
      comment(
        fits.length === 0
          ? `  ${column}`
          : `  ${column}  ${t("init.file.fits", { sets: fits.join(", ") })}`,
        "    ",
      ),
    ),
  ];
}
