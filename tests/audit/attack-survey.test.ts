import { describe, expect, it } from "vitest";
import { attackSurvey } from "../../src/audit/attack-survey.ts";
import { dividedRange, exactly, type PrintedFile } from "../../src/audit/printed.ts";
import { surveysOf } from "../../src/audit/published-survey.ts";
import { loadSolver } from "../../src/audit/solver.ts";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import type { AuditedCount } from "../../src/vocabulary/audit.ts";
import { policyNamed } from "../support/policies.ts";
import { printedFigure, printedFile, printedParticipation } from "../support/printed.ts";

const solver = await loadSolver();
const means = {
  policy: policyNamed("default"),
  instrument: builtInInstrument("ctcys") ?? null,
  register: [],
  assumesPrimary: false,
  isExact: true,
  intervalOf: () => ({ low: 0, high: 1 }),
  solver,
};
const attack = (...files: PrintedFile[]) =>
  surveysOf(files).map((survey) => attackSurvey(survey, means));

/** "A numerator 2–2 leak", for what is asked. */
const told = (counts: readonly AuditedCount[], verdicts = ["leak"]): string[] =>
  counts
    .filter(({ verdict }) => verdicts.includes(verdict))
    .map(({ place, quantity, low, high }) => {
      const { area, grade, gender, without, measure } = place;
      const where = [area ?? "all", grade, gender, without && `without ${without}`, measure];
      return `${where.filter((part) => part !== null).join(" ")}: ${quantity} ${low}–${high}`;
    });
const sourcesOf = (counts: readonly AuditedCount[]): string[] =>
  (counts.find(({ verdict }) => verdict === "leak")?.because ?? []).map(
    ({ kind, place }) => `${kind} ${place.area ?? "all"}`,
  );

const SHOWN = [printedFigure({ area: "B" }, [80, 20]), printedFigure({ area: "C" }, [50, 10])];

describe("an area that is withheld", () => {
  it("is given away by a municipality that holds it, whatever else is withheld of it", () => {
    const rows = [printedFigure({ area: "A" }, "withheld"), ...SHOWN, printedFigure({}, [160, 32])];
    const [result] = attack(printedFile(rows));
    expect(told(result?.counts ?? [])).toEqual([
      "A m: respondents 30–30",
      "A m: numerator 2–2",
      "A m: complement 28–28",
    ]);
    expect(sourcesOf(result?.counts ?? [])).toEqual([
      "figure B",
      "figure C",
      "figure all",
      "participation all",
    ]);
  });

  it("is safe where the municipality says that it holds the shown areas only", () => {
    const everyone = printedFigure({ isPartial: true }, [130, 30]);
    const [result] = attack(
      printedFile([printedFigure({ area: "A" }, "withheld"), ...SHOWN, everyone]),
    );
    expect(told(result?.counts ?? [], ["leak", "note"])).toEqual([]);
  });

  it("is given away if the file does not say so and the numbers cannot be those of the shown areas", () => {
    const everyone = printedFigure({ isPartial: null }, [160, 32]);
    const file = printedFile(
      [printedFigure({ area: "A" }, "withheld"), ...SHOWN, everyone],
      [printedParticipation("A", 30)],
    );
    const [result] = attack(file);
    expect(told(result?.counts ?? [])).toContain("A m: numerator 2–2");
  });

  it("is given away by another file that shows it", () => {
    const rest = [...SHOWN, printedFigure({ isPartial: true }, [130, 30])];
    const first = printedFile([printedFigure({ area: "A" }, "withheld"), ...rest]);
    const again = { folder: "later", areas: null };
    const second = printedFile([printedFigure({ area: "A" }, [30, 2])], [], again);
    const [result] = attack(first, second);
    expect(told(result?.counts ?? [])).toContain("A m: numerator 2–2");
    expect(sourcesOf(result?.counts ?? [])).toEqual(["figure A"]);
  });

  it("is given away by a union of areas and the other part of it", () => {
    const everyone = printedFigure({ isPartial: true }, [130, 30]);
    const parts = printedFile([printedFigure({ area: "A" }, "withheld"), ...SHOWN, everyone]);
    const union = printedFile(
      [
        printedFigure({ area: "A and B" }, [110, 22]),
        printedFigure({ area: "C" }, [50, 10]),
        printedFigure({}, [160, 32]),
      ],
      [],
      { folder: "unions" },
    );
    const [result] = attack(parts, union);
    expect(told(result?.counts ?? [])).toContain("A m: numerator 2–2");
  });

  it("of last year is another survey, and no figure of this year speaks of it", () => {
    const before = printedFile([printedFigure({ area: "A" }, "withheld"), ...SHOWN], [], {
      wave: "2022",
    });
    const after = printedFile([printedFigure({ area: "A" }, [30, 6]), ...SHOWN]);
    const results = attack(before, after);
    expect(results).toHaveLength(2);
    expect(results.flatMap(({ counts }) => told(counts))).toEqual([]);
  });
});

