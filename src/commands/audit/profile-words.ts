import { translator } from "../../i18n/translate.ts";
import type { ProfileWords } from "../../vocabulary/profile-words.ts";
import type { Language } from "../../vocabulary/project.ts";

/** Stands where a text has a slot, so that what is around it can be seen. For private use: in no text. */
const HERE = "\ue000";
const GENDERS = ["girl", "boy", "other"] as const;
const UPPER = [10, 11, 12] as const;
const COMPULSORY = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** The words by which the tables of a profile in Markdown are known. */
export function profileWords(language: Language): ProfileWords {
  const t = translator(language);
  const around = (text: string): readonly [string, string] => {
    const [before = "", after = ""] = text.split(HERE);
    return [before, after];
  };
  const between = (text: string): string => text.split(HERE)[1] ?? "";
  const grades = [
    ...COMPULSORY.map(
      (grade) => [t("profile.grade.compulsory", { grade }), String(grade)] as const,
    ),
    ...UPPER.map((grade) => [t(`profile.grade.${grade}`), String(grade)] as const),
  ];
  return {
    areaTitle: around(t("profile.title.area", { area: HERE })),
    everyoneTitle: around(t("profile.title.project", { project: HERE })),
    everyone: t("profile.title.everyone"),
    share: t("profile.header.share"),
    answers: t("profile.header.answers"),
    grade: t("profile.header.grade"),
    gender: t("profile.header.gender"),
    group: t("profile.header.group"),
    cross: between(t("profile.groups.cross", { grade: HERE, gender: HERE })),
    and: between(t("profile.grade.and", { first: HERE, last: HERE })),
    respondents: t("profile.header.respondents"),
    pupils: t("profile.header.pupils"),
    allGrades: t("profile.coverage.allGrades"),
    withheld: t("profile.sign.withheld"),
    absent: t("profile.sign.absent"),
    unreliable: t("profile.sign.unreliable"),
    about: around(t("profile.number.about", { number: HERE }))[0],
    atMost: around(t("profile.number.atMost", { number: HERE }))[0].trim(),
    atLeast: around(t("profile.number.atLeast", { number: HERE }))[0].trim(),
    grades: new Map(grades),
    genders: new Map(GENDERS.map((gender) => [t(`profile.gender.${gender}`), gender])),
    decimalSign: language === "sv" ? "," : ".",
  };
}
