import type { Database } from "better-sqlite3";
import type { WriteDb } from "../client";
import { comparableColumns } from "../comparable-columns";
import type { Amendment } from "../schema";
import type { SlotDecision, SlotReport } from "./decide-slots";
import { duplicateFinding } from "./duplicate-finding";
import { insertFinding } from "./insert-report";
import { reportStatements, storedFigures } from "./report-statements";
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
export function putInForce(
  db: WriteDb,
  decisions: Iterable<readonly SlotDecision[]>,
  version: () => number,
): { reports: Map<number, PublishedReport>; agencies: Set<number> } {
  const published = new Map<number, PublishedReport>();
  const agencies = new Set<number>();
  db.$client.exec(
    `drop table if exists temp.arriving; create temp table arriving (report integer primary key);
     drop table if exists temp.leaving; create temp table leaving (report integer primary key)`,
  );
  const s = slotStatements(db.$client);
  const put = (decision: SlotDecision) => {
    const id = version();
    const { before, inForce, staged } = decision;
    if (before !== inForce) agencies.add(inForce.agency);
    const replaces = before !== null && before !== inForce ? before : null;
    if (replaces) {
      s.supersede.run(id, replaces.id);
      s.leave.run(replaces.id);
    }
    for (const report of staged) {
      const wins = report === inForce;
      const amendment = wins && replaces ? amendmentOf(report, replaces) : null;
      s.publish.run(id, wins ? null : id, amendment, report.id);
      s.publishFindings.run(id, report.id);
      if (wins) s.arrive.run(report.id);
      published.set(report.id, wins ? tookForce(replaces, amendment) : stayedOut(report, inForce));
    }
    s.firstDay.run(inForce.id);
    for (const rival of staged.filter((report) => isRival(report, inForce)))
      insertDuplicate(db, decision, rival, id);
  };
  for (const some of decisions) for (const decision of some) put(decision);
  if (published.size > 0) moveObservations(db.$client);
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

function insertDuplicate(
  db: WriteDb,
  { slot, inForce }: SlotDecision,
  rival: SlotReport,
  version: number,
): void {
  const s = reportStatements(db);
  const figures = (report: SlotReport) => storedFigures(s, report.id);
  const finding = duplicateFinding(figures(inForce), figures(rival), inForce.fileName, rival.fileName);
  insertFinding(s, slot, inForce.id, finding, version);
}

function slotStatements(client: Database) {
  return {
    supersede: client.prepare<[number, number]>("update reports set version_superseded = ? where id = ?"),
    publish: client.prepare<[number, number | null, Amendment | null, number]>(
      `update reports set version_added = ?, version_superseded = ?, amendment = ?, staged_by = null
       where id = ?`,
    ),
    publishFindings: client.prepare<[number, number]>(
      "update findings set version_added = ? where report = ? and version_added is null",
    ),
    firstDay: client.prepare<[number]>(
      `update reports set first_published_on = (
         select min(other.published_on) from reports other
         where other.agency = reports.agency and other.scope = reports.scope and other.year = reports.year
           and other.version_added is not null)
       where id = ?`,
    ),
    arrive: client.prepare<[number]>("insert into temp.arriving values (?)"),
    leave: client.prepare<[number]>("insert into temp.leaving values (?)"),
  };
}

/** Takes the figures that are no longer in force out of the hot table and puts the new ones in, in its order. */
function moveObservations(client: Database): void {
  const before = client.pragma("cache_size", { simple: true });
  client.pragma(`cache_size = -${SORTER_KILOBYTES}`);
  client.exec(
    `delete from observations where (cell, scope, year, agency) in (
       select f.cell, r.scope, r.year, r.agency
       from temp.leaving l join reports r on r.id = l.report join figures f on f.report = r.id);
     insert into observations (cell, scope, year, agency, form, value, missing)
       select f.cell, r.scope, r.year, r.agency, ${comparableColumns(client)}
       from temp.arriving a join reports r on r.id = a.report join figures f on f.report = r.id
       order by 1, 2, 3, 4`,
  );
  client.pragma(`cache_size = ${before}`);
}

/** The engine sorts in as much memory as its cache may have, beside the cache. */
const SORTER_KILOBYTES = 8_000;
