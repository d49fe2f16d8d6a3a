import { textIn } from "../i18n/text-in.ts";
import { csvText, defuseCell } from "../vocabulary/csv-cell.ts";
import type {
  Criterion,
  Gap,
  Limits,
  PriorityRow,
  PriorityTable,
} from "../vocabulary/priority-table.ts";
import type { Language } from "../vocabulary/project.ts";
import { proportion } from "./csv-numbers.ts";

const COLUMNS = [
  "wave",
  "area",
  "area_id",
  "kind",
  "factor",
  "label",
  "criterion",
  "detail",
  "value",
  "low",
  "high",
  "step",
  "text",
  "status",
  "synthetic",
  "publish",
] as const;

/** What one line tells beside the factor it is about. */
interface Line {
  readonly criterion: Criterion;
  readonly detail?: string;
  readonly value?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly step?: number | null;
  readonly text?: string;
  readonly status: string;
}

/**
 * One line per factor × criterion, and for associations and programmes one per behaviour and programme:
 * UTF-8, comma, point decimals, LF. Shares and differences are proportions with 6 decimals; an empty
 * cell is not there or protected. `publish` is `false` on every line.
 */
export function priorityTableToCsv(table: PriorityTable, language: Language): string {
  const lines = table.rows.flatMap((row) => {
    const named = [
      ...[table.wave, table.area.name, table.area.id].map((cell) => defuseCell(cell ?? "")),
      row.kind,
      defuseCell(row.measure),
      defuseCell(textIn(row.label, language)),
    ];
    return linesOf(row, table).map((line) => [
      ...named,
      line.criterion,
      defuseCell(line.detail ?? ""),
      ...[line.value, line.low, line.high, line.step].map((value) => number(value, line)),
      defuseCell(line.text ?? ""),
      line.status,
      String(table.synthetic),
      String(table.publish),
    ]);
  });
  return csvText([COLUMNS, ...lines]);
}

function linesOf(row: PriorityRow, table: PriorityTable): readonly Line[] {
  const { share, pupils, agreement, probability, status } = row;
  const own: Line = {
    criterion: "share",
    ...share,
    text: share?.bound ?? "",
    status,
  };
  if (status !== "shown") return [own];
  return [
    own,
    gapLine("rest", row.rest),
    gapLine("norm", row.norm),
    limitsLine("pupils", pupils),
    gapLine("change", row.change),
    {
      criterion: "agreement",
      value: agreement?.same ?? null,
      text: agreement === null ? "" : `of ${agreement.of}`,
      status: statusOf(agreement),
    },
    { criterion: "probability", value: probability?.value ?? null, status: statusOf(probability) },
    ...row.associations.map(
      ({ behaviour, value, low, high, status: shown }): Line => ({
        criterion: "association",
        detail: behaviour,
        value,
        low,
        high,
        status: shown,
      }),
    ),
    ...row.programmes.map(({ id, basis, confidence }): Line => {
      const ratings = table.programmes.find((one) => one.id === id)?.ratings ?? [];
      const said = ratings.map(
        ({ value, registry, year }) => `${value} (${registry}, ${year ?? "year unknown"})`,
      );
      return {
        criterion: "programmes",
        detail: id,
        text: [`${basis}, ${confidence}`, ...said].join("; "),
        status: "shown",
      };
    }),
  ];
}

const statusOf = (told: object | null): string => (told === null ? "absent" : "shown");

function gapLine(criterion: Criterion, gap: Gap | null): Line {
  return { ...limitsLine(criterion, gap), text: gap?.holds ?? "", step: gap?.step ?? null };
}

function limitsLine(
  criterion: Criterion,
  limits: (Limits & { readonly step: number | null }) | null,
): Line {
  const { value = null, low = null, high = null, step = null } = limits ?? {};
  return { criterion, value, low, high, step, status: statusOf(limits) };
}

/** Neither shares nor differences of them. */
const PLAIN: readonly Criterion[] = ["pupils", "agreement", "association"];

function number(value: number | null | undefined, { criterion }: Line): string {
  if (value === null || value === undefined) return "";
  return PLAIN.includes(criterion) ? String(value) : proportion(value);
}
