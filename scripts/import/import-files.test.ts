import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openForReading } from "@/db/client";
import { findAgency } from "@/db/queries/agency";
import { unassignedAgencies } from "@/db/queries/agency-rows";
import { currentVersion, demoAgencyKeys } from "@/db/queries/dataset-version";
import { groupOf } from "@/db/queries/group";
import { groupFacts, groupMembers } from "@/db/queries/group-members";
import { groupTrend } from "@/db/queries/group-trend";
import { findReport } from "@/db/queries/reports/report";
import { reportList } from "@/db/queries/reports/report-rows";
import { agencies, collections } from "@/db/schema";
import { verifyDatabase } from "@/db/soundness/verify-database";
import { type DatabasePlace, emptyDatabase } from "@/db/test-database";
import { demoRegister } from "@/lib/specimen/demo/documents";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText, encodings, renderText } from "@/lib/specimen/text";
import { filesBelow } from "../files";
import { importFiles } from "./import-files";

const sample = "lib/specimen/fixtures/beigong-2021.txt";
let folder = "";
let place: DatabasePlace;
let database = "";
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "import-"));
  mkdirSync(path.join(folder, "in"));
  place = await emptyDatabase();
  database = place.address;
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await place.remove();
});

const put = (name: string, content: Uint8Array | string) =>
  writeFileSync(path.join(folder, "in", name), content);
const run = () => importFiles(filesBelow([path.join(folder, "in")]).files, { database });
const hash = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");

/** The real township's report of another year, with figures of its own. */
const report = (agency: string, year: number) =>
  encodeText(
    renderText({ ...plainSpecimen("2021"), agency, year, publishedOn: `${year + 1}-01-20` }, "line-per-row"),
    "utf-8",
  );

