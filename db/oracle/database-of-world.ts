import { checks } from "@/lib/catalogue/checks";
import type { World } from "@/lib/oracle/world";
import { importRows, type PlainReport, type TestDatabase, testDatabase } from "../test-database";

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
  const now = new Date(`${world.day}T04:00:00Z`);
  for (const batch of world.imports) importRows(test.db, { reports: batch.map(plainReport), now });
  importRows(test.db, { collections: world.collections, now });
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
