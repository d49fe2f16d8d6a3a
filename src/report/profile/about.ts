import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, count, heading, message, plain, shortHash, text } from "../blocks.ts";
import { banners } from "./opening.ts";

/** What the municipality itself says about this publication; lines without a value are left out. */
function publication(profile: Profile): readonly Inline[] {
  const { contact, corrections, date, dnr, licence, responsible, status, version } =
    profile.publication;
  const given = Object.entries({ version, date, responsible, contact, dnr, licence });
  return [
    message("profile.about.status", {
      status: { kind: "term", vocabulary: "publicationStatus", id: status },
    }),
    ...given.flatMap(([name, value]) =>
      value === undefined
        ? []
        : [message(`profile.about.${name}`, { value: plain(String(value)) })],
    ),
    ...corrections.map((words) => message("profile.about.correction", { value: plain(words) })),
  ];
}

/** The number of rows is left out where it is too small to be told. */
function surveyFile({ policy, survey }: Profile): Inline {
  const facts = { file: plain(survey.file), sha256: shortHash(survey.sha256) };
  return survey.rows === null
    ? message("profile.about.surveySmall", facts)
    : message("profile.about.survey", { ...facts, rows: count(survey.rows, !policy.open) });
}

/** A policy whose minimum was raised on the command line. */
const RAISED = /^(.+)\+minimum:(\d+)$/;

/** The toolkit's own policies are told in the reader's language, others in the words of their file. */
function policySource(policy: Profile["policy"]): Inline {
  const { id, source, summary } = policy;
  const [, own, minimum] = RAISED.exec(id) ?? [];
  if (own !== undefined) {
    return message("profile.about.policy.raised", {
      policy: policySource({ ...policy, id: own }),
      minimum: plain(minimum ?? ""),
    });
  }
  if (id === "default" || id === "open") return message(`profile.about.policy.${id}`);
  if (summary === undefined) {
    return message("profile.about.policy", { id: plain(id), source: plain(source) });
  }
  return message("profile.about.policy.summary", { id: plain(id), summary: text(summary) });
}

function sources(profile: Profile): readonly Inline[] {
  const { generator, instrument, norms, policy, project } = profile;
  return [
    ...(project === null ? [] : [message("profile.about.project", { project: plain(project) })]),
    surveyFile(profile),
    message("profile.about.instrument", {
      title: text(instrument.title),
      id: plain(instrument.id),
      version: plain(instrument.version),
      sha256: shortHash(instrument.sha256),
    }),
    message("profile.about.citation", {
      citation: plain(instrument.citation),
      licence: plain(instrument.licence),
    }),
    norms === null
      ? message("profile.about.noNorms")
      : message("profile.about.norms", { id: plain(norms.id), sha256: shortHash(norms.sha256) }),
    policySource(policy),
    message("profile.about.generator", {
      name: plain(generator.name),
      version: plain(generator.version),
    }),
  ];
}

/** Who answers for the profile and what it was made from; ends with what nobody may miss. */
export function about(profile: Profile): readonly Block[] {
  return [
    heading(2, message("profile.about.title")),
    ...bullets([...publication(profile), ...sources(profile)]),
    ...banners(profile),
  ];
}
