import type { AuditedCount, AuditPlace, AuditReport, AuditSource } from "../vocabulary/audit.ts";
import type { Text } from "../vocabulary/instrument.ts";
import type { Block, Inline, Report } from "../vocabulary/report.ts";
import { bullets, count, heading, message, paragraph, plain, sequence, text } from "./blocks.ts";

type Labels = ReadonlyMap<string, Text>;

/** Roundings that are named one by one; the rest are counted, and stand in the JSON. */
const MOST_NOTES = 20;

/** Lays an audit out as a document without a language: what is too narrow first. */
export function auditToReport(audit: AuditReport, labels: Labels): Report {
  return {
    schema: "ctc-report/1",
    blocks: [
      heading(1, message("audit.title")),
      { kind: "banner", text: message("audit.notForPublication") },
      ...opening(audit),
      ...leaks(audit, labels),
      ...contradictions(audit, labels),
      ...published(audit, labels),
      ...notes(audit, labels),
      ...limits(audit),
      paragraph(message("audit.method")),
    ],
  };
}

function opening({
  files,
  policy,
  assumesPrimary,
  attacked,
  verdicts,
  contradictions: broken,
}: AuditReport): Block[] {
  const facts = {
    files: count(files.length),
    policy: plain(policy.id),
    protection: count(policy.protection),
  };
  const kinds = {
    withheld: count(attacked.withheld),
    rounded: count(attacked.rounded),
    remainder: count(attacked.remainder),
  };
  const isNothing = verdicts.leak === 0 && broken.length === 0;
  return [
    paragraph(sequence(message("audit.about", facts), message("audit.attacked", kinds))),
    ...(assumesPrimary ? [paragraph(message("audit.assumesPrimary"))] : []),
    paragraph(
      isNothing
        ? message("audit.nothing")
        : message("audit.found", { leaks: count(verdicts.leak) }),
    ),
  ];
}

function leaks({ counts }: AuditReport, labels: Labels): readonly Block[] {
  const found = counts.filter(({ verdict }) => verdict === "leak");
  if (found.length === 0) return [];
  return [
    heading(2, message("audit.leaks.title")),
    ...bullets(
      found.map((leak) =>
        message("audit.leak", {
          place: { kind: "strong", text: placeWords(leak.place, labels) },
          count: countWords(leak),
          because: becauseWords(leak.because, leak.place, labels),
        }),
      ),
    ),
  ];
}

/** One line a figure: what else is known of it follows from that. */
function published({ counts }: AuditReport, labels: Labels): readonly Block[] {
  const found = counts.filter(({ verdict }) => verdict === "published");
  const figures = [...new Map(found.map((one) => [JSON.stringify(one.place), one])).values()];
  if (figures.length === 0) return [];
  return [
    heading(2, message("audit.published.title")),
    paragraph(message("audit.published.intro", { figures: count(figures.length) })),
    ...bullets(figures.map(({ place }) => placeWords(place, labels))),
  ];
}

function notes({ counts }: AuditReport, labels: Labels): readonly Block[] {
  const found = counts.filter(({ verdict }) => verdict === "note");
  if (found.length === 0) return [];
  const rounded = found.filter(({ kind }) => kind === "rounded");
  const named = rounded.slice(0, MOST_NOTES);
  const more = found.length - named.length;
  return [
    heading(2, message("audit.notes.title")),
    paragraph(message("audit.notes.intro", { notes: count(found.length) })),
    ...bullets(
      named.map((note) =>
        message("audit.note", { place: placeWords(note.place, labels), count: countWords(note) }),
      ),
    ),
    ...(more > 0 ? [paragraph(message("audit.notes.more", { more: count(more) }))] : []),
  ];
}

function contradictions({ contradictions: found }: AuditReport, labels: Labels): readonly Block[] {
  if (found.length === 0) return [];
  return [
    heading(2, message("audit.contradictions.title")),
    paragraph(message("audit.contradictions.intro")),
    ...bullets(found.map(({ because }) => becauseWords(because, null, labels))),
  ];
}

function limits({ limits: found }: AuditReport): readonly Block[] {
  if (found.length === 0) return [];
  return [
    heading(2, message("audit.limits.title")),
    ...bullets(found.map((limit) => message(`audit.limit.${limit}`))),
  ];
}

/** "pupils counted: 2" or "pupils counted: 1 to 3". */
function countWords({ quantity, low, high }: AuditedCount): Inline {
  const facts = { low: count(low), ...(high === null ? {} : { high: count(high) }) };
  const form = high === low ? "exact" : high === null ? "least" : "between";
  const number = message(`audit.number.${form}`, facts);
  return message(`audit.quantity.${quantity}`, { number });
}

function becauseWords(
  sources: readonly AuditSource[],
  leak: AuditPlace | null,
  labels: Labels,
): Inline {
  return { kind: "enumeration", items: sources.map((source) => sourceWords(source, leak, labels)) };
}

/** What all figures of a leak share need not be said of each. */
function sourceWords(
  { kind, place, other }: AuditSource,
  leak: AuditPlace | null,
  labels: Labels,
): Inline {
  const isSame = leak !== null && place.measure === leak.measure;
  const shown = isSame ? { ...place, measure: null } : place;
  const where = placeWords(
    { ...shown, wave: leak?.wave === place.wave ? null : place.wave },
    labels,
  );
  const within = other === null ? {} : { other: measureWords(other, labels) };
  const about = place.measure === null ? {} : { measure: measureWords(place.measure, labels) };
  return message(`audit.source.${kind}`, { place: where, ...within, ...about });
}

function placeWords(place: AuditPlace, labels: Labels): Inline {
  if (place.cell !== null) return plain(place.cell);
  const { wave, area, grade, gender, measure, without } = place;
  const parts: Inline[] = [
    area === null ? message("audit.everyone") : plain(area),
    ...(wave === null ? [] : [plain(wave)]),
    ...(grade === null ? [] : [{ kind: "grade", grade } as const]),
    ...(gender === null ? [] : [{ kind: "term", vocabulary: "gender", id: gender } as const]),
    ...(without === null ? [] : [message(`audit.without.${without}`)]),
    ...(measure === null ? [] : [measureWords(measure, labels)]),
  ];
  return parts.reduce((first, second) => message("audit.pair", { first, second }));
}

function measureWords(measure: string, labels: Labels): Inline {
  const label = labels.get(measure);
  return label === undefined ? plain(measure) : text(label);
}