describe("girls, boys and all together", () => {
  const rows = (n: number, k: number) => [
    printedFigure({ area: "A", gender: "girl" }, [98, 30]),
    printedFigure({ area: "A", gender: "boy" }, [99, 20]),
    printedFigure({ area: "A" }, [n, k]),
  ];

  it("leave over the three who answered otherwise", () => {
    const [result] = attack(printedFile(rows(200, 52)));
    expect(told(result?.counts ?? [])).toEqual([
      "A without gender m: respondents 3–3",
      "A without gender m: numerator 2–2",
      "A without gender m: complement 1–1",
    ]);
  });

  it("leave over nobody where there is nobody", () => {
    const [result] = attack(printedFile(rows(197, 50)));
    expect(told(result?.counts ?? [], ["leak", "note"])).toEqual([]);
    expect(told(result?.counts ?? [], ["known-empty"])).toContain(
      "A without gender m: respondents 0–0",
    );
  });

  it("leave over as many as could have been published by themselves", () => {
    const [result] = attack(printedFile(rows(220, 60)));
    expect(told(result?.counts ?? [])).toEqual([]);
    expect(told(result?.counts ?? [], ["note"])).toContain("A without gender m: numerator 10–10");
  });

  it("are safe where both are rounded so that every count stands for five", () => {
    const [result] = attack(
      printedFile(
        [
          printedFigure({ area: "A", gender: "girl" }, { n: 98, k: 30, step: 0.05 }),
          printedFigure({ area: "A", gender: "boy" }, { n: 99, k: 20, step: 0.05 }),
          printedFigure({ area: "A" }, [200, 52]),
        ],
        [],
      ),
    );
    expect(told(result?.counts ?? [], ["leak", "note"])).toEqual([]);
  });

  it("are given away by a standard error that stayed exact in a rounded row", () => {
    const share = 2 / 31;
    const standardError = Math.sqrt((share * (1 - share)) / 30);
    const girls = {
      ...printedFigure({ area: "A", gender: "girl" }, { n: 31, k: 2, step: 0.1 }),
      standardError: exactly(standardError),
    };
    const [result] = attack(printedFile([girls, printedFigure({ area: "A" }, [60, 20])]));
    expect(told(result?.counts ?? [])).toContain("A girl m: numerator 2–2");
  });
});

describe("what the instrument tells", () => {
  const inner = "alcohol_30d";
  const outer = "alcohol_lifetime";

  it("30 days lie within ever: nearly all of them leave few who never did", () => {
    const [result] = attack(
      printedFile(
        [
          printedFigure({ area: "A", measure: inner }, [100, 97]),
          printedFigure({ area: "A", measure: outer }, "withheld"),
        ],
        [printedParticipation("A", 100)],
      ),
    );
    // Of 100 who took part 97 drank in 30 days: at most 3 can have said "never".
    expect(told(result?.counts ?? [])).toEqual(["A alcohol_lifetime: complement 0–3"]);
    expect(result?.counts.find(({ verdict }) => verdict === "leak")?.because).toContainEqual({
      kind: "nested",
      place: {
        wave: "2024",
        area: null,
        grade: null,
        gender: null,
        measure: inner,
        without: null,
        cell: null,
      },
      other: outer,
    });
  });

  it("and is not believed where answers contradict it", () => {
    const [result] = attack(
      printedFile(
        [
          printedFigure({ area: "A", measure: inner }, [100, 60]),
          printedFigure({ area: "A", measure: outer }, [100, 50]),
        ],
        [printedParticipation("A", 100)],
      ),
    );
    expect(result?.contradictions).toEqual([]);
    expect(result?.limits).toContain("nesting-contradicted");
  });
});

