import { type Figure, isTotal } from "../../vocabulary/figure.ts";
import type { AbsentReason } from "../../vocabulary/measure.ts";
import type { Profile } from "../../vocabulary/profile.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { codedEdge, roundingStep } from "../../vocabulary/row-flags.ts";
import {
  ABSENT,
  bullets,
  heading,
  message,
  paragraph,
  text,
  UNRELIABLE,
  WITHHELD,
} from "../blocks.ts";
import { hasReference, isCoarsened } from "../read-figure.ts";

const ABSENT_REASONS: readonly AbsentReason[] = [
  "not_asked",
  "no_norm",
  "no_rule",
  "no_answers",
  "not_comparable",
];

function labels(figures: readonly Figure[]): Inline {
  return { kind: "enumeration", items: figures.map((figure) => text(figure.label)) };
}

function named(id: string, figures: readonly Figure[]): readonly Inline[] {
  return figures.length === 0 ? [] : [message(id, { rows: labels(figures) })];
}

function gradesWithheld(profile: Profile): readonly Inline[] {
  const items = profile.coverage.byGrade
    .filter((row) => row.status === "withheld")
    .flatMap(({ grade }) => (grade === null ? [] : [{ kind: "grade", grade } as const]));
  return items.length === 0
    ? []
    : [message("profile.notShown.grades", { grades: { kind: "enumeration", items } })];
}

/** Rows that are shown but have nothing to be compared with. */
function withoutReference(profile: Profile, figures: readonly Figure[]): readonly Figure[] {
  if (!hasReference(profile)) return [];
  return figures.filter(
    (figure) => figure.status === "shown" && figure.difference === null && !isCoarsened(figure),
  );
}

/** Shown factors in whose row the norm's column is empty. */
function withoutNormShare(profile: Profile): readonly Figure[] {
  if (profile.norms === null) return [];
  return profile.factors.filter(
    (figure) => isTotal(figure) && figure.status === "shown" && figure.norm === null,
  );
}

/** What each sign means: the same in every table. */
function signs(hasCoded: boolean): readonly Block[] {
  return bullets([
    message("profile.legend.withheld", { sign: WITHHELD }),
    message("profile.notShown.sign.absent", { sign: ABSENT }),
    message("profile.legend.rounded"),
    ...(hasCoded ? [message("profile.legend.coded")] : []),
    message("profile.legend.unreliable", { sign: UNRELIABLE }),
  ]);
}

/** What is not shown and why, by reason; which rule hid a row is never told. */
export function notShown(profile: Profile): readonly Block[] {
  const figures = [...profile.factors, ...profile.behaviours, ...profile.cumulative].filter(
    isTotal,
  );
  const absent = figures.filter((figure) => figure.status === "absent");
  const items = [
    ...named(
      "profile.notShown.withheld",
      figures.filter((figure) => figure.status === "withheld"),
    ),
    ...gradesWithheld(profile),
    ...named(
      hasReference(profile) ? "profile.notShown.rounded" : "profile.notShown.roundedOnly",
      figures.filter((figure) => figure.status === "shown" && roundingStep(figure.flags) !== null),
    ),
    ...named(
      "profile.notShown.coded",
      figures.filter(({ status, flags }) => status === "shown" && codedEdge(flags) !== null),
    ),
    ...named("profile.notShown.noReference", withoutReference(profile, figures)),
    ...named("profile.notShown.noNormShare", withoutNormShare(profile)),
    ...ABSENT_REASONS.flatMap((reason) =>
      named(
        `profile.notShown.${reason}`,
        absent.filter((figure) => figure.reason === reason),
      ),
    ),
  ];
  return [
    heading(2, message("profile.notShown.title")),
    paragraph(message(profile.policy.open ? "profile.notShown.open" : "profile.notShown.intro")),
    ...signs(figures.some(({ flags }) => codedEdge(flags) !== null)),
    ...(items.length === 0
      ? [paragraph(message("profile.notShown.nothing"))]
      : [paragraph(message("profile.notShown.here")), ...bullets(items)]),
  ];
}
