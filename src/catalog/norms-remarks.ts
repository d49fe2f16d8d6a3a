import { isNoBetterThanChance } from "../vocabulary/better-than-chance.ts";
import type { Facts } from "../vocabulary/errors.ts";
import type { Instrument, Scale } from "../vocabulary/instrument.ts";
import type { Cut, Norms } from "../vocabulary/norms.ts";
import type { ProblemCode } from "../vocabulary/problem.ts";
import { ownValue } from "../vocabulary/record.ts";
import type { Remark } from "./check-file.ts";
import type { Path } from "./document.ts";
import { notThere } from "./problem.ts";

/**
 * What a person should know about norms beside their form: whether they fit the instrument, whom
 * they leave without a cut, cuts that nobody, or everybody, is past, and contrast cuts that tell their
 * two groups apart no better than chance.
 */
export function normsRemarks(norms: Norms, instrument: Instrument | null): readonly Remark[] {
  const own = norms.cuts.flatMap((cut, at) => cutRemarks(cut, ["cuts", at], norms));
  if (instrument === null) {
    const facts = { instrument: norms.instrument.id };
    return [warning(["instrument"], "norms-instrument-unknown", facts), ...own];
  }
  return [
    ...instrumentRemarks(norms, instrument),
    ...own,
    ...norms.cuts.flatMap((cut, at) => fitRemarks(cut, ["cuts", at], instrument)),
    ...coverageRemarks(norms, instrument),
  ];
}

const warning = (path: Path, problem: ProblemCode, facts: Facts = {}): Remark => ({
  path,
  problem,
  facts,
  severity: "warning",
});

function instrumentRemarks(norms: Norms, instrument: Instrument): readonly Remark[] {
  return (["id", "version"] as const).flatMap((key): Remark[] => {
    const [found, wanted] = [norms.instrument[key], instrument[key]];
    if (found === wanted) return [];
    return [{ path: ["instrument", key], problem: "norms-instrument", facts: { found, wanted } }];
  });
}

function cutRemarks(cut: Cut, path: Path, norms: Norms): readonly Remark[] {
  const remarks: Remark[] = [];
  if (cut.beyond === 0 || cut.beyond === 1) {
    const problem = cut.beyond === 0 ? "cut-nobody" : "cut-everybody";
    remarks.push(warning([...path, "beyond"], problem));
  }
  if (norms.derivation.method === "contrast" && isNoBetterThanChance(cut)) {
    const { sensitivity = 0, specificity = 0 } = cut;
    const facts = { sum: Number((sensitivity + specificity).toFixed(3)) };
    remarks.push(warning([...path, "sensitivity"], "cut-chance", facts));
  }
  if ((cut.respondents ?? 0) > norms.respondents) {
    const facts = { respondents: norms.respondents };
    remarks.push(warning([...path, "respondents"], "cut-more-respondents", facts));
  }
  return remarks;
}

function fitRemarks(cut: Cut, path: Path, instrument: Instrument): readonly Remark[] {
  const scale = instrument.scales.find(({ id }) => id === cut.scale);
  if (scale === undefined) {
    const known = instrument.scales.map(({ id }) => id);
    return [notThere([...path, "scale"], "scale", cut.scale, known)];
  }
  const remarks: Remark[] = [];
  const grades = Object.keys(instrument.groups.grade);
  if (cut.grade !== undefined && grades.length > 0 && !grades.includes(cut.grade)) {
    const facts = { grade: cut.grade, grades: grades.join(", ") };
    remarks.push(warning([...path, "grade"], "cut-grade-unknown", facts));
  }
  const range = scoreRange(scale, instrument);
  if (range !== null && (cut.value < range[0] || cut.value > range[1])) {
    const facts = { value: cut.value, low: range[0], high: range[1] };
    remarks.push(warning([...path, "value"], "cut-outside-scores", facts));
  }
  return remarks;
}

/** The scores that a scale can have; null where it has no rule, or sums however many are answered. */
export function scoreRange(
  scale: Scale,
  instrument: Instrument,
): readonly [low: number, high: number] | null {
  if (scale.score === undefined || scale.score === "sum") return null;
  if (scale.score === "count") return [0, scale.items.length];
  const values = scale.items.flatMap(({ item: id, recode }) => {
    const item = instrument.items.find((one) => one.id === id);
    const set = ownValue(instrument.answers, item?.answers ?? "") ?? [];
    const usable = set.filter(({ code }) => ownValue(item?.missing, String(code)) === undefined);
    return usable.map(({ code }) => ownValue(recode, String(code)) ?? code);
  });
  return values.length === 0 ? null : [Math.min(...values), Math.max(...values)];
}

/** Grades and scales without a cut, told once and not for each of them. */
function coverageRemarks(norms: Norms, instrument: Instrument): readonly Remark[] {
  const grades = Object.keys(instrument.groups.grade);
  const remarks: Remark[] = [];
  const none = instrument.scales
    .filter(({ id, score, cut }) => score && !cut && !norms.cuts.some(({ scale }) => scale === id))
    .map(({ id }) => id);
  if (none.length > 0) {
    remarks.push(warning(["cuts"], "scales-without-cut", { scales: none.join(", ") }));
  }
  const lacking = new Map<string, string[]>();
  for (const { id } of instrument.scales) {
    const missing = gradesWithout(norms, id, grades).join(", ");
    if (missing !== "") lacking.set(missing, [...(lacking.get(missing) ?? []), id]);
  }
  for (const [missing, scales] of lacking) {
    const facts = { grades: missing, scales: scales.length, scale: scales[0] ?? "" };
    remarks.push(warning(["cuts"], "grades-without-cut", facts));
  }
  return [...remarks, ...genderRemarks(norms)];
}

function gradesWithout(norms: Norms, scale: string, grades: readonly string[]): readonly string[] {
  const cuts = norms.cuts.filter((cut) => cut.scale === scale);
  const isServed = cuts.length === 0 || cuts.some(({ grade }) => grade === undefined);
  if (isServed || norms.fallback !== undefined) return [];
  return grades.filter((grade) => !cuts.some((cut) => cut.grade === grade));
}

/** Cuts by gender alone leave out whoever gave another answer, or none. */
function genderRemarks({ cuts }: Norms): readonly Remark[] {
  const at = cuts.findIndex(
    (cut) =>
      cut.gender !== undefined &&
      !cuts.some((other) => {
        const isGeneral = other.gender === undefined;
        const isSame = other.grade === undefined || other.grade === cut.grade;
        return other.scale === cut.scale && isGeneral && isSame;
      }),
  );
  if (at === -1) return [];
  return [warning(["cuts", at, "gender"], "gender-without-cut")];
}
