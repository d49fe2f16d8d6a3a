import { releaseCount, releaseTotal } from "../../disclose/release-coverage.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import { toldPopulation } from "../../profile/count-pupils.ts";
import { countSurveyed } from "../../profile/count-surveyed.ts";
import type { CheckReport } from "../../vocabulary/check.ts";
import type { CheckRequest } from "../../vocabulary/check-request.ts";
import type { Grouping } from "../../vocabulary/responses.ts";
import { maskOf, untoldRespondents } from "./area-masks.ts";
import { declaredGrades, surveyedAreas } from "./surveyed.ts";

/** Who answered in each area and altogether, and who has no place in a group, as a check prints them. */
export function checkCoverage(
  { responses }: Coded,
  { instrument, population, policy }: CheckRequest,
): Pick<CheckReport, "areas" | "total" | "unplaced"> {
  const { area, gender } = responses;
  const grades = declaredGrades(responses.grade, instrument);
  const areaMasks = area.names.map((_, at) => maskOf(area, at));
  const untold = untoldRespondents(area, areaMasks, policy);
  const told = surveyedAreas({ area, areaMasks, untold }, population);
  const rowOf = (
    counted: typeof population,
    areas: readonly (string | null)[],
    respondents: number,
  ) =>
    releaseTotal(
      { grade: null, pupils: countSurveyed(counted, { areas, grades }), respondents },
      policy,
    );
  const unplacedIn = ({ of }: Grouping): number | null =>
    releaseCount(
      of.reduce((sum, group) => sum + (group === -1 ? 1 : 0), 0),
      policy,
    );
  return {
    unplaced: {
      area: unplacedIn(area),
      grade: unplacedIn(responses.grade),
      gender: unplacedIn(gender),
    },
    areas: area.names.map((name, at) => ({
      area: name,
      row: rowOf(population, [name], sumOf(areaMasks[at])),
    })),
    total: rowOf(
      toldPopulation(population, area, untold),
      told.length === 0 ? [null] : told,
      responses.respondents - sumOf(untold),
    ),
  };
}

const sumOf = (mask: Uint8Array | undefined): number =>
  mask?.reduce((sum, one) => sum + one, 0) ?? 0;
