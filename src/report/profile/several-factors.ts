import { isTotal } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { Block } from "../../vocabulary/report.ts";
import { count, heading, message, paragraph } from "../blocks.ts";
import { figureTable } from "../figure-table.ts";
import { goodWhen, notesById } from "../read-figure.ts";

/** Share of pupils with many protective and many risk factors; nothing when the instrument counts none. */
export function severalFactors(profile: Profile): readonly Block[] {
  const figures = profile.cumulative.filter(isTotal);
  if (figures.length === 0) return [];
  const notes = notesById(profile);
  const counted = (kind: "risk" | "protective"): number =>
    profile.factors.filter(
      (figure) => isTotal(figure) && figure.kind === kind && figure.status !== "absent",
    ).length;
  return [
    heading(2, message("profile.several.title")),
    paragraph(
      message("profile.several.intro", {
        protective: count(counted("protective")),
        risk: count(counted("risk")),
      }),
    ),
    ...(["high", "low"] as const).flatMap((direction) =>
      figureTable(
        profile,
        figures.filter((figure) => goodWhen(figure, notes) === direction),
        { first: "profile.header.several", norm: false, goodWhen: direction },
      ),
    ),
  ];
}
