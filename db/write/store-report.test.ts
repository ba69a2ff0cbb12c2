import { and, isNotNull, isNull } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { documentOf } from "@/lib/ingest/packed-reading";
import { refusalList } from "../queries/refusals";
import { findReport } from "../queries/reports/report";
import { originalOf, reportSource } from "../queries/reports/report-source";
import { cells, findings, observations, reports } from "../schema";
import { verifyReports } from "../soundness/verify-reports";
import {
  importing,
  importReport,
  importReports,
  type PlainReport,
  readingOf,
  stateOfRows,
  type TestDatabase,
  testDatabase,
} from "../test-database";
import { openImport } from "./open-import";
import { publish } from "./publish";
import { storeRefusal } from "./store-refusal";
import { storeReport } from "./store-report";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }, { key: "2" }] });
});
afterEach(() => test.close());

const received = "requests.received.total";
const closed = "requests.closed.total";
const base: PlainReport = { agency: "1", year: 2023, cells: { [received]: 3, [closed]: "slash" } };
const kinds = async (...batch: PlainReport[]) =>
  (await importReports(test.db, batch)).map(({ kind }) => kind);
const inForce = async () =>
  await test.db
    .select()
    .from(reports)
    .where(and(isNull(reports.versionSuperseded), isNotNull(reports.versionAdded)));
const observed = async () => {
  const ids = new Map((await test.db.select().from(cells)).map(({ id, number }) => [number, id]));
  return (await test.db.select().from(observations)).map(({ cell, value, missing }) => [
    ids.get(cell),
    value ?? missing,
  ]);
};
/** One import of a file of that content, with a reading of its own. */
const read = async (file: string, report: PlainReport) =>
  await importing(test.db, async (by) => {
    const { reportId } = await storeReport(test.db, by, {
      ...{ reading: readingOf(report), agencyKey: "1", sourceUrl: null, demo: false },
      file: { name: file, sha256: file, bytes: Buffer.from(file) },
    });
    return (await publish(test.db, by)).reports.get(reportId);
  });
const changes = () => stateOfRows(test.db);

describe("a report", () => {
  it("is found with its figures, places, sections, document and original as they were given", async () => {
    const [stored] = await importReports(test.db, [base]);
    const page = await findReport(test.db, "1", 2023, "own");
    const reading = readingOf(base);
    expect(page?.figures).toEqual(
      new Map([
        [received, { value: 3, missing: null, raw: "3", unit: null, at: { table: 1, row: 1, column: 1 } }],
        [closed, { value: null, missing: "slash", raw: "", unit: null, at: { table: 1, row: 1, column: 1 } }],
      ]),
    );
    expect(page).toMatchObject({ intact: true, sections: reading.sections, agency: { key: "1" } });
    expect(page?.report).toMatchObject({ id: stored?.reportId, form: "2021", title: reading.title });
    expect(await reportSource(test.db, page?.report.id ?? -1)).toEqual(documentOf(reading.document.packed));
    const original = await originalOf(test.db, page?.report.id ?? -1);
    expect(original?.bytes?.toString()).toBe(JSON.stringify(base));
  });

  it("keeps what its prose states apart, and notices where that is damaged", async () => {
    const prose = {
      "prose.disclosed.total": { value: 400, approximate: true },
      "prose.processing_fee": { value: 120, approximate: false },
    };
    await importReports(test.db, [{ ...base, prose, text: "全年主动公开信息400余条。" }]);
    const page = await findReport(test.db, "1", 2023, "own");
    const told = { raw: "全年主动公开信息400余条。", at: { table: 1, row: 1, column: 1 } };
    expect(page?.prose).toEqual(
      new Map(Object.entries(prose).map(([id, figure]) => [id, { ...figure, ...told }])),
    );
    expect([...(page?.figures.keys() ?? [])]).toEqual([received, closed]);
    expect(await observed()).toContainEqual(["prose.disclosed.total", 400]);
    expect(await observed()).toContainEqual(["prose.processing_fee", 120]);
    expect(await verifyReports(test.db)).toEqual([]);
    await test.db.engine.change("update figures set approximate = ?", [false]);
    expect(await verifyReports(test.db)).toMatchObject([{ agencyKey: "1", part: "figures" }]);
    expect((await findReport(test.db, "1", 2023, "own"))?.intact).toBe(false);
  });

  it("shows its missing figures as missing and its zeros as zeros", async () => {
    await importReports(test.db, [{ ...base, cells: { [received]: 0, [closed]: "blank" } }]);
    expect(await observed()).toEqual([
      [received, 0],
      [closed, "blank"],
    ]);
  });

  it("is refused whole where its agency or one of its cells is unknown", async () => {
    await expect(kinds({ ...base, agency: "3" })).rejects.toThrow('"3"');
    await expect(kinds({ ...base, cells: { [received]: 1, "no.such.cell": 1 } })).rejects.toThrow(
      '"no.such.cell"',
    );
    expect(await test.db.select().from(reports)).toEqual([]);
    expect(await observed()).toEqual([]);
  });
});

