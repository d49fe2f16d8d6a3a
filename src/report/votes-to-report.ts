import type { Text } from "../vocabulary/instrument.ts";
import type { RecordedVotes } from "../vocabulary/priorities.ts";
import type { Block, Inline, Report } from "../vocabulary/report.ts";
import type { CriterionCount, DotCount, RankCount, RatingCount } from "../vocabulary/votes.ts";
import {
  ABSENT,
  count,
  decimal,
  heading,
  message,
  paragraph,
  plain,
  sequence,
  text,
} from "./blocks.ts";

type Labels = ReadonlyMap<string, Text>;

/**
 * What a vote came to, one table per criterion, factors in the order of the profile. There is no
 * table of all criteria together: what counts most is for the group to say.
 *
 * @param labels of the factors; one without a label is told by its id
 */
export function votesToReport(votes: RecordedVotes, labels: Labels): Report {
  const sectors = Object.entries(votes.sectors).map(([sector, voters]) =>
    message("votes.sector", { sector: plain(sector), voters: count(voters) }),
  );
  return {
    schema: "ctc-report/1",
    blocks: [
      heading(1, message("votes.title")),
      paragraph(
        sequence(
          message("votes.about", { voters: count(votes.voters), file: plain(votes.file) }),
          ...(sectors.length === 0
            ? []
            : [message("votes.sectors", { sectors: { kind: "enumeration", items: sectors } })]),
        ),
      ),
      ...votes.criteria.flatMap((criterion) => criterionBlocks(criterion, labels)),
      heading(2, message("votes.read.title")),
      paragraph(message("votes.read")),
    ],
  };
}

function criterionBlocks(found: CriterionCount, labels: Labels): readonly Block[] {
  const title = heading(2, message(`votes.criterion.${found.criterion}`));
  if (found.method === "dots") return [title, ...dotBlocks(found, labels)];
  return [
    title,
    ...(found.method === "rank" ? rankBlocks(found, labels) : ratingBlocks(found, labels)),
  ];
}

const nameOf = (factor: string, labels: Labels): Inline => {
  const label = labels.get(factor);
  return label === undefined ? plain(factor) : text(label);
};

function table(header: readonly string[], rows: readonly (readonly Inline[])[]): Block {
  return {
    kind: "table",
    header: header.map((id) => message(`votes.header.${id}`)),
    align: header.map((id) => (id === "factor" || id === "agreement" ? "left" : "right")),
    rows,
  };
}

function dotBlocks({ voters, dots, factors }: DotCount, labels: Labels): readonly Block[] {
  const rows = factors.map((one) => [
    nameOf(one.factor, labels),
    count(one.dots),
    message("votes.voters.of", { voters: count(one.voters), all: count(voters) }),
  ]);
  return [
    paragraph(message("votes.dots", { dots: count(dots), voters: count(voters) })),
    table(["factor", "dots", "voters"], rows),
  ];
}

function rankBlocks({ voters, concordance, factors }: RankCount, labels: Labels): readonly Block[] {
  const rows = factors.map((one) => [
    nameOf(one.factor, labels),
    decimal(one.points, 1),
    { kind: "decimal", value: one.meanRank, decimals: 1, fixed: true } as const,
  ]);
  return [
    paragraph(message("votes.rank", { voters: count(voters) })),
    table(["factor", "points", "meanRank"], rows),
    paragraph(concordanceWords(concordance)),
  ];
}

/** A p below this is told as such: more digits would claim more than a meeting can know. */
const LEAST_P = 0.001;
const LEVEL = 0.05;

function concordanceWords(concordance: RankCount["concordance"]): Inline {
  if (concordance === null) return message("votes.concordance.none");
  const { w, p } = concordance;
  const facts = {
    w: { kind: "decimal", value: w, decimals: 2, fixed: true } as const,
    p:
      p < LEAST_P
        ? message("votes.p.below", { p: decimal(LEAST_P, 3) })
        : ({ kind: "decimal", value: p, decimals: 3, fixed: true } as const),
  };
  return message(`votes.concordance.${p < LEVEL ? "common" : "chance"}`, facts);
}

function ratingBlocks({ voters, factors }: RatingCount, labels: Labels): readonly Block[] {
  const rows = factors.map((one) => [
    nameOf(one.factor, labels),
    decimal(one.median, 1),
    message("votes.quartiles", {
      low: decimal(one.lowerQuartile, 1),
      high: decimal(one.upperQuartile, 1),
    }),
    count(one.ratings),
    one.agreement === null ? ABSENT : message(`votes.agreement.${one.agreement}`),
  ]);
  return [
    paragraph(message("votes.rating", { voters: count(voters) })),
    table(["factor", "median", "middleHalf", "ratings", "agreement"], rows),
  ];
}
