import type { WriteDb } from "../client";
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
export function* decideSlots(
  db: WriteDb,
  agencies: readonly number[],
  by: OpenImport,
): Generator<SlotDecision[]> {
  const statement = db.$client.prepare<[string], SlotReport>(
    `select r.id, r.scope, r.year, r.agency, r.file_sha256 file, r.file_name fileName, r.published_on publishedOn,
       r.figures_sha256 figures, r.text_sha256 text, r.amendment,
       iif(r.version_added is null, r.staged_by, null) batch,
       (select min(f.id) from reports f where f.file_sha256 = r.file_sha256) fileOrder
     from (select distinct scope, year, agency from temp.publishing
       where agency in (select value from json_each(?))) s
     join reports r on r.agency = s.agency and r.scope = s.scope and r.year = s.year
     where (r.version_added is not null and r.version_superseded is null)
       or r.id in (select report from temp.publishing)
     order by r.agency, r.scope, r.year, r.version_added is null, r.id`,
  );
  for (let start = 0; start < agencies.length; start += AGENCIES) {
    const rows = statement.all(JSON.stringify(agencies.slice(start, start + AGENCIES)));
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
export function listPublishing(db: WriteDb, by: OpenImport): number[] {
  const client = db.$client;
  client.exec(
    `drop table if exists temp.publishing;
     create temp table publishing (report integer primary key, scope, year, agency)`,
  );
  const living = JSON.stringify([...livingImports(db)]);
  client
    .prepare(
      `insert into temp.publishing select id, scope, year, agency from reports
       where version_added is null and (staged_by not in (select value from json_each(?)) or staged_by = ?)`,
    )
    .run(living, by.token);
  // What another living import has met and taken over meanwhile is published by the first of the two.
  const add = client.prepare<[number]>(
    `insert into temp.publishing select id, scope, year, agency from reports
     where id = ? and version_added is null on conflict do nothing`,
  );
  for (const id of by.reports) add.run(id);
  client.exec("create index temp.publishing_agency on publishing (agency)");
  return client.prepare<[], number>("select distinct agency from temp.publishing order by 1").pluck().all();
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
