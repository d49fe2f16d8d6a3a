import type { AuditKind, AuditPlace } from "../vocabulary/audit.ts";
import type { MeasureContext } from "./measure-context.ts";
import type { MeasureRow } from "./measure-rows.ts";
import { placeOf } from "./participation.ts";
import { areasOfRow } from "./row-areas.ts";
import type { Terms } from "./system.ts";
import { type Region, UNTOLD } from "./universe.ts";

/** A figure to attack: its pupils counted, not counted, and where they are. */
export interface FigureTarget {
  readonly place: AuditPlace;
  readonly kind: AuditKind;
  readonly measure: string;
  readonly counted: Terms;
  readonly others: Terms;
  readonly areas: readonly string[];
  readonly region: Region;
}

/** Figures that are withheld or rounded, and the pupils whom the printed splits leave over. */
export function targetsOf(
  measure: string,
  rows: readonly MeasureRow[],
  context: MeasureContext,
): readonly FigureTarget[] {
  const { universe, counted, others, wave } = context;
  const target = (
    kind: AuditKind,
    areas: readonly string[],
    region: Region,
    without: AuditPlace["without"] = null,
  ): FigureTarget => ({
    place: placeOf(
      wave,
      without === null ? region : { ...region, [without]: null },
      measure,
      without,
    ),
    kind,
    measure,
    counted: counted(measure, areas, region),
    others: others(measure, areas, region),
    areas,
    region,
  });
  const targets = new Map<string, FigureTarget>();
  const add = (one: FigureTarget): void => {
    const key = JSON.stringify([one.place, one.areas]);
    if (!targets.has(key)) targets.set(key, one);
  };
  for (const row of rows) {
    const areas = row.area === null ? universe.everyone(row.folder) : [row.area];
    if (row.isWithheld) add(target("withheld", areas, row));
    else if (row.isRounded) add(target("rounded", areasOfRow(row, rows, context).sure, row));
    for (const line of ["grade", "gender"] as const) {
      if (row[line] !== null) add(target("remainder", areas, { ...row, [line]: UNTOLD }, line));
    }
    const noArea = universe.withoutArea(row.folder);
    if (row.area === null && row.isShown && noArea !== null) {
      add(target("remainder", [noArea], row, "area"));
    }
  }
  return [...targets.values()];
}
