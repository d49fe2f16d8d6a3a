import { releaseGenders } from "../../disclose/release-coverage.ts";
import { countSurveyed } from "../../profile/count-surveyed.ts";
import type { CoverageRow, Released } from "../../vocabulary/figure.ts";
import type { Instrument } from "../../vocabulary/instrument.ts";
import type { Policy } from "../../vocabulary/policy.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { PopulationCount } from "../../vocabulary/project.ts";
import type { Responses } from "../../vocabulary/responses.ts";

/** Who is to be told of by gender, and the register beside them. */
interface Counted {
  readonly responses: Responses;
  /** 1 for everybody here whom no rule removed. */
  readonly counted: Uint8Array;
  /** How many these are. */
  readonly respondents: number;
  /** The register, as far as its areas are told. */
  readonly population: readonly PopulationCount[];
  /** Names of the areas, as `countSurveyed` takes them. */
  readonly areas: readonly (string | null)[];
  /** Respondents by grade, as they are printed. */
  readonly byGrade: readonly Released<CoverageRow>[];
}

/**
 * Who answered by gender and by grade × gender, for the genders and grades of the register.
 *
 * What is divided among the rows are the respondents of the grades that the rows are of, and no others:
 * a register that tells genders apart in grade 7 alone says nothing of who answered in grade 9.
 */
export function genderCoverage(
  { responses, counted, respondents, population, areas, byGrade }: Counted,
  { groups }: Instrument,
  policy: Policy,
): Pick<Profile["coverage"], "byGender" | "byGradeGender"> {
  const { grade, gender } = responses;
  const counts = new Map<string, number>();
  for (let row = 0; row < counted.length; row++) {
    if (counted[row] !== 1) continue;
    const genderHere = gender.names[gender.of[row] as number];
    const gradeHere = grade.names[grade.of[row] as number];
    for (const key of [`${genderHere}`, `${genderHere} ${gradeHere}`]) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const grades = byGrade.flatMap((row) => row.grade ?? []);
  const rowOf = (inGrade: string | null, name: string) => ({
    grade: inGrade,
    gender: name,
    pupils: countSurveyed(population, {
      areas,
      grades: inGrade === null ? grades : [inGrade],
      gender: name,
    }),
    respondents: counts.get(inGrade === null ? name : `${name} ${inGrade}`) ?? 0,
  });
  const genders = Object.keys(groups.gender);
  const inRegister = genders.filter((name) => population.some((row) => row.gender === name));
  const crossed = grades
    .flatMap((name) => inRegister.map((one) => rowOf(name, one)))
    .filter(({ pupils }) => pupils !== null);
  const covered = byGrade.filter((row) => crossed.some((one) => one.grade === row.grade));
  return {
    byGender: releaseGenders(
      inRegister.map((one) => rowOf(null, one)),
      respondents,
      policy,
    ),
    byGradeGender: releaseGenders(crossed, sumOfPrinted(covered), policy),
  };
}

/** Respondents of some rows together, as they are printed; 0 where these are withheld. */
const sumOfPrinted = (rows: readonly Released<CoverageRow>[]): number =>
  rows.reduce((sum, { respondents }) => sum + (respondents ?? 0), 0);
