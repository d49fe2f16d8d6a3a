import { codePlain } from "../../instrument/code-groups.ts";
import type { Coded } from "../../instrument/code-responses.ts";
import { type RoleColumns, requireRole, resolveRoles } from "../../instrument/resolve-columns.ts";
import type { Removal } from "../../score/honesty/remove-respondents.ts";
import type { Role } from "../../vocabulary/instrument.ts";
import type { Grouping } from "../../vocabulary/responses.ts";
import type { ScoreAddition, ScoreColumn, ScoresRequest } from "../../vocabulary/scores.ts";

/**
 * The columns that were asked for beside the scores, in fixed order. Area, grade and gender are the
 * groups of a profile, school and class what stands in the file. Strata and clusters are numbers in
 * order of first appearance: a design needs no names.
 *
 * @throws CtcError `column-role-missing` where the file has no such column
 */
export function groupColumns(
  coded: Coded,
  removals: readonly Removal[],
  request: ScoresRequest,
): readonly ScoreColumn[] {
  const others = otherRoles(coded, request);
  const { responses, design } = coded;
  const columns: Readonly<Record<ScoreAddition, () => ScoreColumn>> = {
    area: () => named("area", requiring("area", responses.area, coded, request)),
    grade: () => named("grade", requiring("grade", responses.grade, coded, request)),
    gender: () => named("gender", requiring("gender", responses.gender, coded, request)),
    school: () => textsOf("school", others, coded, request),
    class: () => textsOf("class", others, coded, request),
    stratum: () => numbered("stratum", requiring("stratum", design.stratum, coded, request)),
    cluster: () => numbered("cluster", requiring("cluster", design.cluster, coded, request)),
    weight: () => ({
      name: "weight",
      numbers: requiring("weight", design.weight, coded, request),
    }),
    removed: () => removedBy(removals, responses.respondents),
  };
  return [
    ...(request.withId ? [rowOf(coded)] : []),
    ...(request.withId && others.has("id") ? [textsOf("id", others, coded, request)] : []),
    ...Object.entries(columns).flatMap(([name, column]) =>
      request.adding.some((asked) => asked === name) ? [column()] : [],
    ),
  ];
}

const named = (name: string, { names, of }: Grouping): ScoreColumn => ({ name, texts: names, of });

const numbered = (name: string, of: Int32Array): ScoreColumn => ({
  name,
  numbers: of.map((number) => number + 1),
});

/** The row of the survey file, as a spreadsheet counts. */
const rowOf = ({ table }: Coded): ScoreColumn => ({ name: "row", numbers: table.sheetRow });

function requiring<Value>(
  role: Role,
  value: Value,
  { roleColumns, table }: Coded,
  { survey }: ScoresRequest,
): Value {
  requireRole(roleColumns, role, table, survey.file);
  return value;
}

/** Roles that no figure needs, as far as the file has them. */
function otherRoles({ table }: Coded, { coding, instrument }: ScoresRequest): RoleColumns {
  const { file, columns: named, mapping: wave } = coding;
  return resolveRoles(table, {
    file,
    instrument,
    named,
    wave,
    roles: ["id", "school", "class"],
  }).columns;
}

/** What stands in the column of a role. */
function textsOf(
  role: Role,
  others: RoleColumns,
  { table }: Coded,
  { survey }: ScoresRequest,
): ScoreColumn {
  const { names, of } = codePlain(requireRole(others, role, table, survey.file), table.rows);
  return { name: role, texts: names.map((text) => text.trim()), of };
}

/** The honesty rule that removes a respondent from every figure. */
function removedBy(removals: readonly Removal[], respondents: number): ScoreColumn {
  const of = new Int32Array(respondents).fill(-1);
  removals.forEach(({ removed }, at) => {
    for (let row = 0; row < respondents; row++) if (removed[row] === 1) of[row] = at;
  });
  return { name: "removed", texts: removals.map(({ rule }) => rule.id), of };
}
