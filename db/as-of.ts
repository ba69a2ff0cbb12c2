import type { Database } from "better-sqlite3";
import { comparableFigure } from "./comparable-figure";

type OldFigure = {
  cell: number;
  id: string;
  scope: number;
  year: number;
  agency: number;
  form: string;
  value: number | null;
  missing: string | null;
  unit: "元" | "万元" | null;
};

/**
 * Makes a connection see reports, observations and versions as they were when a dataset version was finished:
 * temporary tables and views of this connection stand before those of the same name, so no query knows. Agencies
 * and findings stay as they are now. Good until the next import.
 * @param formNumbers the number of each form in `observations`
 */
export function showAsOf(client: Database, version: number, formNumbers: ReadonlyMap<string, number>): void {
  const later = "version_added > ? or version_superseded > ?";
  const isLatest = client.prepare(`select 1 from reports where ${later}`).get(version, version) === undefined;
  if (isLatest) return;
  client.exec(`
    create temp table changed (scope, year, agency, primary key (scope, year, agency)) without rowid;
    insert or ignore into changed select scope, year, agency from main.reports
      where version_added > ${version} or version_superseded > ${version};
    create temp table old_observations
      (cell, scope, year, agency, form, value, missing, primary key (cell, scope, year, agency)) without rowid;
  `);
  const old = client.prepare<[], OldFigure>(`
    select f.cell, c.id, r.scope, r.year, r.agency, r.form, f.value, f.missing, f.unit
    from main.reports r join main.figures f on f.report = r.id join main.cells c on c.number = f.cell
    where r.version_added <= ${version} and r.version_superseded > ${version}`);
  const insert = client.prepare("insert into temp.old_observations values (?, ?, ?, ?, ?, ?, ?)");
  for (const { cell, id, scope, year, agency, form, ...figure } of old.all()) {
    const { value, missing } = comparableFigure(id, figure);
    insert.run(cell, scope, year, agency, formNumbers.get(form), value, missing);
  }
  const columns = client
    .prepare<[], string>("select name from pragma_table_info('reports', 'main')")
    .pluck()
    .all();
  const asOf = columns.map((name) =>
    name === "version_superseded"
      ? `case when version_superseded > ${version} then null else version_superseded end as version_superseded`
      : name,
  );
  client.exec(`
    create temp view reports as select ${asOf.join(", ")} from main.reports where version_added <= ${version};
    create temp view observations as
      select * from main.observations o where not exists
        (select 1 from changed c where c.scope = o.scope and c.year = o.year and c.agency = o.agency)
      union all select * from temp.old_observations;
    create temp view dataset_versions as select * from main.dataset_versions where id <= ${version};
  `);
}
