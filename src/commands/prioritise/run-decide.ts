import { type Translate, translator } from "../../i18n/translate.ts";
import { decidePriorities } from "../../pipeline/decide-priorities.ts";
import { decisionTemplate } from "../../render/decision-template.ts";
import { toJson } from "../../render/json.ts";
import { formatShare } from "../../render/numbers.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { RecordedVotes } from "../../vocabulary/priorities.ts";
import type { Language } from "../../vocabulary/project.ts";
import { profileOfArea } from "../choose-profile.ts";
import type { Io } from "../io.ts";
import { loadCatalog } from "../load-catalog.ts";
import { readNamed } from "../named-file.ts";
import { type FoundProfile, readProfiles } from "../read-profiles.ts";
import { writeResult } from "../write-result.ts";
import type { DecideOptions } from "./decide.ts";
import { draftOfOptions } from "./draft-of-options.ts";
import { countFile } from "./run-votes.ts";

const STDOUT = "-";
const DEFAULT_OUT = "priorities.yaml";

/** Prints a template, or records a decision with the figures and votes that it rests on. */
export async function runDecide(
  paths: readonly string[],
  options: DecideOptions,
  io: Io,
): Promise<void> {
  if (options.out?.trim() === "") throw new CtcError("out-empty");
  refuseTogether(options);
  const { language } = await loadCatalog(options.from ?? paths[0] ?? "", options, io);
  const found = chooseProfile(await readProfiles(paths, io), options.area, paths[0] ?? "", io);
  const t = translator(language);
  if (options.template === true) {
    const { file, profile } = found;
    const text = decisionTemplate(profile, { file, date: options.date, language }, t);
    return putFile(text, { out: options.out ?? STDOUT, found, votes: null }, options, io);
  }
  const out = options.out ?? DEFAULT_OUT;
  const draft = await readDraft(options, found, io);
  const counted =
    options.votes === undefined
      ? null
      : await countFile(options.votes, found.profile, options.dots, io);
  const votes = counted === null ? null : twelveDigits(counted.count);
  const { text, remarks } = decidePriorities({
    draft,
    profile: found,
    votes,
    note: t("decide.note"),
  });
  if (options.quiet !== true)
    for (const remark of remarks) io.warn(`${remarkText(remark, language, t)}\n`);
  await putFile(text, { out, found, votes }, options, io);
  if (options.quiet === true || out === STDOUT) return;
  const said = options.dryRun === true ? "decide.checked" : "decide.written";
  io.warn(`${t(said, { file: io.baseName(out) })}\n`);
}

/** What stands in a file cannot stand on the command line too: one of them would be lost. */
function refuseTogether(options: DecideOptions): void {
  const { template, from, date, factor, target, participants, dissent } = options;
  const ofDecision = Object.entries({ date, factor, target, participants, dissent });
  const [given] = ofDecision.filter(([name, value]) => {
    if (value === undefined) return false;
    return from !== undefined || (template === true && name !== "date");
  });
  const whole = from === undefined ? "--template" : "--from";
  if (given !== undefined) throw new CtcError("usage", { problem: `${whole}, --${given[0]}` });
  if (template === true && from !== undefined)
    throw new CtcError("usage", { problem: "--template, --from" });
}

function chooseProfile(
  found: readonly FoundProfile[],
  area: string | undefined,
  path: string,
  io: Io,
): FoundProfile {
  const [only, second] = found;
  if (area !== undefined) return profileOfArea(found, { id: null, name: area }, path, io);
  if (only !== undefined && second === undefined) return only;
  const areas = found.flatMap(({ profile }) => profile.area.name ?? []).join(", ");
  throw new CtcError("area-needed", { areas });
}

async function readDraft(options: DecideOptions, found: FoundProfile, io: Io) {
  const { from } = options;
  if (from === undefined)
    return { file: DEFAULT_OUT, text: draftOfOptions(options, found.profile) };
  await readNamed(from, io);
  // The text keeps a byte order mark, so that it is written back as it was.
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await io.readBytes(from));
  return { file: io.baseName(from), text };
}

/** As every number that is written: the last bits may differ between machines. */
const twelveDigits = (votes: RecordedVotes): RecordedVotes => JSON.parse(toJson(votes));

type Remark = ReturnType<typeof decidePriorities>["remarks"][number];

function remarkText(remark: Remark, language: Language, t: Translate): string {
  const { code, ...facts } = remark;
  if (remark.code !== "target-too-near") return t(`decide.remark.${code}`, facts);
  const { factor, wanted, seen } = remark;
  return t("decide.remark.target-too-near", {
    factor,
    wanted: formatShare(wanted, language),
    seen: formatShare(seen, language),
  });
}

interface Placed {
  readonly out: string;
  readonly found: FoundProfile;
  readonly votes: RecordedVotes | null;
}

async function putFile(
  text: string,
  { out, found, votes }: Placed,
  options: DecideOptions,
  io: Io,
): Promise<void> {
  if (out === STDOUT) {
    if (options.dryRun !== true) io.print(text);
    return;
  }
  if (options.force !== true) await refuseExisting(out, io);
  const draft = options.from;
  const inputs = [found, ...(votes === null ? [] : [votes])];
  const others = [found.path, ...(options.votes === undefined ? [] : [options.votes])];
  const isOwn = draft !== undefined && options.force === true;
  await writeResult(
    out,
    text,
    "prioritise",
    {
      inputs: inputs.map(({ file, sha256 }) => ({ file, sha256 })),
      // With --force a draft may be recorded into itself.
      inputPaths: [...others, ...(draft === undefined || isOwn ? [] : [draft])],
      dryRun: options.dryRun === true,
      printManifest: options.json === true,
    },
    io,
  );
}

async function refuseExisting(out: string, io: Io): Promise<void> {
  const isThere = await io.readBytes(out).then(
    () => true,
    (error: unknown) => !(error instanceof CtcError && error.code === "file-not-found"),
  );
  if (isThere) throw new CtcError("file-exists", { file: io.baseName(out) });
}
