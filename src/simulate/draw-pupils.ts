import type { Gender } from "../vocabulary/instrument.ts";
import { openRandom } from "./random.ts";

/** Respondents of one area, and how they lie in each trait. */
export interface SimulatedArea {
  readonly id: string;
  readonly respondents: Readonly<Record<string, number>>;
  /** Grade → schools; none: no schools and no classes. */
  readonly schools: Readonly<Record<string, readonly string[]>>;
  readonly otherGender: number;
  readonly spellings: readonly { readonly text: string; readonly share: number }[];
  readonly name: string;
  readonly shifts: Readonly<Record<string, number>>;
}

/** One row of the survey, but for the answers. */
export interface Pupil {
  readonly key: string;
  /** As it stands in the survey; empty where not known. */
  readonly area: string;
  readonly school: string;
  readonly class: string;
  readonly grade: string;
  readonly gender: Gender | null;
}

const CLASSES = ["A", "B", "C", "D"];

/** A pupil, where they come from, and their place in the file (rows are sorted by `order`). */
interface DrawnPupil {
  readonly pupil: Pupil;
  readonly area: SimulatedArea;
  readonly order: number;
}

/**
 * Everybody of one area who answers; `otherGender` of them, by lot, have another gender.
 *
 * @param genderBlank share who leave out their gender
 */
export function drawPupils(
  area: SimulatedArea,
  seed: string,
  genderBlank: number,
): readonly DrawnPupil[] {
  const drawn = Object.entries(area.respondents).flatMap(([grade, respondents]) =>
    Array.from({ length: respondents }, (_, i) => {
      const key = `${seed}/${area.id}/${grade}/${i + 1}`;
      const random = openRandom(`${key}/pupil`);
      const order = random.uniform();
      const otherRank = random.uniform();
      const schools = area.schools[grade] ?? [];
      const school = schools[Math.floor(random.uniform() * schools.length)] ?? "";
      const letter = CLASSES[Math.floor(random.uniform() * CLASSES.length)] as string;
      const gender = drawGender(random.uniform(), genderBlank);
      const spelling = drawSpelling(area, random.uniform());
      const pupil: Pupil = {
        key,
        area: spelling,
        school,
        class: school === "" ? "" : `${gradeInClass(grade)}${letter}`,
        grade,
        gender,
      };
      return { pupil, area, order, otherRank };
    }),
  );
  const others = [...drawn].sort((a, b) => a.otherRank - b.otherRank).slice(0, area.otherGender);
  return drawn.map((entry) =>
    others.includes(entry)
      ? { ...entry, pupil: { ...entry.pupil, gender: "other" as const } }
      : entry,
  );
}

function drawGender(chance: number, blank: number): Gender | null {
  if (chance < blank) return null;
  return chance < blank + (1 - blank) / 2 ? "girl" : "boy";
}

function drawSpelling(area: SimulatedArea, chance: number): string {
  let cumulated = 0;
  for (const { text, share } of area.spellings) {
    cumulated += share;
    if (chance < cumulated) return text;
  }
  return area.name;
}

/** Grades 10 to 12 are years 1 to 3 of upper secondary school ("gymnasiet"). */
function gradeInClass(grade: string): string {
  return Number(grade) >= 10 ? `gy${Number(grade) - 9}` : grade;
}
