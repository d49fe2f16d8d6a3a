import type { Figure } from "../../vocabulary/figure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { heading, message, paragraph, text } from "../blocks.ts";
import {
  captionAbove,
  intervalCell,
  isUnreliable,
  legendUnder,
  ownShareCell,
} from "../figure-table.ts";

const COLUMNS = ["measure", "share", "interval", "modelShare", "modelInterval", "drawn"];

/** One row; none for a figure of which the model says nothing. */
function rowsOf(figure: Figure): readonly (readonly Inline[])[] {
  const { modelAssisted } = figure;
  if (modelAssisted === undefined || modelAssisted === null) return [];
  const { value, low, high, shrinkage } = modelAssisted;
  return [
    [
      text(figure.label),
      ownShareCell(figure),
      intervalCell(figure),
      { kind: "share", value, bare: true },
      { kind: "shareInterval", low, high },
      { kind: "share", value: shrinkage, bare: true },
    ],
  ];
}

/**
 * Shares that the other areas help with, beside the area's own: only where the model was asked for,
 * in a table of its own, so that nobody takes the one for the other.
 */
export function smallAreas(profile: Profile): readonly Block[] {
  if (profile.design.smallAreas === null || profile.area.name === null) return [];
  const { factors, behaviours, cumulative } = profile;
  const figures = [...factors, ...behaviours, ...cumulative].filter(
    ({ modelAssisted }) => modelAssisted !== undefined && modelAssisted !== null,
  );
  const rows = figures.flatMap(rowsOf);
  const opening = [
    heading(2, message("profile.smallAreas.title")),
    paragraph(message("profile.smallAreas.intro")),
  ];
  if (rows.length === 0) return [...opening, paragraph(message("profile.smallAreas.none"))];
  return [
    ...opening,
    {
      kind: "table",
      caption: captionAbove(profile, "profile.smallAreas.caption"),
      header: COLUMNS.map((column) => message(`profile.header.${column}`)),
      align: COLUMNS.map((column) => (column === "measure" ? "left" : "right")),
      rows,
    },
    ...legendUnder(rows, false, figures.some(isUnreliable)),
  ];
}
