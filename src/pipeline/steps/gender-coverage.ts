import { releaseGenders } from "../../disclose/release-coverage.ts";
import { countPupils } from "../../profile/count-pupils.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { ProfileRequest } from "../../vocabulary/profile-request.ts";
import type { PopulationCount } from "../../vocabulary/project.ts";
import type { Survey } from "./survey.ts";

export interface GenderCoverageRequest {
  readonly survey: Omit<Survey, "population">;
  readonly request: ProfileRequest;
  /** The register, as far as its areas are told. */
  readonly population: readonly PopulationCount[];
  /** Name of the area; null for everyone. */
  readonly area: string | null;
  readonly isHere: (row: number) => boolean;
  /** Everybody here whom no rule removed. */
  readonly respondents: number;
}

/** Who answered by gender and by grade × gender, for the genders and grades of the register. */
export function genderCoverage({
  survey,
  request,
  population,
  area,
  isHere,
  respondents,
}: GenderCoverageRequest): Pick<Profile["coverage"], "byGender" | "byGradeGender"> {
  const { grade, gender } = survey.coded.responses;
  const { groups } = request.instrument;
  const counts = new Map<string, number>();
  for (let row = 0; row < grade.of.length; row++) {
    if (!isHere(row) || survey.removed[row] === 1) continue;
    const genderHere = gender.names[gender.of[row] as number];
    const gradeHere = grade.names[grade.of[row] as number];
    for (const key of [`${genderHere}`, `${genderHere} ${gradeHere}`]) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const rowOf = (inGrade: string | null, name: string) => {
    const pupils = countPupils(population, area, inGrade, name);
    const key = inGrade === null ? name : `${name} ${inGrade}`;
    return { grade: inGrade, gender: name, pupils, respondents: counts.get(key) ?? 0 };
  };
  const isCounted = ({ pupils }: { readonly pupils: number | null }): boolean => pupils !== null;
  const genders = Object.keys(groups.gender);
  const grades = grade.names.filter((name) => Object.hasOwn(groups.grade, name));
  const crossed = grades.flatMap((name) => genders.map((one) => rowOf(name, one)));
  const release = (rows: readonly ReturnType<typeof rowOf>[]) =>
    releaseGenders(rows.filter(isCounted), respondents, request.policy);
  return {
    byGender: release(genders.map((one) => rowOf(null, one))),
    byGradeGender: release(crossed),
  };
}
