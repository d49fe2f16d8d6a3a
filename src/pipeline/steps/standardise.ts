import { releaseStandardised } from "../../disclose/release-standardised.ts";
import { countByCell } from "../../estimate/count-by-cell.ts";
import { estimateStandardised, type Standard } from "../../estimate/standardised-share.ts";
import type { Design } from "../../vocabulary/design.ts";
import type { Figure, Released } from "../../vocabulary/figure.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Indicator } from "../../vocabulary/measure.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import type { Responses } from "../../vocabulary/responses.ts";

/** Those whom nobody is left over beside; "other" and unknown have no cell. */
const GENDERS: readonly string[] = ["girl", "boy"];

/**
 * What areas are standardised to: the respondents of all areas that are told, by grade × gender,
 * girls and boys of the grades that the instrument declares. Null where there is nothing to compare.
 *
 * @param excluded 1 for respondents who are in no figure
 */
export function standardPopulation(
  { area, grade, gender }: Responses,
  design: Design,
  excluded: Uint8Array,
  instrument: Instrument,
): Standard | null {
  if (area.names.length < 2) return null;
  const grades = grade.names.map((name) => Object.hasOwn(instrument.groups.grade, name));
  const genders = gender.names.map((name) => GENDERS.indexOf(name));
  const cell = grade.of.map((of, row) => {
    const who = genders[gender.of[row] as number] ?? -1;
    return grades[of] === true && who !== -1 ? of * GENDERS.length + who : -1;
  });
  const part = new Float64Array(grades.length * GENDERS.length);
  let all = 0;
  for (let row = 0; row < cell.length; row += 1) {
    if (cell[row] === -1 || area.of[row] === -1 || excluded[row] === 1) continue;
    const w = design.weight[row] as number;
    part[cell[row] as number] = (part[cell[row] as number] as number) + w;
    all += w;
  }
  return all === 0 ? null : { cell, part: part.map((weight) => weight / all) };
}

/** A row of one area with its share for the composition of the municipality. */
export function standardised(
  figure: Released<Figure>,
  { state }: Indicator,
  inside: Uint8Array,
  standard: Standard,
  design: Design,
  { estimation, policy }: ProfileRequest,
): Released<Figure> {
  const made = estimateStandardised(state, inside, standard, design, estimation.lonelyPsu);
  const { cell, part } = standard;
  const persons = countByCell(state, inside, cell, part.length, design.weight);
  const cells = persons.map(({ respondents }, at) => ({ respondents, part: part[at] ?? 0 }));
  const counted = persons.reduce((sum, one) => sum + one.counted, 0);
  return releaseStandardised(figure, made?.value ?? null, cells, counted, policy);
}
