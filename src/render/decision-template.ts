import { textIn } from "../i18n/text-in.ts";
import type { MessageId, Translate } from "../i18n/translate.ts";
import { type Figure, isTotal } from "../vocabulary/figure.ts";
import type { Profile } from "../vocabulary/profile.ts";
import type { Language } from "../vocabulary/project.ts";
import { formatShare, withPercent } from "./numbers.ts";
import { commentLine, yamlComment, yamlScalar } from "./yaml-scalar.ts";

/** What a template is filled with beside its profile. */
export interface TemplateFields {
  readonly file: string;
  /** Day of the meeting, where it is known already. */
  readonly date: string | undefined;
  readonly language: Language;
}

/**
 * A `ctc-priorities/1` file to fill in: every factor of the profile as a comment, with its share and
 * interval, in the order of the profile.
 */
export function decisionTemplate(profile: Profile, fields: TemplateFields, t: Translate): string {
  const { area, survey } = profile;
  const place = area.name ?? t("decide.template.everyone");
  const wave = survey.wave ?? "";
  const totals = profile.factors.filter(isTotal);
  const ofKind = (kind: Figure["kind"]): readonly string[] =>
    totals.filter((figure) => figure.kind === kind).flatMap((one) => factorLines(one, fields, t));
  return `${[
    ...commentLine(t("decide.template.intro", { area: place, wave })),
    `#   ctc prioritise decide ${yamlComment(fields.file)} --from decision.yaml`,
    "schema: ctc-priorities/1",
    ...(area.name === null ? [] : [`area: ${yamlScalar(area.name)}`]),
    `wave: ${yamlScalar(wave)}`,
    `date: ${fields.date === undefined ? "" : yamlScalar(fields.date)}  # ${t("decide.template.date")}`,
    `participants:  # ${t("decide.template.participants")}`,
    `#  ${t("decide.template.sector")}: 4`,
    `factors:  # ${t("decide.template.factors")}`,
    `# ${t("decide.template.target")}`,
    `# --- ${t("decide.template.protective")}`,
    ...ofKind("protective"),
    `# --- ${t("decide.template.risk")}`,
    ...ofKind("risk"),
    `dissent: []  # ${t("decide.template.dissent")}`,
  ].join("\n")}\n`;
}

function factorLines(figure: Figure, fields: TemplateFields, t: Translate): readonly string[] {
  const { language } = fields;
  const { value, low, high, status } = figure;
  const head = `#  - factor: ${yamlScalar(figure.measure)}  # ${yamlComment(textIn(figure.label, language))}`;
  const reasons = `#    reasons: [${t("decide.template.reason")}]`;
  if (status !== "shown" || value === null)
    return [
      `${head}: ${t("decide.template.notShown")}`,
      reasons,
      `#    otherKnowledge: ${t("decide.template.otherKnowledge")}`,
    ];
  const isCoarse = numberForm(figure.flags) === "profile.number.about";
  const percent = (part: number): string => formatShare(part, language, isCoarse);
  const number = withPercent(percent(value), language);
  const share = t(numberForm(figure.flags), { number });
  const limits = low === null || high === null ? "" : ` (${percent(low)}–${percent(high)})`;
  return [
    `${head}: ${share}${limits}`,
    reasons,
    `#    target: { value: ${String(Number(value.toFixed(2)))}, wave: "" }`,
  ];
}

/** A share may be rounded, or told as a limit alone. */
function numberForm(flags: readonly string[]): MessageId {
  const has = (name: string): boolean => flags.some((flag) => flag.startsWith(`${name}:`));
  if (has("at-most")) return "profile.number.atMost";
  if (has("at-least")) return "profile.number.atLeast";
  return has("rounded") ? "profile.number.about" : "decide.template.exact";
}
