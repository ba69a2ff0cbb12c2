import { filingOf } from "@/lib/oracle/filing";
import { groupOf as oracleGroup, usualScope } from "@/lib/oracle/group";
import { reportsInForce } from "@/lib/oracle/in-force";
import type { World } from "@/lib/oracle/world";
import { printView, type View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { filingCoverage } from "../queries/coverage";
import { groupOf, type YearSpan } from "../queries/group";
import { likenessOf } from "./chart-answers";
import type { Difference } from "./difference";

/** Who filed when, on time and with what found: the product's list of a view's group against the oracle's. */
export async function filingDifferences(
  db: ReadDb,
  world: World,
  view: View,
  span: YearSpan,
): Promise<Difference[]> {
  const found: Difference[] = [];
  const reports = reportsInForce(world);
  const scope = view.scope ?? usualScope(view.kind);
  const { members } = oracleGroup(world, reports, {
    region: view.region,
    kind: view.kind,
    scope,
    like: likenessOf(view),
  });
  const rows = await filingCoverage(db, groupOf(view), span);
  const differs = (what: string, at: string, is: unknown, must: unknown) => {
    found.push({ what, at: `filing ${at}`, is, must, view: printView(view) });
  };
  for (const { key } of members)
    if (!rows.some(({ agency }) => agency.key === key)) differs("row", key, "absent", "there");
  for (const { agency, cells } of rows) {
    const unit = world.units.find(({ key }) => key === agency.key);
    if (!unit || (!members.includes(unit) && unit.key !== view.region)) {
      differs("row", agency.key, "there", "absent");
      continue;
    }
    for (const cell of cells) {
      const must = filingOf(world, reports, { unit, scope, year: cell.year });
      for (const field of ["state", "late", "findings"] as const)
        if (cell[field] !== must[field])
          differs(field, `${agency.key} ${cell.year}`, cell[field], must[field]);
    }
  }
  return found;
}
