import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { currentVersion } from "@/db/queries/dataset-version";
import { importReports, testDatabase } from "@/db/test-database";
import { usesPostgres } from "@/lib/settings";
import { exportCommand } from "./export";

const test = await testDatabase({
  agencies: [
    { key: "99", kind: "government", shortName: "甲区", expected: false },
    { key: "99-a", parentKey: "99" },
  ],
  reports: [{ agency: "99-a", year: 2024, cells: { "requests.received.total": 36 } }],
});
const first = await currentVersion(test.db);
await importReports(test.db, [{ agency: "99-a", year: 2024, cells: { "requests.received.total": 40 } }]);
const folder = mkdtempSync(path.join(tmpdir(), "nianbao-export-"));
const said: string[] = [];

beforeEach(() => {
  said.length = 0;
  vi.stubEnv(usesPostgres() ? "DATABASE_URL" : "DATABASE_PATH", test.path);
  for (const channel of ["log", "error"] as const)
    vi.spyOn(console, channel).mockImplementation((text: unknown) => void said.push(String(text)));
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});
afterAll(() => {
  test.close();
  rmSync(folder, { recursive: true });
});

it.each([
  "https://example.cn/compare?units=99-a&region=99#top",
  "/compare?units=99-a&region=99",
  "/embed/compare?units=99-a&region=99",
  "/export/tidy?units=99-a&region=99",
  "units=99-a&region=99",
])("writes the view of %s by the end of the file's name", async (address) => {
  const file = path.join(folder, "figures.tidy.csv");
  expect(await exportCommand([address, "--to", file])).toBe(0);
  expect(readFileSync(file, "utf8")).toContain("\nrequests.received.total,件,99-a,99-a,series,2024,40,,");
  expect(said.join()).toMatch(/写在.*figures\.tidy\.csv，数据版本/);
});

it.each([
  [["/compare"], "用法"],
  [["/compare", "--to", "figures.odt"], "后缀不能识别"],
  [["/compare?how=pie", "--to", "figures.csv"], "图形不能是“pie”"],
  [["/compare?v=2001-01-01.1", "--to", "figures.csv"], "没有数据版本“2001-01-01.1”"],
  [["/compare?region=1", "--to", "figures.csv"], "没有地区“1”"],
  [["/imports", "--to", "figures.csv"], "“/imports”不是视图网址"],
  [["https://example.cn/checks?region=99", "--to", "figures.csv"], "不是视图网址"],
  [["/export/likeness/xlsx", "--to", "figures.xlsx"], "不是视图网址"],
  [["nonsense", "--to", "figures.csv"], "不是视图网址"],
  [["/compare", "--into", "figures.csv"], "“--into”不能识别，或后面缺少内容；可用的选项：--to。"],
  [["/compare", "--to", "/no/such/folder/figures.csv"], "没有文件夹"],
  [["/compare?what=sum.granted,sum.refused", "--to", "figures.svg"], "这个视图有2张图"],
  [["/totals?region=99", "--to", "sums.csv"], "合计的文件可以是.docx .xlsx。"],
  [["/totals/xlsx?region=99", "--to", "sums.docx"], "网址是.xlsx文件的，《sums.docx》的后缀却是.docx"],
  [["/totals/odt?region=99", "--to", "sums.docx"], "合计的文件可以是"],
  [["/totals?region=99&year=1990", "--to", "sums.docx"], "年度不能是“1990”"],
  [["/totals?region=1", "--to", "sums.docx"], "没有地区“1”"],
  [["/totals?region=99&v=2001-01-01.1", "--to", "sums.docx"], "没有数据版本“2001-01-01.1”"],
  [["/filing?region=99", "--to", "filed.docx"], "报送的文件可以是.xlsx .ics .atom。"],
  [["/filing?region=99&state=late", "--to", "filed.ics"], "不能有“state”"],
])("says what is wrong with %j", async (args, sentence) => {
  await expect(exportCommand(args)).rejects.toThrow(sentence);
});

it("gives the figures of the version that an address is frozen to", async () => {
  const file = path.join(folder, "frozen.tidy.csv");
  expect(await exportCommand([`units=99-a&region=99&v=${first?.label}`, "--to", file])).toBe(0);
  expect(readFileSync(file, "utf8")).toContain(`series,2024,36,,,,1,1,1,${first?.label},0`);
});

const site = "http://localhost:3000";
it.each([
  ["/totals/docx?region=99&year=2024", "docx"],
  ["/totals/xlsx?region=99&year=2024", "xlsx"],
  [`/totals/xlsx?region=99&year=2024&v=${first?.label}`, "xlsx"],
  ["/filing/xlsx?region=99&year=2024", "xlsx"],
  ["/filing/ics?region=99&year=2024", "ics"],
  ["/filing/atom?region=99", "atom"],
])("writes what the site's own link %s leads to, byte for byte", async (link, format) => {
  const { GET } = link.startsWith("/totals")
    ? await import("@/app/totals/[format]/route")
    : await import("@/app/filing/[format]/route");
  const headers = { host: new URL(site).host };
  const answer = await GET(new Request(`${site}${link}`, { headers }), {
    params: Promise.resolve({ format }),
  });
  expect(answer.status).toBe(200);
  const bytes = Buffer.from(await answer.arrayBuffer());
  const file = path.join(folder, `linked.${format}`);
  for (const address of [link, `${site}${link}`, link.replace(`/${format}`, "")]) {
    expect(await exportCommand([address, "--to", file])).toBe(0);
    expect(readFileSync(file).equals(bytes), address).toBe(true);
  }
});
