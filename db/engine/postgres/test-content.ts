import { getTableColumns, getTableName, type Table } from "drizzle-orm";
import { nextState } from "@/lib/collect/collected-state";
import { sha256 } from "@/lib/ingest/reading-hashes";
import { openForReading, openVersion, type ReadDb, type WriteDb } from "../../client";
import { openCopySource } from "../../copy";
import { pageStatesOf } from "../../queries/collected-pages";
import { filingCoverage } from "../../queries/coverage";
import { groupTrend } from "../../queries/group-trend";
import { memberSeries } from "../../queries/member-series";
import { reportFindings } from "../../queries/reports/report-findings";
import { reportList } from "../../queries/reports/report-rows";
import { decidableFindings } from "../../queries/verdicts/decidable-findings";
import { datasetVersions, reports, textMarks } from "../../schema";
import {
  importing,
  importReport,
  importRows,
  type PlainAgency,
  type PlainReport,
  readingOf,
} from "../../test-database";
import { giveVerdicts } from "../../write/give-verdicts";
import { keepCovariates } from "../../write/keep-covariates";
import { publish } from "../../write/publish";
import { publishPageStates, recordCollected } from "../../write/record-collected";
import { storeRefusal } from "../../write/store-refusal";
import { storeReport } from "../../write/store-report";
import type { SqlValue } from "../engine";
import { tables } from "../sqlite/tables";

const received = "requests.received.total";
const carriedIn = "requests.carried_in.total";
const carriedOut = "requests.carried_out.total";
const fees = "disclosure.fees.amount";
const service = "prose.service_items";

const register: PlainAgency[] = [
  { key: "99", kind: "government", expected: false, shortName: "甲县" },
  { key: "98", kind: "government", expected: false, shortName: "乙县" },
  { key: "99-a", parentKey: "99", shortName: "东镇", aliases: ["老东镇", "𠮷镇"] },
  { key: "99-b", parentKey: "99", shortName: "西镇" },
  { key: "99-c", parentKey: "98", shortName: "南街道", kind: "subdistrict" },
];
const first: PlainReport[] = [
  {
    ...{
      agency: "99-a",
      year: 2022,
      publishedOn: "2023-01-10",
      prose: { [service]: { value: 12, approximate: true } },
    },
    cells: { [received]: 5, [carriedIn]: 0, [carriedOut]: 2, [fees]: 0.5 },
  },
  { agency: "99-a", year: 2023, cells: { [received]: 7, [carriedIn]: 3, [fees]: "slash" } },
  {
    ...{ agency: "99-b", year: 2023, status: "flagged" as const },
    cells: { [received]: "blank", [carriedIn]: 1 },
    problems: [
      {
        check: "balance",
        severity: "error",
        cells: [received],
        message: "不平",
        expected: 1.5,
        found: 0.1 + 0.2,
      },
    ],
  },
];
const corrected: PlainReport = {
  ...{ agency: "99-a", year: 2022, publishedOn: "2023-03-01", text: "更正" },
  cells: { [received]: 6, [carriedIn]: 0, [carriedOut]: 3, [fees]: 0.75 },
};
const declared = { region: "99", kind: "towns" as const, year: 2023, complete: true, deadline: "2024-01-31" };

const arrival = {
  ...({ kind: "content", status: 200, etag: '"1"', lastModified: null } as const),
  ...{ finalUrl: "https://example.gov.cn/a.html", isPermanent: true },
};