describe("an import", () => {
  it("stores a report with its agency in its place among the siblings that should file", async () => {
    copyFileSync(sample, path.join(folder, "in", "北宫镇.txt"));
    expect(await run()).toMatchObject({ added: 1, refused: [], unassigned: [] });
    const db = await openForReading(database);
    const members = await groupMembers(db, { region: "110106", kind: "towns", scope: "own" }, 2021);
    expect(members.length).toBeGreaterThan(20);
    const [trend] = await groupTrend(
      db,
      { region: "110106", kind: "towns", scope: "own" },
      ["requests.received.total"],
      {
        from: 2021,
        to: 2021,
      },
    );
    expect(trend?.points[0]).toMatchObject({ value: 36, reported: 1, filed: 1, expected: members.length });
    expect(
      (await findReport(db, "110106100", 2021, "own"))?.figures.get("disclosure.penalties.decisions")?.value,
    ).toBe(447);
    db.close();
  });

  it("of the same file twice changes nothing, not even the version", async () => {
    copyFileSync(sample, path.join(folder, "in", "a.txt"));
    const first = await run();
    const second = await run();
    expect(first.version).not.toBeNull();
    expect(second).toMatchObject({ added: 0, superseded: 0, unchanged: 1, version: null });
    const db = await openForReading(database);
    expect((await currentVersion(db))?.label).toBe(first.version);
    db.close();
  });

  it("counts what is found beside another year too, in new reports and in those that are not", async () => {
    copyFileSync(sample, path.join(folder, "in", "21.txt"));
    put("22.txt", report("北京市丰台区北宫镇人民政府", 2022));
    const heard: [string, string[]][] = [];
    const importAll = () =>
      importFiles(filesBelow([path.join(folder, "in")]).files, {
        database,
        onFindings: (name, findings) => heard.push([name, findings.map(({ check }) => check)]),
      });
    const [first, second] = [await importAll(), await importAll()];
    expect(heard.map(([name]) => name)).toEqual(["21.txt", "22.txt", "21.txt", "22.txt"]);
    expect(heard[0]?.[1]).toEqual([]);
    for (const at of [1, 3]) expect(heard[at]?.[1]).toContain("carry-over");
    for (const summary of [first, second]) expect(summary.found.get("carry-over")).toBe(1);
    expect(second).toMatchObject({ added: 0, unchanged: 2, flagged: first.flagged });
  });

  it("says of each report whether it is new, corrected, altered, unchanged or not in force", async () => {
    const agency = "北京市丰台区北宫镇人民政府";
    const text = (year: number, publishedOn: string) =>
      renderText({ ...plainSpecimen("2021"), agency, year, publishedOn }, "line-per-row");
    put("22.txt", text(2022, "2023-01-20"));
    put("23.txt", text(2023, "2024-01-20"));
    expect((await run()).changes).toMatchObject({ new: [{ name: "22.txt" }, { name: "23.txt" }] });
    put("22改.txt", text(2022, "2023-03-20"));
    put("23旧.txt", text(2023, "2024-01-10"));
    const summary = await run();
    expect(summary.changes).toMatchObject({
      new: [],
      corrected: [{ name: "22改.txt", amendment: "dated", year: 2022, replaces: 1 }],
      altered: [],
      unchanged: [{ name: "22.txt" }, { name: "23.txt" }],
      notInForce: [{ name: "23旧.txt", kind: "older" }],
    });
    expect(summary).toMatchObject({ superseded: 1, unchanged: 2, conflict: [], older: ["23旧.txt"] });
  });

  it("of what is no report costs only that file, each with a sentence that names the reason", async () => {
    const good = report("北京市丰台区北宫镇人民政府", 2023);
    put("好.txt", good);
    put("空.txt", "");
    put("图.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"));
    put("二进制.dat", createHash("sha512").update("x").digest());
    put("半份.txt", good.subarray(0, Math.floor(good.length / 2)));
    put("通知.txt", "关于做好2023年政府信息公开工作年度报告编制的通知\n请各单位于一月底前报送。");
    const summary = await run();
    expect(summary.added).toBe(1);
    const reasons = new Map(summary.refused.map(({ name, reason }) => [name, reason]));
    expect([...reasons.keys()].sort()).toEqual(
      ["二进制.dat", "半份.txt", "图.png", "空.txt", "通知.txt"].sort(),
    );
    expect(reasons.get("空.txt")).toContain("空文件");
    expect(reasons.get("图.png")).toContain("图片");
    expect(reasons.get("半份.txt")).toMatch(/不完整|没有找到|只找到/);
    expect(reasons.get("通知.txt")).toContain("没有找到");
    const db = await openForReading(database);
    expect((await reportList(db, {}, { offset: 0, limit: 9 })).total).toBe(1);
    expect(await verifyDatabase(database)).toEqual([]);
    db.close();
  });

  it("keeps an unknown agency under its own name and forces it onto no near match", async () => {
    put("某.txt", report("北京市丰台区北营镇人民政府", 2023));
    const summary = await run();
    expect(summary).toMatchObject({ added: 1, unassigned: ["北京市丰台区北营镇人民政府"] });
    const db = await openForReading(database);
    expect((await unassignedAgencies(db)).map(({ name }) => name)).toEqual(["北京市丰台区北营镇人民政府"]);
    expect(await groupMembers(db, { region: "110106", kind: "towns", scope: "own" }, null)).toEqual([]);
    db.close();
  });

  it("of a folder without files says so and opens no database", () => {
    const { files, problems } = filesBelow([path.join(folder, "in"), path.join(folder, "nowhere")]);
    expect(files).toEqual([]);
    expect(problems).toEqual([expect.stringContaining("没有文件"), expect.stringContaining("不存在")]);
  });

  it("leaves the files it read as they were", async () => {
    copyFileSync(sample, path.join(folder, "in", "a.txt"));
    const before = hash(path.join(folder, "in", "a.txt"));
    await run();
    expect(hash(path.join(folder, "in", "a.txt"))).toBe(before);
  });

  it.each(encodings)(
    "takes from a manifest in %s what the files do not say, and names lines that fit none",
    async (encoding) => {
      mkdirSync(path.join(folder, "in", "镇"));
      put("镇/一.txt", report("北宫镇人民政府", 2023));
      const manifest =
        "file,agency,published_on,source_url\n一.txt,110106100,2024-02-03,https://example.cn/1\n二.txt,110106100,,\n";
      put("镇/清单.csv", encodeText(manifest, encoding));
      const summary = await run();
      expect(summary).toMatchObject({ added: 1, unassigned: [] });
      expect(summary.refused).toEqual([
        { name: "镇/清单.csv", reason: "第3行的文件“二.txt”不在这次导入的文件中，没有采用；请核对文件名" },
      ]);
      const db = await openForReading(database);
      const found = await findReport(db, "110106100", 2023, "own");
      expect(found?.report).toMatchObject({ publishedOn: "2024-02-03", sourceUrl: "https://example.cn/1" });
      db.close();
    },
  );

  it.each(encodings)("takes a list of agencies in %s", async (encoding) => {
    put(
      "机关名录.csv",
      encodeText(
        "代码,名称,简称,类别,上级代码\r\n990000,云山省,,政府,\r\n990001,云山省旧县人民政府,,政府,990000\r\n",
        encoding,
      ),
    );
    put("一.txt", report("云山省旧县人民政府", 2023));
    expect(await run()).toMatchObject({ added: 1, agenciesListed: 2, unassigned: [], refused: [] });
  });

  it("ends a town by a list without making a second, and stores later reports with it", async () => {
    put("一.txt", report("北京市丰台区北宫镇人民政府", 2022));
    await run();
    put("名录.csv", "代码,名称,类别,上级代码,终止年,并入\n,北宫镇,乡镇,110106,2022,王佐镇\n");
    put("二.txt", report("丰台区北宫镇政府", 2023));
    const summary = await run();
    expect(summary).toMatchObject({ added: 1, unchanged: 1, refused: [], unassigned: [] });
    const db = await openForReading(database);
    const found = await findAgency(db, "110106100");
    expect(found).toMatchObject({
      agency: { validTo: 2022, code: "110106100" },
      successor: { key: "110106101", name: "王佐镇" },
      reports: [{ year: 2023 }, { year: 2022 }],
    });
    expect((await findAgency(db, "110106101"))?.merged).toEqual([
      { key: "110106100", name: "北宫镇", validTo: 2022 },
    ]);
    const keys = (await db.select({ key: agencies.key }).from(agencies)).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith("110106100"))).toEqual(["110106100"]);
    db.close();
    expect(await run()).toMatchObject({ unchanged: 2, version: null });
  });

  it("declares nothing by itself, and what a list, a manifest or an option says of the collection", async () => {
    put("一.txt", report("北京市丰台区北宫镇人民政府", 2022));
    await run();
    const said = async () => {
      const db = await openForReading(database);
      const rows = await db.select().from(collections);
      db.close();
      return rows.map(({ region, kind, year, complete, deadline }) => [
        region,
        kind,
        year,
        complete,
        deadline,
      ]);
    };
    expect(await said()).toEqual([]);
    put("清单.csv", "文件,机关,年度,完整\n一.txt,,,\n,110106,2021,部门\n,999999,2021,部门\n");
    put("截止.csv", "地区代码,类别,年度,截止日期\n110106,街镇,2022,2023-02-15\n");
    put("名录.csv", "代码,名称,类别,上级代码,收齐年度\n110106,北京市丰台区人民政府,政府,110000,2020\n");
    const { files } = filesBelow([path.join(folder, "in")]);
    const complete = [{ region: "110106", kind: "towns", years: "imported", complete: true }] as const;
    const { refused, version } = await importFiles(files, { database, complete });
    expect(refused.map(({ name }) => name)).toEqual(["清单.csv"]);
    expect(version).not.toBeNull();
    expect(await said()).toEqual([
      ["110106", "all", 2020, true, null],
      ["110106", "towns", 2022, true, "2023-02-15"],
      ["110106", "bureau", 2021, true, null],
    ]);
    expect(await importFiles(files, { database, complete })).toMatchObject({ version: null });
  });

  it("marks as invented what lies in the invented province, however it comes, and nothing else", async () => {
    put("名录.csv", demoRegister());
    put("一.txt", report("澄湾市临溪区喆溪镇人民政府", 2023));
    put("二.txt", report("北京市丰台区北宫镇人民政府", 2023));
    expect(await run()).toMatchObject({ added: 2, unassigned: [], refused: [] });
    const db = await openForReading(database);
    expect([...(await demoAgencyKeys(db))]).toEqual([expect.stringMatching(/^990101/)]);
    const demo = async (region: string) => (await groupFacts(db, groupOf({ region, kind: "towns" }))).demo;
    expect([await demo("990101"), await demo("110106")]).toEqual([true, false]);
    db.close();
  });

  it("takes what is declared for all files, and reports what became of each", async () => {
    put("甲.txt", report("北京市丰台区北宫镇人民政府", 2022));
    put("乙.txt", "");
    const heard: string[] = [];
    const { files } = filesBelow([path.join(folder, "in")]);
    const declared = { publishedOn: "2023-01-31" };
    const onReport = (name: string, { status }: { status: string }) => heard.push(`${name} ${status}`);
    await importFiles(files, { database, declared, onReport });
    expect(heard).toEqual(["乙.txt refused", "甲.txt flagged"]);
    const db = await openForReading(database);
    expect((await findReport(db, "110106100", 2022, "own"))?.report.publishedOn).toBe("2023-01-31");
    db.close();
  });
});
