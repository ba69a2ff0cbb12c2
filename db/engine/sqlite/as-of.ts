import type { Database } from "better-sqlite3";
import { comparableColumns } from "./comparable-columns";

/**
 * Makes a read-only connection see the database as it was when a dataset version was finished: temporary views and
 * tables of this connection stand before the tables of the same name, so no query knows. What imports have staged is
 * not seen. For the latest version the views are as quick as the tables. Good as long as the connection stays in the
 * transaction that it is in.
 * @param version null: there is none, and nothing is seen
 */
export function showAsOf(client: Database, version: number | null): void {
  const latest = client
    .prepare<[], number | null>("select max(id) from main.dataset_versions where finished_at is not null")
    .pluck()
    .get();
  if (version === null || version === latest) showLatest(client);
  else showEarlier(client, version);
}

function showLatest(client: Database): void {
  client.exec(`
    create temp view reports as select * from main.reports where version_added is not null;
    create temp view findings as select * from main.findings where version_added is not null;
    create temp view agencies as select * from main.agencies where version_added is not null;
    create temp view collections as select * from main.collections;
    create temp view dataset_versions as select * from main.dataset_versions where finished_at is not null;
  `);
}

function showEarlier(client: Database, version: number): void {
  const stillOpen = `case when version_superseded > ${version} then null else version_superseded end
    as version_superseded`;
  const columnsOf = (table: string, own: Readonly<Record<string, string>>) =>
    client
      .prepare<[string], string>("select name from pragma_table_info(?, 'main')")
      .pluck()
      .all(table)
      .map((name) => own[name] ?? name)
      .join(", ");
  const versioned = (table: string, own: Readonly<Record<string, string>> = {}) =>
    client.exec(`create temp view ${table} as
      select ${columnsOf(table, { version_superseded: stillOpen, ...own })}
      from main.${table} where version_added <= ${version}`);
  versioned("findings");
  versioned("collections");
  versioned("verdicts");
  versioned("covariates");
  versioned("page_states");
  versioned("reports", { first_published_on: firstPublishedOn(version) });
  showEarlierAgencies(client, version, columnsOf("agencies", {}));
  showEarlierObservations(client, version);
  client.exec(`create temp view dataset_versions as
    select * from main.dataset_versions where id <= ${version} and finished_at is not null`);
}

/** Of the report then in force: a date that a later import brought was not yet known. */
function firstPublishedOn(version: number): string {
  return `case when version_superseded is null or version_superseded > ${version} then (
      select min(other.published_on) from main.reports other
      where other.agency = reports.agency and other.scope = reports.scope and other.year = reports.year
        and other.version_added <= ${version})
    else first_published_on end as first_published_on`;
}

function showEarlierAgencies(client: Database, version: number, columns: string): void {
  const then = `select ${columns} from main.agencies where version_added <= ${version}`;
  const past = `from main.agency_history where version_added <= ${version} and version_superseded > ${version}`;
  if (client.prepare(`select 1 ${past} limit 1`).get() === undefined) {
    client.exec(`create temp view agencies as ${then}`);
    return;
  }
  const asAgency = columns.replace(/^id\b/, "agency as id");
  client.exec(`
    create temp table agencies as ${then} union all select ${asAgency} ${past} order by id;
    create unique index temp.agencies_id_then on agencies (id);
    create unique index temp.agencies_key_then on agencies (key);
    create index temp.agencies_parent_then on agencies (parent_key);
  `);
}

/** The hot table has the figures in force now: in slots where another report was, its figures are put in their place. */
function showEarlierObservations(client: Database, version: number): void {
  const was = `version_added <= ${version} and version_superseded > ${version}`;
  const came = `version_added > ${version} and version_superseded is null`;
  client.exec(`
    create temp table changed (scope, year, agency, primary key (scope, year, agency)) without rowid;
    insert or ignore into changed select scope, year, agency from main.reports where (${was}) or (${came});
  `);
  if (client.prepare("select 1 from temp.changed limit 1").get() === undefined) return;
  client.exec(`
    create temp table old_observations
      (cell, scope, year, agency, form, value, missing, primary key (cell, scope, year, agency)) without rowid;
    insert into old_observations
      select f.cell, r.scope, r.year, r.agency, ${comparableColumns(client)}
      from main.reports r join main.figures f on f.report = r.id where ${was.replaceAll("version_", "r.version_")}
      order by 1, 2, 3, 4;
    create temp view observations as
      select * from main.observations o where not exists
        (select 1 from changed c where c.scope = o.scope and c.year = o.year and c.agency = o.agency)
      union all select * from temp.old_observations;
  `);
}
