import type { CoverageRow } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { roundingStep } from "../../vocabulary/row-flags.ts";
import {
  ABSENT,
  bullets,
  count,
  heading,
  message,
  paragraph,
  sequence,
  text,
  WITHHELD,
} from "../blocks.ts";
import { captionAbove, legendUnder } from "../figure-table.ts";
import { rateOf } from "../read-figure.ts";

function gradeCell({ grade }: CoverageRow): Inline {
  return grade === null ? message("profile.coverage.allGrades") : { kind: "grade", grade };
}

/** From the register, so neither rounded nor protected. */
function pupilsCell(row: CoverageRow): Inline {
  return row.pupils === null ? ABSENT : count(row.pupils);
}

function respondentsCell(row: CoverageRow): Inline {
  if (row.status === "withheld") return WITHHELD;
  const { respondents } = row;
  return respondents === null ? ABSENT : count(respondents, roundingStep(row.flags) !== null);
}

function rateCell(row: CoverageRow): Inline {
  if (row.status === "withheld") return WITHHELD;
  return row.rate === null ? ABSENT : { ...rateOf(row, row.rate), bare: true };
}

/**
 * Rules count their respondents once for the whole profile: a grade knows its number only when it is
 * none. The number of one rule that may not be told is not told by the sum either.
 */
function removedCell(profile: Profile, row: CoverageRow): Inline {
  if (row.status === "withheld") return WITHHELD;
  const counts = profile.coverage.removed.map(({ respondents }) => respondents);
  if (row.grade !== null && counts.some((respondents) => respondents !== 0)) return ABSENT;
  const known = counts.filter((respondents) => respondents !== null);
  if (known.length < counts.length) return WITHHELD;
  const removed = known.reduce((sum, respondents) => sum + respondents, 0);
  return count(removed, removed > 0 && !profile.policy.open);
}

function coverageTable(profile: Profile): readonly Block[] {
  const { byGrade, total } = profile.coverage;
  const lines = [...byGrade, total];
  const pupilsKnown = lines.some((row) => row.pupils !== null);
  // A column of noughts would claim a check that nobody asked for.
  const hasRules = profile.coverage.removed.length > 0;
  const cells = (row: CoverageRow): readonly Inline[] => [
    gradeCell(row),
    ...(pupilsKnown ? [pupilsCell(row)] : []),
    respondentsCell(row),
    ...(pupilsKnown ? [rateCell(row)] : []),
    ...(hasRules ? [removedCell(profile, row)] : []),
  ];
  const header = [
    "profile.header.grade",
    ...(pupilsKnown ? ["profile.header.pupils"] : []),
    "profile.header.respondents",
    ...(pupilsKnown ? ["profile.header.rate"] : []),
    ...(hasRules ? ["profile.header.removed"] : []),
  ];
  const rows = lines.map(cells);
  return [
    {
      kind: "table",
      caption: captionAbove(profile, "profile.caption.coverage"),
      header: header.map((id) => message(id)),
      align: header.map((_, column) => (column === 0 ? "left" : "right")),
      rows,
    },
    ...legendUnder(
      rows,
      lines.some((row) => roundingStep(row.flags) !== null),
    ),
  ];
}

/** Response rates by grade × gender and by gender, where the register tells genders apart. */
function genderTable(profile: Profile): readonly Block[] {
  const { byGender, byGradeGender } = profile.coverage;
  // Of what is withheld whole, one row per gender says enough.
  const isTold = byGradeGender.some(({ status }) => status === "shown");
  const lines = [...(isTold ? byGradeGender : []), ...byGender];
  if (lines.length === 0) return [];
  const header = ["grade", "gender", "pupils", "respondents", "rate"];
  const rows = lines.map((row): readonly Inline[] => [
    gradeCell(row),
    { kind: "term", vocabulary: "gender", id: row.gender ?? "" },
    pupilsCell(row),
    respondentsCell(row),
    rateCell(row),
  ]);
  const isRounded = lines.some((row) => roundingStep(row.flags) !== null);
  return [
    {
      kind: "table",
      caption: captionAbove(profile, "profile.caption.genders"),
      header: header.map((id) => message(`profile.header.${id}`)),
      align: header.map((_, column) => (column < 2 ? "left" : "right")),
      rows,
    },
    ...legendUnder(rows, isRounded),
    ...(isRounded ? [paragraph(message("profile.coverage.gendersDivided"))] : []),
  ];
}

function withoutArea(profile: Profile): readonly Inline[] {
  const respondents = profile.coverage.withoutArea;
  if (respondents === null) return [message("profile.coverage.withoutAreaWithheld")];
  if (respondents === 0) return [];
  const who = profile.area.name === null ? "withoutAreaIncluded" : "withoutArea";
  return [
    message(`profile.coverage.${who}`, { respondents: count(respondents, !profile.policy.open) }),
  ];
}

function removedRules({ coverage, policy }: Profile): readonly Block[] {
  if (coverage.removed.length === 0) return [paragraph(message("profile.method.honestyNone"))];
  const lines = coverage.removed.map(({ label, respondents }) =>
    message("profile.coverage.removed", {
      rule: text(label),
      respondents:
        respondents === null ? WITHHELD : count(respondents, respondents > 0 && !policy.open),
    }),
  );
  const isVerified = coverage.removed.every(
    ({ thresholdStatus }) => thresholdStatus === "verified",
  );
  const status = isVerified ? [] : [paragraph(message("profile.coverage.removedStatus"))];
  return [...bullets(lines), ...status];
}

/** Where the rows of the file may not be told, somebody is left out of the table of everyone. */
function untold({ area, survey }: Profile): readonly Inline[] {
  const isLeftOut = area.name === null && survey.rows === null;
  return isLeftOut ? [message("profile.coverage.untold")] : [];
}

/** Who answered and who is missing: pupils, answers and response rate by grade. */
export function whoAnswered(profile: Profile): readonly Block[] {
  const { area, coverage } = profile;
  const pupilsKnown = [...coverage.byGrade, coverage.total].some((row) => row.pupils !== null);
  const sentences = [
    ...(area.name === null ? [] : [message(`profile.coverage.basis.${area.basis ?? "unknown"}`)]),
    ...(pupilsKnown ? [] : [message("profile.coverage.pupilsUnknown")]),
    ...withoutArea(profile),
    ...untold(profile),
    message("profile.coverage.missing"),
  ];
  return [
    heading(2, message("profile.coverage.title")),
    ...coverageTable(profile),
    ...genderTable(profile),
    paragraph(sequence(...sentences)),
    ...removedRules(profile),
  ];
}
