import { writeYaml } from "../../catalog/write-yaml.ts";
import { CtcError } from "../../vocabulary/errors.ts";
import type { Target } from "../../vocabulary/priorities.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { DecideOptions } from "./decide.ts";

/**
 * A decision that stands on the command line, as the text of a file.
 *
 * @throws CtcError `decision-options` where something that a decision needs is missing,
 *   `decision-option-malformed` for a value without `=`, and a target of a factor that is not chosen
 */
export function draftOfOptions(options: DecideOptions, profile: Profile): string {
  const { date, factor = [], target = [], participants = [], dissent = [] } = options;
  const given = { "--date": date, "--factor": factor[0], "--participants": participants[0] };
  for (const [option, value] of Object.entries(given))
    if (value === undefined)
      throw new CtcError("decision-options", { option, needed: Object.keys(given).join(", ") });
  const targets = new Map(target.map(targetOf));
  const factors = factor.map((text) => {
    const [id, reason] = parts("--factor", text, "community_rewards=…");
    const own = targets.get(id);
    targets.delete(id);
    return { factor: id, reasons: [reason], ...(own === undefined ? {} : { target: own }) };
  });
  const [left] = targets.keys();
  if (left !== undefined)
    throw new CtcError("decision-options", { option: `--factor ${left}=…`, needed: "--factor" });
  const named = profile.area.name;
  return writeYaml({
    schema: "ctc-priorities/1",
    ...(named === null ? {} : { area: named }),
    wave: profile.survey.wave ?? "",
    date,
    participants: Object.fromEntries(participants.map(sectorOf)),
    factors,
    dissent,
  });
}

function sectorOf(text: string): readonly [string, number] {
  const [sector, number] = parts("--participants", text, "school=4");
  if (/^[1-9]\d{0,3}$/.test(number)) return [sector, Number(number)];
  throw malformed("--participants", text, "school=4");
}

function targetOf(text: string): readonly [string, Target] {
  const example = "community_rewards=0.60@2026";
  const [id, rest] = parts("--target", text, example);
  const [, share = "", wave = ""] = /^(0?\.\d+|0|1|1\.0+)@(.+)$/.exec(rest) ?? [];
  if (share === "") throw malformed("--target", text, example);
  return [id, { value: Number(share), wave }];
}

function parts(option: string, text: string, example: string): readonly [string, string] {
  const at = text.indexOf("=");
  const [name, value] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  if (at === -1 || name === "" || value === "") throw malformed(option, text, example);
  return [name, value];
}

const FORMS: Readonly<Record<string, string>> = {
  "--factor": "id=reason",
  "--participants": "sector=number",
  "--target": "id=share@wave",
};

function malformed(option: string, text: string, example: string): CtcError {
  const form = FORMS[option] ?? "";
  return new CtcError("decision-option-malformed", {
    option,
    text: text.slice(0, 40),
    form,
    example,
  });
}
