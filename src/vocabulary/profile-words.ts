/** The words of a profile in one language, as far as its tables are to be read. */
export interface ProfileWords {
  /** Before and after the name of the area. */
  readonly areaTitle: readonly [string, string];
  /** Before and after the name of the municipality. */
  readonly everyoneTitle: readonly [string, string];
  readonly everyone: string;
  readonly share: string;
  readonly answers: string;
  readonly grade: string;
  readonly gender: string;
  /** Heading of the groups of a split. */
  readonly group: string;
  /** Between a grade and a gender that are one group, and between grades that are told together. */
  readonly cross: string;
  readonly and: string;
  readonly respondents: string;
  readonly pupils: string;
  readonly allGrades: string;
  readonly withheld: string;
  readonly absent: string;
  /** Behind a number that rests on little. */
  readonly unreliable: string;
  /** Before a rounded number. */
  readonly about: string;
  /** Before a limit that stands for a share. */
  readonly atMost: string;
  readonly atLeast: string;
  /** A grade as printed → its code. */
  readonly grades: ReadonlyMap<string, string>;
  /** A gender as printed → its code. */
  readonly genders: ReadonlyMap<string, string>;
  readonly decimalSign: "." | ",";
}