describe("a second import", () => {
  it("of the same file changes no row", async () => {
    expect(await kinds(base)).toEqual(["added"]);
    const by = openImport();
    const before = await changes();
    expect((await importReport(test.db, base, by)).kind).toBe("unchanged");
    expect((await publish(test.db, by)).version).toBeNull();
    expect(await changes()).toBe(before);
  });

  it("of another file with the same figures and text changes nothing", async () => {
    await kinds(base);
    expect(await kinds({ ...base, file: "copy.docx", text: "1  2023" })).toEqual(["unchanged"]);
    expect(await test.db.select().from(reports)).toHaveLength(1);
  });

  it("of another file supersedes the report and keeps it", async () => {
    await kinds(base);
    const next = { ...base, cells: { [received]: 4 }, file: "next.txt" };
    expect(await kinds(next)).toEqual(["superseded"]);
    expect(await observed()).toEqual([[received, 4]]);
    const page = await findReport(test.db, "1", 2023, "own");
    expect(page?.versions).toMatchObject([{ superseded: null }, { fileName: "1-2023-own.txt" }]);
    const old = await findReport(test.db, "1", 2023, "own", page?.versions[1]?.id);
    expect(old?.figures.get(closed)?.missing).toBe("slash");
    expect(await test.db.select().from(findings)).toEqual([]);
  });

  it("of the first file again leaves the second in force", async () => {
    await kinds(base);
    const next = { ...base, cells: { [received]: 4 } };
    await kinds(next);
    expect(await kinds(base, next)).toEqual(["unchanged", "unchanged"]);
    expect(await observed()).toEqual([[received, 4]]);
  });

  it("of the same file, read better, supersedes what was read before, and is no deed of the agency", async () => {
    await read("a", { ...base, publishedOn: "2024-01-20" });
    const better = { ...base, cells: { [received]: 5 }, publishedOn: "2024-01-10" };
    expect(await read("a", better)).toMatchObject({ kind: "superseded", amendment: null });
    expect(await observed()).toEqual([[received, 5]]);
    expect(await test.db.select().from(findings)).toEqual([]);
  });

  it("of a superseded file, read better, does not bring it back", async () => {
    await read("original", base);
    await read("correction", { ...base, cells: { [received]: 4 } });
    expect(await read("original", { ...base, cells: { [received]: 8 } })).toMatchObject({ kind: "older" });
    expect(await observed()).toEqual([[received, 4]]);
    expect(await read("correction", { ...base, cells: { [received]: 6 } })).toMatchObject({
      kind: "superseded",
      amendment: "altered",
    });
    expect(await read("third", { ...base, cells: { [received]: 7 } })).toMatchObject({ kind: "superseded" });
    expect(await observed()).toEqual([[received, 7]]);
  });

  const march = "2024-03-01";
  it.each<[string, Partial<PlainReport>, string]>([
    ["under another date, with other figures", { publishedOn: march, cells: { [received]: 4 } }, "corrected"],
    ["under another date, with other prose", { publishedOn: march, text: "更正" }, "corrected"],
    ["under another date and else the same", { publishedOn: march }, "dated"],
    ["without a new date, with other figures", { cells: { [received]: 4 } }, "altered"],
    ["without a new date, with other prose", { text: "改动" }, "altered"],
  ])("of another file %s says what was done, and keeps both dates", async (_, change, amendment) => {
    const first = { ...base, publishedOn: "2024-01-20" };
    await kinds(first);
    const next = { ...first, file: "next", ...change };
    const [stored] = await importReports(test.db, [next]);
    expect(stored?.kind).toBe("superseded");
    const { publishedOn } = next;
    expect(await inForce()).toMatchObject([
      { id: stored?.reportId, amendment, firstPublishedOn: "2024-01-20", publishedOn },
    ]);
  });

  it("of an older report makes the first day of the one in force known", async () => {
    await kinds({ ...base, publishedOn: "2024-03-01" });
    expect(await kinds({ ...base, publishedOn: "2024-01-20", cells: {} })).toEqual(["older"]);
    expect(await inForce()).toMatchObject([{ publishedOn: "2024-03-01", firstPublishedOn: "2024-01-20" }]);
  });

  it("does not let an older report take the place of a newer one", async () => {
    await kinds({ ...base, publishedOn: "2024-02-01" });
    expect(await kinds({ ...base, publishedOn: "2024-01-01", cells: { [received]: 9 } })).toEqual(["older"]);
    expect(await observed()).toContainEqual([received, 3]);
    expect(await inForce()).toHaveLength(1);
    expect(await test.db.select().from(reports)).toHaveLength(2);
  });

  it("keeps years, scopes and agencies apart", async () => {
    const others = [
      base,
      { ...base, year: 2022 },
      { ...base, scope: "territory" as const },
      { ...base, agency: "2" },
    ];
    expect(await kinds(...others)).toEqual(["added", "added", "added", "added"]);
    expect(await inForce()).toHaveLength(4);
  });
});

