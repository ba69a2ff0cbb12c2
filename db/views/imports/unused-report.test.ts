import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openForReading, openVersion, type ReadDb } from "../../client";
import { namedReports } from "../../marked-reports";
import { groupTrend } from "../../queries/group-trend";
import { findReport } from "../../queries/reports/report";
import { reportList } from "../../queries/reports/report-rows";
import { importRows, type PlainReport, type TestDatabase, testDatabase } from "../../test-database";
import { unusedReport } from "./unused-report";

const cell = "requests.received.total";
const slot = { agency: "1", year: 2022, scope: "own" } as const;
const report = (file: string, value: number, publishedOn: string | null): PlainReport => ({
  ...{ agency: "1", year: 2022, file, bytes: file, publishedOn, cells: { [cell]: value } },
});

/** The ids of the reports of files, whether they are used or not. */
async function idsOf(db: ReadDb): Promise<Map<string, number>> {
  const page = await findReport(db, slot.agency, slot.year, slot.scope);
  return new Map(page?.versions.map(({ fileName, id }) => [fileName, id]));
}

describe("a report that is kept and not used", () => {
  let test: TestDatabase;
  let first = "";
  beforeAll(async () => {
    test = await testDatabase({ agencies: [{ key: "1" }, { key: "2" }] });
    first =
      (await importRows(test.db, { reports: [report("用.txt", 36, "2023-03-01")] })).version?.label ?? "";
    await importRows(test.db, { reports: [report("早.txt", 7654, "2023-01-15")] });
  });
  afterAll(() => test.close());

  const opened = async <T>(ask: (db: ReadDb) => Promise<T>, label?: string): Promise<T> => {
    const db = label === undefined ? await openForReading(test.path) : await openVersion(test.path, label);
    if (!db) throw new Error(`no version ${label}`);
    const answer = await ask(db);
    await db.close();
    return answer;
  };

  it("opens with the figures that were read of it and the day that decided", async () => {
    const found = await opened(async (db) => unusedReport(db, slot, (await idsOf(db)).get("早.txt") ?? -1));
    expect(found?.page.figures.get(cell)?.value).toBe(7654);
    expect(found?.page.intact).toBe(true);
    expect(found?.reason).toBe(
      "导入时采用的是《用.txt》：它公布于2023-03-01，晚于本份的2023-01-15，以后公布的为准。两份的内容不同。",
    );
  });

  it("is not opened as unused under another agency, year or scope, nor is one that is in force", async () => {
    await opened(async (db) => {
      const ids = await idsOf(db);
      const unused = ids.get("早.txt") ?? -1;
      expect(await unusedReport(db, { ...slot, agency: "2" }, unused)).toBeNull();
      expect(await unusedReport(db, { ...slot, year: 2021 }, unused)).toBeNull();
      expect(await unusedReport(db, { ...slot, scope: "territory" }, unused)).toBeNull();
      expect(await unusedReport(db, slot, ids.get("用.txt") ?? -1)).toBeNull();
    });
  });

  it("is in no list, no sum and no comparison, now or in a version of before", async () => {
    for (const label of [undefined, first])
      await opened(async (db) => {
        const page = await findReport(db, slot.agency, slot.year, slot.scope);
        expect(page?.report.fileName).toBe("用.txt");
        expect((await reportList(db, {}, { offset: 0, limit: 10 })).items.map(({ id }) => id)).toEqual([
          page?.report.id,
        ]);
        expect((await namedReports(db)).map(({ id }) => id)).toEqual([page?.report.id]);
        const group = { region: "", kind: "towns", scope: "own" } as const;
        const [trend] = await groupTrend(db, group, [cell], { from: 2022, to: 2022 });
        expect(trend?.points[0]).toMatchObject({ value: 36, filed: 1 });
      }, label);
  });
});

describe("the reason", () => {
  const reasons = async (...imports: PlainReport[][]) => {
    const test = await testDatabase({ agencies: [{ key: "1" }] });
    for (const reports of imports) await importRows(test.db, { reports });
    const found = new Map<string, string>();
    for (const [file, id] of await idsOf(test.db)) {
      const unused = await unusedReport(test.db, slot, id);
      if (unused) found.set(file, unused.reason);
    }
    await test.close();
    return found;
  };

  it("is the order in which the files came where days do not decide", async () => {
    const same = await reasons([report("甲.txt", 1, "2023-01-10"), report("乙.txt", 2, "2023-01-10")]);
    expect([...same]).toEqual([
      [
        "甲.txt",
        "导入时采用的是《乙.txt》：两份都公布于2023-01-10，以后入库的文件为准，那一份入库较晚。两份的内容不同。",
      ],
    ]);
    const undated = await reasons([report("甲.txt", 1, null), report("乙.txt", 1, "2023-01-10")]);
    expect(undated.get("甲.txt")).toMatch(/：本份未写明公布日期，.*入库较晚。两份的数和文字相同。$/);
  });

  it("claims no later day where the one that is used was published earlier", async () => {
    const found = await reasons([
      report("甲.txt", 1, "2023-05-01"),
      report("乙.txt", 2, null),
      report("丙.txt", 3, "2023-01-01"),
    ]);
    expect(found.get("甲.txt")).toBe(
      "导入时采用的是《丙.txt》：同一次导入的还有其他文件，依次比较，最后留下的是那一份。两份的内容不同。",
    );
  });

  it("says that what was used then has been replaced since", async () => {
    const found = await reasons(
      [report("用.txt", 1, "2023-03-01")],
      [report("早.txt", 2, "2023-01-15")],
      [report("新.txt", 3, "2023-04-01")],
    );
    expect([...found.keys()]).toEqual(["早.txt"]);
    expect(found.get("早.txt")).toMatch(/^导入时采用的是《用\.txt》.*那一份后来也被取代。$/);
  });
});
