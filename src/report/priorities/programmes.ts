import type { PriorityRow, PriorityTable } from "../../vocabulary/priority-table.ts";
import type { Programme, ProgrammeRating } from "../../vocabulary/programmes.ts";
import type { Block, Inline } from "../../vocabulary/report.ts";
import { bullets, count, heading, message, paragraph, plain, text } from "../blocks.ts";
import { type Codes, namedFactor } from "./codes.ts";

/** What the catalogue links to the factors that are shown, and what registries say of it. */
export function programmes(table: PriorityTable, codes: Codes): readonly Block[] {
  const rows = table.rows.filter(({ status }) => status === "shown");
  const linked = rows.filter((row) => row.programmes.length > 0);
  const without = rows.filter((row) => row.programmes.length === 0);
  const named = new Set(linked.flatMap((row) => row.programmes.map(({ id }) => id)));
  const rated = table.programmes.filter(({ id }) => named.has(id));
  return [
    heading(2, message("meeting.programmes.title")),
    paragraph(message("meeting.programmes.intro", { asOf: plain(table.catalog.asOf) })),
    ...bullets(linked.map((row) => linkedRow(row, table, codes))),
    ...(without.length === 0 ? [] : [paragraph(withoutProgramme(without, codes))]),
    ...(rated.length === 0
      ? []
      : [
          heading(3, message("meeting.ratings.title")),
          paragraph(message("meeting.ratings.intro")),
          ...bullets(rated.map((programme) => ratedRow(programme, table))),
        ]),
    ...warnings(table),
    ...registries(table),
  ];
}

const HARM = "possible_harm";

function linkedRow(row: PriorityRow, { programmes: known }: PriorityTable, codes: Codes): Inline {
  const names = row.programmes.flatMap(({ id, basis, confidence }) => {
    const programme = known.find((one) => one.id === id);
    if (programme === undefined) return [];
    const unsure = confidence === "low" ? ".low" : "";
    const link = message(`meeting.link.${basis}${unsure}`, { name: text(programme.name) });
    // Whoever reads one line only must not miss what a registry warns of.
    return [programme.flags.includes(HARM) ? flagged(link, [HARM]) : link];
  });
  return message("meeting.programmes.row", {
    factor: { kind: "strong", text: namedFactor(row, codes) },
    count: message("meeting.programmes.count", { count: count(names.length) }),
    names: { kind: "enumeration", items: names },
  });
}

function withoutProgramme(rows: readonly PriorityRow[], codes: Codes): Inline {
  const items = rows.map((row) => namedFactor(row, codes));
  return message("meeting.programmes.none", { factors: { kind: "enumeration", items } });
}

/** Every word of every registry by itself: never one score. */
function ratedRow({ name, ratings, flags }: Programme, table: PriorityTable): Inline {
  const said = ratings.map((rating) => ratingWords(rating, table));
  const rated: Inline =
    said.length === 0 ? message("meeting.ratings.none") : { kind: "enumeration", items: said };
  const row = message("meeting.ratings.row", {
    name: { kind: "strong", text: text(name) },
    ratings: rated,
  });
  if (flags.length === 0) return row;
  return flagged(row, flags);
}

function flagged(rated: Inline, flags: Programme["flags"]): Inline {
  const items = flags.map((flag) => message(`meeting.flag.${flag}`));
  return message("meeting.flag", { rated, flags: { kind: "enumeration", items } });
}

function ratingWords(rating: ProgrammeRating, { registries: known }: PriorityTable): Inline {
  const { registry, value, year, confidence, superseded, ofGroup } = rating;
  const facts = {
    value: plain(value),
    registry: plain(known.find(({ id }) => id === registry)?.name ?? registry),
    year: year === null ? message("meeting.year.unknown") : plain(String(year)),
  };
  if (superseded === true) return message("meeting.rating.superseded", facts);
  if (ofGroup === true) return message("meeting.rating.ofGroup", facts);
  return message(confidence === "high" ? "meeting.rating" : "meeting.rating.unsure", facts);
}

/** What is known to be against a programme is shown, whether or not it answers to a factor. */
function warnings(table: PriorityTable): readonly Block[] {
  if (table.warnings.length === 0) return [];
  return [
    heading(3, message("meeting.warnings.title")),
    paragraph(message("meeting.warnings.intro")),
    ...bullets(table.warnings.map((programme) => ratedRow(programme, table))),
  ];
}

function registries({ registries: known }: PriorityTable): readonly Block[] {
  if (known.length === 0) return [];
  return [
    heading(3, message("meeting.registries.title")),
    ...bullets(
      known.map(({ name, state }) =>
        message("meeting.registry", {
          name: plain(name),
          state: message(`meeting.registry.${state}`),
        }),
      ),
    ),
  ];
}
