import type {
  AreaDiff,
  CorrectedFigure,
  CorrectedNumber,
  DiffSide,
  ProfileDiff,
} from "../../vocabulary/profile-diff.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { ABSENT, count, message, paragraph, WITHHELD } from "../blocks.ts";
import { legend, loneRows, rowWords, waveWords } from "./words.ts";

/** Every figure of one area that was corrected, old and new, one number to a line. */
export function correctionsOf(diff: ProfileDiff, area: AreaDiff): readonly Block[] {
  const rows = area.corrections.flatMap(rowsOf);
  const shown = rows.filter(({ isVisible }) => isVisible).map(({ cells }) => cells);
  const unseen = rows.length - shown.length;
  const table: Block = {
    kind: "table",
    ...(diff.synthetic ? { caption: message("profile.caption.synthetic") } : {}),
    header: ["row", "number", "old", "new"].map((name) => message(`diff.header.${name}`)),
    align: ["left", "left", "right", "right"],
    rows: shown,
  };
  const isRounded = area.corrections.some(
    ({ before, after }) => before.step !== null || after.step !== null,
  );
  return [
    ...(shown.length === 0 ? [] : [table]),
    ...legend(shown, isRounded, "diff.legend.old"),
    ...(area.corrections.some(({ numbers }) => numbers.some(({ guarded }) => guarded))
      ? [paragraph(message("diff.correction.guarded", { sign: WITHHELD }))]
      : []),
    ...(unseen > 0
      ? [paragraph(message("diff.correction.unseen", { numbers: count(unseen) }))]
      : []),
    ...loneRows(area.onlyBefore, area.onlyAfter, waveWords(diff)),
  ];
}

interface CorrectionRow {
  readonly cells: readonly Inline[];
  /** Does it print otherwise? */
  readonly isVisible: boolean;
}

function rowsOf(figure: CorrectedFigure): readonly CorrectionRow[] {
  const { before, after, numbers } = figure;
  const name = rowWords(figure);
  if (before.status !== after.status || before.reason !== after.reason || numbers.length === 0) {
    const words = message("diff.number.row");
    return [{ cells: [name, words, stateCell(before), stateCell(after)], isVisible: true }];
  }
  return numbers.map((number) => ({
    cells: [
      name,
      message(`diff.number.${number.name}`),
      number.guarded ? WITHHELD : numberCell(number.name, number.before, before.step),
      numberCell(number.name, number.after, after.step),
    ],
    isVisible: number.guarded || isVisible(number),
  }));
}

function stateCell({ status }: DiffSide): Inline {
  if (status === "shown") return message("diff.state.shown");
  return status === "withheld" ? WITHHELD : ABSENT;
}

function numberCell(
  name: CorrectedNumber["name"],
  value: number | null,
  step: number | null,
): Inline {
  if (value === null) return ABSENT;
  if (name === "respondents") return count(value, step !== null);
  const rounding = step === null ? {} : { step };
  if (name === "difference") return { kind: "points", value, ...rounding };
  return { kind: "share", value, bare: true, ...rounding };
}

/** Shares are printed in tenths of a per cent, counts whole. */
function isVisible({ name, before, after }: CorrectedNumber): boolean {
  if (before === null || after === null || name === "respondents") return true;
  const printed = (value: number): number => Math.floor(Math.abs(value) * 1000 + 0.5 + 1e-9);
  return printed(before) !== printed(after) || before < 0 !== after < 0;
}
