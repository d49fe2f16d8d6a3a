import type { CheckProblem, CheckReport, CheckRule } from "../../vocabulary/check.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { count, heading, message, paragraph, plain, text, WITHHELD } from "../blocks.ts";

/** Rules that count respondents: to the policy's step, as everywhere. */
const ROUNDED: ReadonlySet<CheckRule> = new Set<CheckRule>(["no-area", "no-grade", "no-school"]);

function countCell({ count: places, rule }: CheckProblem, open: boolean): Inline {
  if (places === null) return WITHHELD;
  return count(places, !open && places > 0 && ROUNDED.has(rule));
}

/** For whom this is, what was checked, and what was found. */
export function checkOpening(check: CheckReport): readonly Block[] {
  const { survey, instrument, policy, problems } = check;
  const title = survey.wave === null ? "check.title" : "check.titleWave";
  const facts = { file: plain(survey.file), wave: plain(survey.wave ?? "") };
  return [
    heading(1, message(title, facts)),
    { kind: "banner", text: message("check.owner") },
    ...(check.synthetic
      ? [{ kind: "banner", text: { kind: "strong", text: message("check.synthetic") } } as const]
      : []),
    paragraph(
      message("check.about", {
        instrument: text(instrument.title),
        columns: count(survey.columns),
        policy: plain(policy.id),
      }),
    ),
    heading(2, message("check.found.title")),
    ...(problems.length === 0
      ? [paragraph(message("check.found.nothing"))]
      : [
          {
            kind: "table",
            header: ["rule", "what", "severity", "places"].map((id) =>
              message(`check.header.${id}`),
            ),
            align: ["left", "left", "left", "right"],
            rows: problems.map((problem) => [
              plain(problem.rule),
              message(`check.rule.${problem.rule}`),
              message(`check.severity.${problem.severity}`),
              countCell(problem, policy.open),
            ]),
          } as const,
        ]),
    paragraph(message("check.found.failOn")),
  ];
}