it("those without area are in everyone's row of one measure and not in that of another", () => {
  const question = { item: "alcohol_30d" };
  const [drinking] = means.instrument?.behaviours.filter(({ id }) => id === "alcohol_30d") ?? [];
  if (drinking === undefined || means.instrument === null) throw new Error("no behaviour");
  const often = { ...drinking, id: "often", counts: { ...question, atLeast: 4 } };
  const instrument = { ...means.instrument, behaviours: [drinking, often] };
  const areas = (measure: string, k: number) => [
    printedFigure({ area: "A", measure }, [80, k]),
    printedFigure({ area: "B", measure }, [50, k]),
  ];
  const file = printedFile(
    [
      ...areas("alcohol_30d", 20),
      printedFigure({ measure: "alcohol_30d", isPartial: true }, [130, 40]),
      ...areas("often", 6),
      printedFigure({ measure: "often" }, [150, 18]),
    ],
    [],
    { without: { area: exactly(20) } },
  );
  for (const isWeighted of [false, true]) {
    const [survey] = surveysOf([{ ...file, isWeighted }]);
    if (survey === undefined) throw new Error("no survey");
    const { contradictions, counts } = attackSurvey(survey, { ...means, instrument });
    expect(contradictions).toEqual([]);
    const without = counts.filter(({ place }) => place.without === "area");
    expect(told(without, ["leak", "note", "protected"])).toContain(
      "all without area often: respondents 20–20",
    );
    // As many answered the one question of both; which of them drank at all is open but for "often".
    expect(told(without, ["leak"])).toEqual([]);
    if (isWeighted) continue;
    expect(told(without, ["protected"])).toContain("all without area alcohol_30d: numerator 6–20");
  }
});

describe("who took part", () => {
  const grades = (...respondents: number[]) =>
    respondents.map((count, at) =>
      printedParticipation("A", count, { grade: String(7 + 2 * at), step: 5 }),
    );

  it("grades to the nearest five are narrowed by an exact total, which exposes nobody", () => {
    const file = printedFile([], [...grades(95, 90, 90), printedParticipation("A", 279)], {
      without: { area: exactly(0), grade: exactly(0) },
    });
    const [result] = attack(file);
    // 279 − 2 · 92 = 95, and 95 is at most 97.
    expect(told(result?.counts ?? [], ["note"])).toEqual([
      "A 7: respondents 95–97",
      "A 9: respondents 90–92",
      "A 11: respondents 90–92",
    ]);
  });

  it("girls and boys divide a rounded number: further from exact than to the nearest five", () => {
    const part = (gender: string, count: number) => ({
      ...printedParticipation("A", count, { step: 5 }),
      gender,
      respondents: dividedRange(count, 5, means.policy),
    });
    const parts = [part("girl", 20), part("boy", 15), part("other", 0)];
    const [result] = attack(printedFile([], [...parts, printedParticipation("A", 36)]));
    // 2.5 + 5 above what is printed, and below it nine more who may be of no printed gender.
    expect(told(result?.counts ?? [], ["protected"])).toEqual([
      "A girl: respondents 4–27",
      "A boy: respondents 0–22",
      "A other: respondents 0–7",
    ]);
  });

  it("the register narrows a grade too", () => {
    const file = printedFile([], [...grades(10)], {
      without: { area: exactly(0), grade: exactly(0) },
    });
    const register = [{ area: "A", grade: "7", pupils: 9 }];
    const [survey] = surveysOf([file]);
    if (survey === undefined) throw new Error("no survey");
    const { counts } = attackSurvey(survey, { ...means, register });
    expect(told(counts)).toEqual(["A 7: respondents 8–9"]);
  });
});

it("of a weighted survey only numbers of answers are attacked, and it says so", () => {
  const rows = [printedFigure({ area: "A" }, "withheld"), ...SHOWN, printedFigure({}, [160, 32])];
  const [result] = attack(printedFile(rows, [], { isWeighted: true, isSimple: false }));
  expect(told(result?.counts ?? [])).toEqual(["A m: respondents 30–30"]);
  expect(result?.limits).toContain("weighted");
});

it("areas that are not among the files may hold what is missing", () => {
  const rows = [printedFigure({ area: "A" }, "withheld"), ...SHOWN, printedFigure({}, [160, 32])];
  const [result] = attack(printedFile(rows, [], { areas: null }));
  expect(result?.limits).toContain("areas-incomplete");
  // 32 − 20 − 10 pupils at most, however many areas there are; of the others nothing is known.
  expect(told(result?.counts ?? [])).toEqual(["A m: numerator 0–2"]);
});

it("one digit of the share of the others is enough if the others are not printed", () => {
  // 61 of 211: no smaller group has this share, and there are no 422 pupils.
  const row = {
    ...printedFigure({ area: "A" }, [100, 40]),
    reference: { low: 61 / 211 - 1e-12, high: 61 / 211 + 1e-12 },
  };
  const rows = [
    row,
    printedFigure({ area: "B" }, [200, 60]),
    printedFigure({ area: "C" }, "withheld"),
  ];
  const shown = { ...printedFigure({ area: "C" }, { n: 11, k: 1, step: 0.1 }) };
  const file = printedFile(
    [...rows.slice(0, 2), shown],
    [printedParticipation("A", 100), printedParticipation("B", 205), printedParticipation("C", 12)],
  );
  const [result] = attack(file);
  expect(told(result?.counts ?? [])).toContain("C m: numerator 1–1");
});
