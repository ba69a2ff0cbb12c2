import { checks } from "@/lib/catalogue/checks";
import type { World } from "@/lib/oracle/world";
import { importRows, type PlainReport, type TestDatabase, testDatabase } from "../test-database";

/** The product's database of an oracle's world, and what it was after each import: a version and its world. */
export type WorldDatabase = Pick<TestDatabase, "path" | "close"> & {
  states: { label: string; world: World }[];
};

/** The same register, reports and declarations; these come with an import of their own, after the reports. */
export async function databaseOf(world: World): Promise<WorldDatabase> {
  const agencies = world.units.map(({ parent, successor, name, ...unit }) => ({
    ...unit,
    shortName: name,
    parentKey: parent,
    successorKey: successor,
    assigned: unit.kind !== "unknown",
  }));
  const { db, path, close } = await testDatabase({ agencies });
  const now = new Date(`${world.day}T04:00:00Z`);
  const states: WorldDatabase["states"] = [];
  for (const [index, batch] of world.imports.entries()) {
    const { version } = await importRows(db, { reports: batch.map(plainReport), now });
    const imports = world.imports.slice(0, index + 1);
    if (version) states.push({ label: version.label, world: { ...world, imports, collections: [] } });
  }
  const { version } = await importRows(db, { collections: world.collections, now });
  if (version) states.push({ label: version.label, world });
  return { path, close, states };
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
