import type { WriteDb } from "../client";
import { marks } from "../engine/engine";
import { livingImports, type OpenImport } from "./open-import";
import type { Slot } from "./report-statements";
import { type Contender, type ReportState, takesOver } from "./takes-over";

/** A report of a slot, an agency's year in one scope, as the decision looks at it. */
export type SlotReport = Contender &
  ReportState & {
    id: number;
    scope: number;
    year: number;
    agency: number;
    fileName: string;
    /** The import that staged it; null: it is published. */
    batch: string | null;
  };

/** What the reports that are published now make of a slot. */
export type SlotDecision = {
  slot: Slot;
  /** The report that was in force before. */
  before: SlotReport | null;
  inForce: SlotReport;
  /** The staged reports, in force or not, in the order in which they came. */
  staged: SlotReport[];
};

/** So many agencies are decided at a time, as all the reports of a large import would fill the memory. */
const AGENCIES = 200;

/**
 * Decides which report is in force in each slot that an import, or one whose process died, has staged reports for;
 * some agencies at a time, so that what is decided can be written before the next are.
 */
export async function* decideSlots(
  db: WriteDb,
  agencies: readonly number[],
  by: OpenImport,
): AsyncGenerator<SlotDecision[]> {
  for (let start = 0; start < agencies.length; start += AGENCIES) {
    const some = agencies.slice(start, start + AGENCIES);
    const rows = await db.engine.rows<SlotReport>(
      `select r.id, r.scope, r.year, r.agency, r.file_sha256 as file, r.file_name as "fileName",
         r.published_on as "publishedOn", r.figures_sha256 as figures, r.text_sha256 as text, r.amendment,
         case when r.version_added is null then r.staged_by end as batch,
         (select min(f.id) from reports f where f.file_sha256 = r.file_sha256) as "fileOrder"
       from (select distinct scope, year, agency from publishing where agency in (${marks(some)})) s
       join reports r on r.agency = s.agency and r.scope = s.scope and r.year = s.year
       where (r.version_added is not null and r.version_superseded is null)
         or r.id in (select report from publishing)
       order by r.agency, r.scope, r.year, r.version_added is null, r.id`,
      some,
    );
    yield slotsOf(rows).flatMap((reports) => decided(reports, by) ?? []);
  }
}

function slotsOf(rows: readonly SlotReport[]): SlotReport[][] {
  const slots: SlotReport[][] = [];
  for (const row of rows) {
    const last = slots.at(-1);
    if (last?.[0] && isSameSlot(last[0], row)) last.push(row);
    else slots.push([row]);
  }
  return slots;
}

/**
 * Lists what is to be published: the reports of the import, and those that no living import will publish. Returns
 * the ids of their agencies.
 */
export async function listPublishing(db: WriteDb, by: OpenImport): Promise<number[]> {
  const { engine } = db;
  await engine.change("drop table if exists publishing");
  await engine.change(
    `create temporary table publishing
       (report integer primary key, scope integer, year integer, agency integer)`,
  );
  const others = [...(await livingImports(db))].filter((token) => token !== by.token);
  const listing =
    "insert into publishing select id, scope, year, agency from reports where version_added is null";
  const notOthers = others.length > 0 ? `and staged_by not in (${marks(others)})` : "";
  await engine.change(`${listing} ${notOthers}`, others);
  // What another living import has met and taken over meanwhile is published by the first of the two.
  for (const id of by.reports) await engine.change(`${listing} and id = ? on conflict do nothing`, [id]);
  await engine.change("create index publishing_agency on publishing (agency)");
  const rows = await engine.rows<{ agency: number }>("select distinct agency from publishing order by 1");
  return rows.map(({ agency }) => agency);
}

function isSameSlot(one: SlotReport, other: SlotReport): boolean {
  return one.agency === other.agency && one.scope === other.scope && one.year === other.year;
}

function decided(reports: readonly SlotReport[], by: OpenImport): SlotDecision | null {
  const before = reports.find(({ batch }) => batch === null) ?? null;
  const staged = reports
    .filter((report) => report.batch !== null)
    .map((report) => (by.reports.has(report.id) ? { ...report, batch: by.token } : report));
  let inForce = before;
  for (const report of staged) if (takesOver(report, inForce)) inForce = report;
  if (inForce === null) return null;
  return { slot: [inForce.scope, inForce.year, inForce.agency], before, inForce, staged };
}
