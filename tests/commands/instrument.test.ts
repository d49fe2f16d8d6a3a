import { describe, expect, it } from "vitest";
import { builtInInstrument } from "../../src/catalog/built-in.ts";
import { repositoryFiles, runCtc } from "../support/memory-io.ts";

const YRBS = "docs/examples/yrbs-district/instrument.yaml";
const files = repositoryFiles(YRBS, "docs/examples/yrbs-district/ctc.yaml");
const instrument = (...args: string[]) => runCtc(["instrument", ...args], files);

/** Every kind of error that can be made between the parts of an instrument. */
const BAD = `schema: ctc-instrument/1
id: bad
version: "1"
title: { en: Bad, sv: Dåligt }
source: { citation: none, licence: none }
answers:
  yes4: [ { code: 1, en: "no", sv: nej }, { code: 2, en: "yes", sv: ja } ]
  open: []
items:
  - { id: a, text: { en: A, sv: A }, answers: yes4 }
  - { id: a, text: { en: A, sv: A }, answers: yes4 }
  - { id: b, text: B, answers: yes5 }
  - { id: c, text: { en: C, sv: C }, answers: open }
  - { id: d, text: { en: D, sv: D }, answers: yes4, dontKnow: 7 }
scales:
  - { id: s, kind: risk, domain: school, label: { en: S, sv: S }, items: [a, a, e], score: mean, minimumAnswered: 4 }
  - { id: t, kind: risk, domain: school, label: { en: T, sv: T }, items: [ { item: c, reverse: true } ] }
behaviours:
  - { id: s, label: { en: B, sv: B }, counts: { item: f, atLeast: 1 } }
`;
const checkText = (text: string, ...args: string[]) =>
  runCtc(["instrument", "check", "bad.yaml", ...args], { "bad.yaml": text });

describe("ctc instrument list", () => {
  it("tells how much of each instrument is verified", async () => {
    const { out, exitCode } = await instrument("list");
    expect(exitCode).toBe(0);
    expect(out).toBe(
      "ctcys 2010.1: Communities That Care Youth Survey (core of about 2010). 180 questions (26 verified, 152 recalled, 2 proposed), 38 scales, 17 behaviours.\n",
    );
  });

  it("and that of the project, beside it", async () => {
    const config = ["--config", "docs/examples/yrbs-district/ctc.yaml"];
    const { out } = await instrument("list", "--json", ...config);
    const list = JSON.parse(out);
    expect(list.builtIn.map(({ id }: { id: string }) => id)).toEqual(["ctcys"]);
    expect(list.project).toMatchObject([{ items: 14, behaviours: 14, scales: 0 }]);
  });
});

describe("ctc instrument show", () => {
  it("shows the built-in one in both languages", async () => {
    const english = await instrument("show", "ctcys");
    await expect(english.out).toMatchFileSnapshot("../golden/instrument-ctcys.en.md");
    const swedish = await instrument("show", "ctcys", "--lang", "sv");
    await expect(swedish.out).toMatchFileSnapshot("../golden/instrument-ctcys.sv.md");
  });

  it("names every scale, question, behaviour and rule there is", async () => {
    const { out } = await instrument("show", "ctcys");
    const {
      items,
      scales,
      behaviours,
      honesty = [],
    } = builtInInstrument("ctcys") ?? {
      items: [],
      scales: [],
      behaviours: [],
    };
    for (const { id } of items) expect(out).toContain(`- ${id} (`);
    for (const { id } of [...scales, ...behaviours, ...honesty]) expect(out).toContain(`| ${id} |`);
  });

  it("gives the instrument itself as JSON, and refuses what is none", async () => {
    const { out } = await instrument("show", YRBS, "--json");
    expect(JSON.parse(out)).toMatchObject({ schema: "ctc-instrument/1", items: { length: 14 } });
    expect((await instrument("show", "ctcis")).exitCode).toBe(2);
    expect((await instrument("show", "none.yaml")).exitCode).toBe(2);
  });
});

describe("ctc instrument check", () => {
  it("finds everything at once, at its line and column, and ends with 1", async () => {
    const { out, exitCode, err } = await checkText(BAD);
    expect(exitCode).toBe(1);
    expect(err).toContain("bad.yaml has 9 errors.");
    expect(out.split("\n")).toEqual([
      'bad.yaml:11:7: error: items[1].id: the item id "a" stands twice',
      "bad.yaml:12:7: warning: items[2].id: b is in no scale, behaviour or honesty rule",
      "bad.yaml:12:14: warning: items[2].text: no Swedish text for 1 of 5; the first is here",
      'bad.yaml:12:23: error: items[2].answers: there is no answer set "yes5"; the nearest is "yes4"',
      "bad.yaml:14:7: warning: items[4].id: d is in no scale, behaviour or honesty rule",
      'bad.yaml:14:53: error: items[4].dontKnow: the code 7 is not an answer of "yes4"',
      'bad.yaml:16:78: error: scales[0].items[1]: the item "a" stands twice in this scale',
      'bad.yaml:16:81: error: scales[0].items[2].item: there is no item "e"',
      "bad.yaml:16:98: error: scales[0].minimumAnswered: 4 answered items are asked for, but the scale has 3",
      "bad.yaml:17:7: warning: scales[1].id: the scale has no score rule and is shown as absent",
      'bad.yaml:17:76: error: scales[1].items[0]: the answer set "open" has no codes to score',
      'bad.yaml:19:7: error: behaviours[0].id: the id "s" already names another measure',
      'bad.yaml:19:49: error: behaviours[0].counts.item: there is no item "f"',
      "bad.yaml: 9 errors, 4 warnings.",
      "",
    ]);
  });

  it("puts unknown keys aside, so that they hide nothing else", async () => {
    const { out } = await checkText(BAD.replace("licence: none", "licence: none, licens: no"));
    expect(out).toContain('unknown key "licens"; the nearest known key is "licence"');
    expect(out).toContain("scales[0].minimumAnswered");
  });

  it("says that it could not look further where a part is malformed", async () => {
    const { out } = await checkText(BAD.replace('version: "1"', "version: [1]"));
    expect(out).toContain("bad.yaml:3:1: error: version");
    expect(out).toContain("How the parts fit each other was not checked");
  });

  it("passes the example, and says which language it lacks", async () => {
    const { out, exitCode } = await instrument("check", YRBS);
    expect(exitCode).toBe(0);
    expect(out).toContain("0 errors, 4 warnings.");
  });
});
