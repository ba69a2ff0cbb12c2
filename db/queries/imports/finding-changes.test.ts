import { asc, eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { agencies, datasetVersions, findings, reports } from "../../schema";
import { importReports, type PlainReport, testDatabase } from "../../test-database";
import { findingChanges } from "./finding-changes";

const received = "requests.received.total";
const sum = (expected: number): PlainReport["problems"] => [
  {
    ...{ check: "balance", severity: "error", message: `合计应为${expected}`, cells: [received] },
    ...{ expected, found: 1 },
  },
];

it("tells of every version what a reading of all findings tells, also of reports that did not come", async () => {
  const test = await testDatabase({
    agencies: ["11", "12"].map((key) => ({ key, shortName: `${key}镇` })),
    reports: [2021, 2022].map((year) => ({ agency: "11", year, cells: { [received]: year - 2000 } })),
  });
  const carried = (year: number, carriedIn: number, out: number, problems?: PlainReport["problems"]) => ({
    ...{
      agency: "11",
      year,
      cells: { "requests.carried_in.total": carriedIn, "requests.carried_out.total": out },
    },
    ...(problems ? { problems } : {}),
  });
  // The year before is corrected: it is the report of the next year that is found to differ.
  await importReports(test.db, [carried(2022, 4, 1, sum(5)), { agency: "12", year: 2022 }]);
  await importReports(test.db, [carried(2021, 0, 9)]);
  await importReports(test.db, [carried(2022, 9, 2, sum(5))]);
  await importReports(test.db, [carried(2021, 0, 8)]);
  const versions = await test.db.select().from(datasetVersions).orderBy(asc(datasetVersions.id));
  const all = await test.db
    .select({ finding: findings, report: reports, key: agencies.key })
    .from(findings)
    .innerJoin(reports, eq(reports.id, findings.report))
    .innerJoin(agencies, eq(agencies.id, findings.agency));
  const standing = (at: number) =>
    new Set(
      all
        .filter(({ finding, report }) =>
          [finding, report].every(
            ({ versionAdded: from, versionSuperseded: until }) =>
              from !== null && from <= at && (until === null || until > at),
          ),
        )
        .map(({ finding, key }) => `${key} ${finding.year} ${finding.check} ${finding.message}`),
    );
  const shown = (some: Awaited<ReturnType<typeof findingChanges>>["opened"]) =>
    some.map(({ agencyKey, year, check, message }) => `${agencyKey} ${year} ${check} ${message}`).sort();
  let changes = 0;
  for (const { id } of versions) {
    const { opened, closed } = await findingChanges(test.db, id);
    const [before, after] = [standing(id - 1), standing(id)];
    expect([id, shown(opened)]).toEqual([id, [...after].filter((one) => !before.has(one)).sort()]);
    expect([id, shown(closed)]).toEqual([id, [...before].filter((one) => !after.has(one)).sort()]);
    changes += opened.length + closed.length;
  }
  expect(versions).toHaveLength(5);
  expect(changes).toBeGreaterThanOrEqual(4);
  await test.close();
});
