import { forms } from "@/lib/catalogue/cell";
import { cells } from "@/lib/catalogue/cells";
import type { WriteDb } from "../client";
import { formNumber } from "../coded-columns";
import { comparableFigure } from "../comparable-figure";
import type { Amendment } from "../schema";
import { duplicateFinding } from "./checks/duplicate-finding";
import type { SlotDecision, SlotReport } from "./decide-slots";
import { insertFinding } from "./insert-report";
import { storedCellNumbers, storedFigures } from "./report-statements";
import { amendmentOf } from "./takes-over";

/**
 * What became of a report that an import brought. `added`: the first of its agency, year and scope. `superseded`: it
 * took the place of an earlier one. `conflict`: the same import gave another one, which is in force (a `duplicate`
 * finding says so). `older`: it is stored, and the one in force is newer.
 */
export type PublishedReport = {
  kind: "added" | "superseded" | "conflict" | "older";
  /** What the agency changed in the report whose place it took. */
  amendment: Amendment | null;
  /** The report whose place it took. */
  replaces: number | null;
};

/**
 * Gives the staged reports their version: one of each slot comes into force, with its observations. Returns what
 * became of each, and the agencies of which another report is in force than before.
 */
export async function putInForce(
  db: WriteDb,
  decisions: AsyncIterable<readonly SlotDecision[]>,
  version: () => Promise<number>,
): Promise<{ reports: Map<number, PublishedReport>; agencies: Set<number> }> {
  const { engine } = db;
  const published = new Map<number, PublishedReport>();
  const agencies = new Set<number>();
  await beginMoving(db);
  const put = async (decision: SlotDecision) => {
    const id = await version();
    const { before, inForce, staged } = decision;
    if (before !== inForce) agencies.add(inForce.agency);
    const replaces = before !== null && before !== inForce ? before : null;
    if (replaces) {
      await engine.change(statements.supersede, [id, replaces.id]);
      await engine.change("insert into leaving values (?)", [replaces.id]);
    }
    for (const report of staged) {
      const wins = report === inForce;
      const amendment = wins && replaces ? amendmentOf(report, replaces) : null;
      await engine.change(statements.publish, [id, wins ? null : id, amendment, report.id]);
      await engine.change(statements.publishFindings, [id, report.id]);
      if (wins) await engine.change("insert into arriving values (?)", [report.id]);
      published.set(report.id, wins ? tookForce(replaces, amendment) : stayedOut(report, inForce));
    }
    await engine.change(statements.firstDay, [inForce.id]);
    for (const rival of staged.filter((report) => isRival(report, inForce)))
      await insertDuplicate(db, decision, rival, id);
  };
  for await (const some of decisions) for (const decision of some) await put(decision);
  if (published.size > 0) await moveObservations(db, await version());
  return { reports: published, agencies };
}

const added: PublishedReport = { kind: "added", amendment: null, replaces: null };

const tookForce = (replaces: SlotReport | null, amendment: Amendment | null): PublishedReport =>
  replaces ? { kind: "superseded", amendment, replaces: replaces.id } : added;

const stayedOut = (report: SlotReport, inForce: SlotReport): PublishedReport => ({
  kind: isRival(report, inForce) ? "conflict" : "older",
  amendment: null,
  replaces: null,
});

/** Whether one import gave both. */
function isRival(report: SlotReport, inForce: SlotReport): boolean {
  return report.batch === inForce.batch && report.file !== inForce.file;
}

async function insertDuplicate(
  db: WriteDb,
  { slot, inForce }: SlotDecision,
  rival: SlotReport,
  version: number,
): Promise<void> {
  const stored = await storedFigures(db, [inForce.id, rival.id]);
  const figures = ({ id }: SlotReport) => stored.get(id) ?? new Map<string, number | string>();
  const finding = duplicateFinding(figures(inForce), figures(rival), inForce.fileName, rival.fileName);
  await insertFinding(db, slot, inForce.id, finding, version);
}

const statements = {
  supersede: "update reports set version_superseded = ? where id = ?",
  publish:
    "update reports set version_added = ?, version_superseded = ?, amendment = ?, staged_by = null where id = ?",
  publishFindings: "update findings set version_added = ? where report = ? and version_added is null",
  firstDay: `update reports set first_published_on = (
      select min(other.published_on) from reports other
      where other.agency = reports.agency and other.scope = reports.scope and other.year = reports.year
        and other.version_added is not null)
    where id = ?`,
};

/** Makes the lists of the reports whose figures are moved. */
export async function beginMoving({ engine }: WriteDb): Promise<void> {
  for (const table of ["arriving", "leaving"]) {
    await engine.change(`drop table if exists ${table}`);
    await engine.change(`create temporary table ${table} (report integer primary key)`);
  }
}

/** Takes the figures that are no longer in force out of the hot table and puts the new ones in, in its order. */
export async function moveObservations(db: WriteDb, version: number): Promise<void> {
  const { engine } = db;
  const { cells: numbers } = await storedCellNumbers(db);
  const money = moneyCells.flatMap((id) => numbers.get(id) ?? []);
  const form = `case r.form ${forms.map((name) => `when '${name}' then ${formNumber(name)}`).join(" ")} end`;
  const extra = engine.hotColumns(version);
  const columns = [
    "cell",
    "scope",
    "year",
    "agency",
    "form",
    "value",
    "missing",
    ...extra.map(([name]) => name),
  ];
  const arriving = (values: readonly (string | number)[], cell: string) =>
    `select f.cell, r.scope, r.year, r.agency, ${form} as form, ${values.join(", ")}
     from arriving a join reports r on r.id = a.report join figures f on f.report = r.id
     where f.cell ${cell} order by 1, 2, 3, 4`;
  await engine.sorting(async () => {
    await engine.retireObservations(version);
    const plain = arriving(
      ["f.value", "f.missing", ...extra.map(([, value]) => value)],
      `not in (${money.join(", ")})`,
    );
    await engine.change(`insert into ${engine.hotTable} (${columns.join(", ")}) ${plain}`);
    for (const id of moneyCells) {
      const figures = await engine.rows<MoneyRow>(
        arriving(["f.value", "f.missing", "f.unit"], `= ${numbers.get(id)}`),
      );
      const rows = figures.map(({ cell, scope, year, agency, form: number, ...figure }) => {
        const { value, missing } = comparableFigure(id, figure);
        return [cell, scope, year, agency, number, value, missing, ...extra.map(([, given]) => given)];
      });
      await engine.insert("observations", columns, rows);
    }
  });
}

/** Only money has to be converted before it is compared. */
const moneyCells = cells.filter(({ measure }) => measure === "money").map(({ id }) => id);

type MoneyRow = Record<"cell" | "scope" | "year" | "agency" | "form", number> & {
  value: number | null;
  missing: string | null;
  unit: "元" | "万元" | null;
};
