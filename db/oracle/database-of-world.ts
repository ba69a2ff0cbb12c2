import { checks } from "@/lib/catalogue/checks";
import type { World } from "@/lib/oracle/world";
import { checkYears } from "../check-years";
import { writing } from "../client";
import { storeCollections } from "../store-collections";
import { importReports, type PlainReport, type TestDatabase, testDatabase } from "../test-database";

/** The product's database of an oracle's world: the same register, reports and declarations. */
export function databaseOf(world: World): TestDatabase {
  const agencies = world.units.map(({ parent, successor, name, ...unit }) => ({
    ...unit,
    shortName: name,
    parentKey: parent,
    successorKey: successor,
    assigned: unit.kind !== "unknown",
  }));
  const test = testDatabase({ agencies });
  for (const batch of world.imports) importReports(test.db, batch.map(plainReport));
  const version = test.db.version;
  if (version) writing(test.db, (tx) => storeCollections(tx, version.id, world.collections));
  checkYears(test.db);
  return test;
}

const plainReport = (report: World["imports"][number][number]): PlainReport => ({
  agency: report.unit,
  year: report.year,
  form: report.form,
  scope: report.scope,
  publishedOn: report.published,
  cells: report.cells,
  prose: report.prose,
  text: `${report.unit} ${report.year} ${report.id}`,
  file: `${report.id}.txt`,
  problems: report.findings.map((finding) => ({ ...finding, message: checks[finding.check].explain })),
});