describe("one import with two reports of an agency and year", () => {
  const rival = { ...base, cells: { [received]: 4, [closed]: "slash" as const }, file: "rival.txt" };

  it("keeps the newer by date, whichever came first, and says in which cells they differ", async () => {
    const dated = [
      { ...base, publishedOn: "2024-02-01" },
      { ...rival, publishedOn: "2024-01-01" },
    ];
    for (const [agency, batch, expected] of [
      ["1", dated, ["added", "conflict"]],
      ["2", [...dated].reverse(), ["conflict", "added"]],
    ] as const) {
      const files = batch.map((report) => ({
        ...report,
        agency,
        file: `${agency} ${report.file ?? "base"}`,
      }));
      expect(await kinds(...files)).toEqual(expected);
    }
    expect((await inForce()).map(({ publishedOn }) => publishedOn)).toEqual(["2024-02-01", "2024-02-01"]);
    const found = await test.db.select().from(findings);
    expect(found).toMatchObject([
      { check: "duplicate", severity: "warning", cells: [received] },
      { check: "duplicate", severity: "warning", cells: [received] },
    ]);
    expect(found.map(({ report }) => report).sort()).toEqual((await inForce()).map(({ id }) => id).sort());
    expect(found[0]?.message).toMatch(/采用“1 base”，另存“1 rival\.txt”/);
  });

  it("keeps the later in order where a date is missing", async () => {
    await kinds(base, { ...rival, publishedOn: "2020-01-01" });
    expect(await observed()).toContainEqual([received, 4]);
  });

  it("ends the same when it is killed in between and begun again", async () => {
    await importing(test.db, async (killed) => await importReport(test.db, base, killed));
    expect(await kinds(base, rival)).toEqual(["conflict", "added"]);
    expect(await test.db.select().from(findings)).toMatchObject([{ check: "duplicate" }]);
  });
});

describe("a refusal", () => {
  const refuse = async (reason: string) =>
    await storeRefusal(test.db, { fileName: "1-2023-own.txt", sha256: "a", reason });
  const reasons = async () =>
    (await refusalList(test.db, { offset: 0, limit: 10 })).items.map(({ reason }) => reason);

  it("is told by the latest import of the file and ends when the file is stored, or found stored", async () => {
    await refuse("空文件");
    await refuse("不是报告");
    expect(await reasons()).toEqual(["不是报告"]);
    await kinds(base);
    expect(await reasons()).toEqual([]);
    await refuse("读取超时");
    await kinds(base);
    expect(await reasons()).toEqual([]);
  });

  it("changes nothing when it is the same again", async () => {
    await refuse("空文件");
    const before = await changes();
    await refuse("空文件");
    expect(await changes()).toBe(before);
  });
});
