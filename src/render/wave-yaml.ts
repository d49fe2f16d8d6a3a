import type { MessageId, Translate } from "../i18n/translate.ts";
import {
  isTaken,
  type Proposal,
  type ProposalReason,
  type RoleProposal,
} from "../vocabulary/proposal.ts";
import { DESIGN_ROLES } from "../vocabulary/roles.ts";
import { groupLines } from "./groups-yaml.ts";
import { proposalLine as line, section } from "./proposal-line.ts";
import { commentLine, yamlComment, yamlScalar } from "./yaml-scalar.ts";

export interface WaveFields {
  /** Name of the survey file as seen from `ctc.yaml`; null for standard input. */
  readonly survey: string | null;
  /** Label of the wave. */
  readonly wave: string;
}

/**
 * One wave of `ctc.yaml`, indented by two: what is taken as plain lines, what is not as comments,
 * each with its confidence and the reason behind it.
 */
export function waveToYaml(
  proposal: Proposal,
  fields: WaveFields,
  t: Translate,
): readonly string[] {
  return [
    `  ${JSON.stringify(fields.wave)}:`,
    ...(fields.survey === null ? [] : [`    file: ${yamlScalar(fields.survey)}`]),
    ...readLine(proposal),
    ...columnLines(proposal, t),
    ...groupLines(proposal, t),
    ...itemLines(proposal, t),
    ...questionLines(proposal),
    ...comparabilityLines(proposal, t),
    ...answerLines(proposal, t),
    ...missingLines(proposal, t),
    ...remarks(proposal, t),
  ];
}

function readLine({ read }: Proposal): readonly string[] {
  const entries = Object.entries(read).map(([key, value]) => {
    const text = value === "\t" ? "tab" : value;
    return `${key}: ${typeof text === "number" ? text : JSON.stringify(text)}`;
  });
  return entries.length === 0 ? [] : [`    read: { ${entries.join(", ")} }`];
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
  if (DESIGN_ROLES.includes(role) && (reason === "declared" || !isTaken(proposal))) {
    return commentLine(`${role}: ${value}  # ${t(designNote(reason))}`, "      ");
  }
  const note = others.length === 0 ? {} : { note: others.join(", ") };
  return [line(role, value, { ...proposal, ...note }, t)];
}

/** Why a column of the design is only a comment. */
function designNote(reason: RoleProposal["reason"]): MessageId {
  if (reason === "declared") return "init.file.designDeclared";
  return reason === "class" ? "init.reason.class" : "init.file.design";
}

function itemLines({ items }: Proposal, t: Translate): readonly string[] {
  return section(
    "items",
    items.map((proposal) => {
      const { item, column, printed } = proposal;
      const isNoteworthy = proposal.confidence !== "high" && printed !== null && printed !== column;
      const then = proposal.printedBefore === undefined ? "" : ` ← ${proposal.printedBefore}`;
      const note = isNoteworthy ? { note: `${printed}${then}` } : {};
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
  "as-before",
  "question-before",
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

function comparabilityLines({ items, leftOut }: Proposal, t: Translate): readonly string[] {
  const lineOf = (item: string, value: string, text: string): string =>
    `      ${yamlScalar(item)}: ${value}  # ${yamlComment(text)}`;
  const isOut = new Set(leftOut);
  const reworded = items.filter((item) => isTaken(item) && item.similarity !== null);
  const doubtful = items.filter((item) => item.reason === "as-before-other-question");
  return section("comparability", [
    ...reworded.map(({ item }) => lineOf(item, "reworded", t("init.file.reworded"))),
    ...doubtful
      .map(({ item }) => lineOf(item, "reworded", t("init.file.maybeReworded")))
      .map(asNote),
    ...[...isOut].map((item) => lineOf(item, "not_asked", t("init.file.leftOut"))),
  ]);
}

const asNote = (line: string): string => line.replace(/^ {6}/, "      # ");

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
          commentLine(`${yamlScalar(text)}: ?  # ${t("init.file.unknownText")}`, "        "),
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
  const { instrument, items, unused, absent } = proposal;
  const taken = items.filter(isTaken).length;
  const counts = { found: taken, items: instrument.items, unused: unused.length };
  return [
    ...commentLine(t("init.file.found", counts), "    "),
    ...absent.flatMap(({ item, column, before }) =>
      commentLine(`  ${t("init.file.absent", { item, column, wave: before })}`, "    "),
    ),
    ...unused.flatMap(({ column, fits }) =>
      commentLine(
        fits.length === 0
          ? `  ${column}`
          : `  ${column}  ${t("init.file.fits", { sets: fits.join(", ") })}`,
        "    ",
      ),
    ),
  ];
}