/** Fills a database by several imports with something of everything, and leaves a rest that no import published. */
export async function fillWithEverything(db: WriteDb): Promise<void> {
  await importRows(db, { agencies: register, reports: first, collections: [declared] });
  await storeRefusal(db, { fileName: "坏.pdf", sha256: "x", reason: "扫描件" });
  const watched = { agency: "99-a", year: 2022, url: "https://example.gov.cn/年报.html", page: null };
  const seen = {
    fetched: { ...arrival, bytes: Buffer.from("页") },
    sha256: sha256("页"),
    hasSameWords: false,
  };
  const { state } = nextState(null, seen, "2024-01-02T03:04:05.000Z");
  await recordCollected(db, watched, state, { sha256: sha256("页"), bytes: Buffer.from("页") });
  const [marked] = await db.select({ report: reports.id }).from(reports).limit(1);
  if (marked) await db.insert(textMarks).values({ ...marked, marks: Buffer.from([1, 0, 0, 0]) });
  await importRows(db, {
    reports: [corrected],
    agencies: [{ key: "99-b", parentKey: "98", shortName: "西街道" }],
    files: { unchanged: 2, refused: [{ name: "坏.pdf", reason: "扫描件" }] },
  });
  await importInYuan(db, { agency: "99-c", year: 2023, cells: { [received]: 4, [fees]: 123_456.7 } });
  await importInYuan(db, {
    agency: "99-c",
    year: 2023,
    text: "更正",
    cells: { [received]: 4, [fees]: 123_456.8 },
  });
  await importRows(db, { collections: [{ ...declared, complete: false, deadline: null }], checkAll: true });
  const [finding] = await decidableFindings(db, {});
  const given = { key: finding?.key ?? "", by: "某人", why: "原件如此" };
  for (const verdict of ["confirmed", "explained"] as const) await giveVerdicts(db, [{ ...given, verdict }]);
  for (const value of [5200, 5300.5])
    await keepCovariates(db, { name: "人口", unit: "人" }, [{ agency: "99-b", year: 2020, value }]);
  for (const vanishedAt of ["2024-02-01T00:00:00.000Z", null, "2024-03-01T00:00:00.000Z"]) {
    await recordCollected(db, watched, { ...state, vanishedAt }, null);
    await publishPageStates(db, [watched]);
  }
  await importing(db, (by) => importReport(db, { agency: "99-b", year: 2021, cells: { [received]: 1 } }, by));
}

/** A report whose money is printed in 元. */
async function importInYuan(db: WriteDb, report: PlainReport): Promise<void> {
  const reading = readingOf(report);
  const cells = [...reading.cells].map(
    ([id, cell]) => [id, "unit" in cell ? { ...cell, unit: "元" as const } : cell] as const,
  );
  const bytes = Buffer.from(JSON.stringify(report));
  const file = { name: `${report.agency}元.txt`, sha256: `元${report.text}`, bytes };
  await importing(db, async (by) => {
    const of = { agencyKey: report.agency, file, sourceUrl: "https://example.gov.cn/?a=1", demo: true };
    await storeReport(db, by, { ...of, reading: { ...reading, cells: new Map(cells) } });
    await publish(db, by);
  });
}

const span = { from: 2021, to: 2024 };
const groups = ["99", "98"].map((region) => ({ region, kind: "towns" as const, scope: "own" as const }));

/** What a handle answers. */
export async function answersOf(db: ReadDb): Promise<unknown> {
  const of = [];
  for (const group of groups)
    of.push({
      trend: await groupTrend(db, group, [received, fees, service], span),
      members: await memberSeries(db, [received, fees, service], group, span),
      coverage: await filingCoverage(db, group, span),
    });
  const list = await reportList(db, {}, { offset: 0, limit: 99 });
  const findings = [];
  for (const { id } of list.items) findings.push(await reportFindings(db, id));
  const pages = [...(await pageStatesOf(db, 2022, ["99-a"]))];
  return { version: db.version, of, list, findings, pages };
}

/** What a database answers at each of its versions, the latest first. */
export async function answersAtEachVersion(address: string): Promise<Map<string, unknown>> {
  const latest = await openForReading(address);
  const answers = new Map([["", await answersOf(latest)]]);
  const versions = await latest.select({ label: datasetVersions.label }).from(datasetVersions);
  await latest.close();
  for (const { label } of versions) {
    const db = await openVersion(address, label);
    if (!db) throw new Error(`no version ${label}`);
    answers.set(label, await answersOf(db));
    await db.close();
  }
  return answers;
}

const plain = (value: SqlValue) => {
  if (typeof value === "boolean") return Number(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value;
};

/** All rows of all tables, the same of either engine; only the list of running imports is left out. */
export async function rowsOf(address: string): Promise<Record<string, unknown[]>> {
  const source = await openCopySource(address);
  const all = async (batches: AsyncIterable<SqlValue[][]>) => {
    const rows: string[] = [];
    for await (const some of batches) for (const row of some) rows.push(JSON.stringify(row.map(plain)));
    return rows.sort();
  };
  const found: Record<string, unknown[]> = { observations: await all(source.observations()) };
  for (const table of Object.values<Table>(tables)) {
    if (table === tables.observations || table === tables.imports) continue;
    const columns = Object.values(getTableColumns(table)).map(({ name }) => name);
    found[getTableName(table)] = await all(source.rows(getTableName(table), columns));
  }
  await source.close();
  return found;
}
