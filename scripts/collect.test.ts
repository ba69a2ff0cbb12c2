import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { zipSync } from "fflate";
import iconv from "iconv-lite";
import { afterAll, afterEach, beforeEach, describe, expect, inject, it, vi } from "vitest";
import { openForReading } from "@/db/client";
import { collectedFilings, collectedOf, collectedOriginal, knownPages } from "@/db/queries/collected-pages";
import { currentVersion } from "@/db/queries/dataset-version";
import { refusalList } from "@/db/queries/refusals";
import { findReport } from "@/db/queries/reports/report";
import { type DatabasePlace, emptyDatabase } from "@/db/test-database";
import { redirectTo, type TestSite, testSite } from "@/lib/collect/test-site";
import { pdfOfPage, specimenPage } from "@/lib/ingest/read/pdf/specimen-pdf";
import { sha256 } from "@/lib/ingest/reading-hashes";
import { usesPostgres } from "@/lib/settings";
import { renderDocx } from "@/lib/specimen/docx";
import { number } from "@/lib/specimen/figures";
import { renderHtml } from "@/lib/specimen/html";
import { plainSpecimen, type Specimen } from "@/lib/specimen/specimen";
import { encodeText } from "@/lib/specimen/text";
import { collectCommand } from "./collect";

const town = "110106100";
const agency = "北京市丰台区北宫镇人民政府";
const folder = mkdtempSync(path.join(tmpdir(), "collect-"));
const list = path.join(folder, "list.csv");
const said: string[] = [];
let site: TestSite;
let place: DatabasePlace;

beforeEach(async () => {
  site = await testSite();
  place = await emptyDatabase();
  said.length = 0;
  vi.stubEnv(usesPostgres() ? "DATABASE_URL" : "DATABASE_PATH", place.address);
  for (const channel of ["log", "error"] as const)
    vi.spyOn(console, channel).mockImplementation((text: unknown) => void said.push(String(text)));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await site.close();
  await place.remove();
});

afterAll(() => rmSync(folder, { recursive: true }));

const specimen = (year: number, penalties = 7): Specimen => {
  const plain = plainSpecimen("2021", { year });
  return {
    ...plain,
    agency,
    cells: new Map([...plain.cells, ["disclosure.penalties.decisions", number(penalties)]]),
  };
};
const html = (year: number, penalties?: number, charset: "utf-8" | "gb2312" = "utf-8") =>
  renderHtml(specimen(year, penalties), "page", {
    name: "丰台区",
    column: "年报",
    source: "北宫镇",
    charset,
  });
const pdf = (year: number) => {
  const { operators, height } = specimenPage(specimen(year));
  return pdfOfPage(operators.join("\n"), height);
};
const linking = (...links: string[]) =>
  `<html><head><title>公开</title></head><body><p>见附件</p>${links.map((href) => `<a href="${href}">年度报告</a>`).join("")}</body></html>`;

const watch = (...rows: [agency: string, year: number, path: string][]) =>
  writeFileSync(
    list,
    [
      "机关,年度,网址",
      ...rows.map(([who, year, at]) => `${who},${year},${at.startsWith("/") ? site.origin + at : at}`),
    ].join("\n"),
  );
async function run(...more: string[]): Promise<{ code: number; text: string }> {
  said.length = 0;
  const code = await collectCommand([list, "--pause", "0", "--allow", "127.0.0.1", ...more]);
  return { code, text: said.join("\n") };
}

async function asking<Answer>(ask: (db: Awaited<ReturnType<typeof openForReading>>) => Promise<Answer>) {
  const db = await openForReading(place.address);
  try {
    return await ask(db);
  } finally {
    await db.close();
  }
}
const penalties = (year: number) =>
  asking(
    async (db) =>
      (await findReport(db, town, year, "own"))?.figures.get("disclosure.penalties.decisions")?.value,
  );
const rows = () => asking((db) => collectedOf(db, [town]));

it("says in a line that it takes the proxy of the environment, and nothing of one that it was given", async () => {
  for (const name of ["HTTPS_PROXY", "https_proxy", "http_proxy", "NO_PROXY", "no_proxy"])
    vi.stubEnv(name, undefined);
  vi.stubEnv("HTTP_PROXY", "http://who:secret@127.0.0.1:9");
  site.put("/2022.html", html(2022));
  watch([town, 2022, "/2022.html"]);
  const { text } = await run();
  expect(text).toContain("使用环境变量中的代理：http网址经过127.0.0.1:9。");
  expect(text).not.toContain("secret");
  expect((await run("--proxy", "http://127.0.0.1:9")).text).not.toContain("环境变量");
});

describe("a first run", () => {
  it("imports what pages say, in GBK and behind redirects, and keeps each as it came", async () => {
    const gbk = encodeText(html(2023, 8, "gb2312"), "gb18030");
    site.put("/2022.html", html(2022));
    site.put("/old.html", redirectTo("/2023.html", 301));
    site.put("/2023.html", Buffer.from(gbk));
    watch([town, 2022, "/2022.html"], [agency, 2023, "/old.html"]);
    const { code, text } = await run("--contact", "a@b.cn");
    expect(text).toContain("查看网页2个、附件0个：新收集2个。");
    expect(text).toContain("采用清单所列网址2份、附件0份。");
    expect([code, await penalties(2022), await penalties(2023)]).toEqual([0, 7, 8]);
    expect(await asking(async (db) => (await findReport(db, town, 2023, "own"))?.report.sourceUrl)).toBe(
      `${site.origin}/2023.html`,
    );
    const [, second] = await rows();
    expect(second).toMatchObject({
      ...{ agency: town, year: 2023, url: `${site.origin}/old.html`, finalUrl: `${site.origin}/2023.html` },
      ...{ status: 200, outcome: "new", sha256: sha256(gbk), taken: true, page: null },
    });
    expect(await asking((db) => collectedOriginal(db, sha256(gbk)))).toEqual(Buffer.from(gbk));
    expect(site.asked.every(({ headers }) => headers["user-agent"]?.includes("+a@b.cn"))).toBe(true);
  });

  it("takes the file where the page has no tables: Word before PDF, and says so", async () => {
    site.put("/a/2023.html", linking("r.pdf", "r.docx"));
    site.put("/a/r.docx", renderDocx(specimen(2023, 9)));
    site.put("/a/r.pdf", pdf(2023));
    site.put("/a/2022.html", linking("p.pdf"));
    site.put("/a/p.pdf", pdf(2022));
    site.put("/a/2021.html", linking("z.zip"));
    site.put(
      "/a/z.zip",
      zipSync({ "说明.txt": Buffer.from("无"), "表/报告.docx": renderDocx(specimen(2021, 6)) }),
    );
    site.put("/2020.docx", renderDocx(specimen(2020, 5)));
    watch(
      ...([
        [town, 2023, "/a/2023.html"],
        [town, 2022, "/a/2022.html"],
      ] satisfies [string, number, string][]),
      ...([
        [town, 2021, "/a/2021.html"],
        [town, 2020, "/2020.docx"],
      ] satisfies [string, number, string][]),
    );
    const { code, text } = await run();
    expect(text).toContain("查看网页4个、附件4个：新收集8个。");
    expect(text).toContain("采用清单所列网址1份、附件3份。");
    expect(text).toContain("采用附件《报告.docx》");
    expect([await penalties(2021), await penalties(2020)]).toEqual([6, 5]);
    expect(text).toContain("采用附件《r.docx》");
    expect([code, await penalties(2023), await penalties(2022)]).toEqual([0, 9, 7]);
    expect((await rows()).map(({ url, page }) => [new URL(url).pathname, page === null])).toEqual([
      ...[
        ["/2020.docx", true],
        ["/a/2021.html", true],
        ["/a/z.zip", false],
      ],
      ...[
        ["/a/2022.html", true],
        ["/a/p.pdf", false],
      ],
      ...[
        ["/a/2023.html", true],
        ["/a/r.docx", false],
        ["/a/r.pdf", false],
      ],
    ]);
  });

  it("takes of several agencies' files that of the listed one, and none where it is not among them", async () => {
    const other = { ...specimen(2023, 4), agency: "北京市丰台区王佐镇人民政府" };
    const third = { ...specimen(2023, 5), agency: "北京市丰台区长辛店镇人民政府" };
    site.put("/list/", linking("a.docx", "b.pdf"));
    site.put("/list/a.docx", renderDocx(other));
    site.put("/list/b.pdf", pdf(2023));
    site.put("/others/", linking("a.docx", "c.docx").replaceAll("年度报告", "2022年度报告"));
    site.put("/others/a.docx", renderDocx({ ...other, year: 2022 }));
    site.put("/others/c.docx", renderDocx({ ...third, year: 2022 }));
    watch([town, 2023, "/list/"], [town, 2022, "/others/"]);
    const { code, text } = await run();
    expect(text).toContain("采用附件《b.pdf》");
    expect(text).toMatch(
      /2022年度：网页链接了几个机关的年报（.*王佐镇.*、.*长辛店镇.*），不能确定哪一份是该机关的，没有采用/,
    );
    expect([code, await penalties(2023), await penalties(2022)]).toEqual([1, 7, undefined]);
  });

  it("takes the page where the tables are in it, whatever it links to", async () => {
    site.put("/1.html", html(2023, 8).replace("</body>", `<a href="r.docx">年度报告</a></body>`));
    site.put("/r.docx", renderDocx(specimen(2023, 9)));
    watch([town, 2023, "/1.html"]);
    expect((await run()).text).toContain("采用清单所列网址1份、附件0份。");
    expect(await penalties(2023)).toBe(8);
  });

  it("says of each page that it cannot have why, and imports the others", async () => {
    site.put("/robots.txt", "User-agent: *\nDisallow: /secret");
    site.put("/ok.html", html(2023));
    site.put("/inner.html", redirectTo("http://127.0.0.2:9/x"));
    watch(
      [town, 2023, "/ok.html"],
      [town, 2022, "/secret/1.html"],
      [town, 2021, "/inner.html"],
      [town, 2020, "/no.html"],
    );
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toContain("/secret/1.html：对方的robots.txt不允许收集，没有读取");
    expect(text).toContain(
      "网址指向内部网络或保留的地址，没有连接；确属本单位的，请用--allow写明这个地址（跳转到http://127.0.0.2:9/x）",
    );
    expect(text).toContain("/no.html：网址没有内容（状态码404）");
    expect(text).not.toContain("撤下");
    // What may be there is told by the version; of what its server says is not there, or is read, there is nothing to tell.
    expect([...(await asking(knownPages))].sort()).toEqual([`${town} 2021`, `${town} 2022`]);
    expect(await penalties(2023)).toBe(7);
  });

  it("lists a page that is no report among the refused", async () => {
    site.put("/1.html", linking());
    watch([town, 2023, "/1.html"]);
    const { code, text } = await run();
    expect([code, text.includes("未读入1份")]).toEqual([1, true]);
    const refused = await asking((db) => refusalList(db, { offset: 0, limit: 9 }));
    expect(refused.items.map(({ fileName }) => fileName)).toEqual([`网上收集/${town}/2023/1.html`]);
    expect([...(await asking(knownPages))]).toEqual([`${town} 2023`]);
    expect((await run()).text).toContain("没有新的内容需要导入。");
  });

  it("names lines of the list that it cannot use", async () => {
    site.put("/1.html", html(2023));
    watch(
      ["北境镇人民政府", 2023, "/1.html"],
      [town, 2023, "/1.html"],
      [agency, 2023, "/1.html"],
      [town, 2023, "ftp://a/"],
    );
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toContain("第2行的机关“北境镇人民政府”，名录中没有");
    expect(text).toContain("第4行与前面的一行说的是同一个机关、年度和网址");
    expect(text).toContain("第5行的网址应以http://或https://开头");
  });

  it("reads a list in GBK, and refuses what is none", async () => {
    site.put("/1.html", html(2023));
    writeFileSync(list, iconv.encode(`机关,年度,网址\r\n${agency},2023年,${site.origin}/1.html\r\n`, "gbk"));
    expect((await run()).text).toContain("新收集1个");
    await expect(run("--pause", "90")).rejects.toThrow("0到60");
    await expect(run("--allow", "localhost")).rejects.toThrow("只能写IP地址或网段");
    await expect(run("--contact", "张 三")).rejects.toThrow("邮箱或网址");
    writeFileSync(list, "a,b\n1,2\n");
    await expect(run()).rejects.toThrow("不是网址清单");
  });
});

describe("a run after that", () => {
  it("changes nothing where nothing is other: by 304, by content, by words", async () => {
    let visits = 0;
    site.put("/304.html", (response, { headers }) =>
      headers["if-none-match"] === '"1"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { etag: '"1"' }).end(html(2023)),
    );
    site.put("/same.html", html(2022));
    site.put("/counter.html", (response) => {
      visits += 1;
      response.end(html(2021).replace("</body>", `<p>浏览次数：${visits}</p><i id=t${visits}></i></body>`));
    });
    site.put("/news.html", (response) => {
      visits += 1;
      response.end(html(2020).replace("<body>", `<body><ul><li>要闻第${visits}条</li></ul>`));
    });
    site.put("/foot.html", (response) => {
      visits += 1;
      const foot = `<div>上一篇：公告第${visits}号</div><div>版权所有：某镇 ${visits}</div>`;
      response.end(html(2024).replace("</body>", `${foot}</body>`));
    });
    watch(
      ...([
        [town, 2023, "/304.html"],
        [town, 2022, "/same.html"],
      ] satisfies [string, number, string][]),
      ...([
        [town, 2021, "/counter.html"],
        [town, 2020, "/news.html"],
        [town, 2024, "/foot.html"],
      ] satisfies [string, number, string][]),
    );
    expect((await run()).text).toContain("新收集5个");
    const before = await rows();
    const version = await asking(currentVersion);
    const { code, text } = await run();
    expect(text).toContain(
      "查看网页5个、附件0个：未变5个。未变的中有2个页面其他内容有变。\n没有新的内容需要导入。",
    );
    expect([code, await asking(currentVersion)]).toEqual([0, version]);
    expect((await rows()).map(({ sha256: sha }) => sha)).toEqual(before.map(({ sha256: sha }) => sha));
  });

  it("says what changed, line by line, and imports it", async () => {
    site.put("/1.html", html(2023));
    site.put("/2.html", linking("r.docx"));
    site.put("/r.docx", renderDocx(specimen(2022)));
    watch([town, 2023, "/1.html"], [town, 2022, "/2.html"]);
    await run();
    site.put("/1.html", html(2023, 12));
    site.put("/r.docx", renderDocx(specimen(2022, 13)));
    const { code, text } = await run();
    expect(text).toContain("变动2个，未变1个。");
    expect(text).toMatch(/-行政处罚.*\b7\b.*\n\s+\+行政处罚.*\b12\b/);
    expect(text).toMatch(/的附件.*r\.docx\n[\s\S]*\+行政处罚.*\b13\b/);
    expect([code, await penalties(2023), await penalties(2022)]).toEqual([0, 12, 13]);
    const filings = await asking((db) => collectedFilings(db, 2022, [town, "110106"]));
    expect([...filings.keys()]).toEqual([town]);
    expect(filings.get(town)).toMatchObject({ vanishedAt: null, vanishedFiles: [], faults: [] });
    expect(filings.get(town)?.changedAt).toBe(filings.get(town)?.checkedAt);
  });

  it("says what moved for good, what is gone, and what only could not be had", async () => {
    for (const year of [2020, 2021, 2022, 2023]) site.put(`/${year}.html`, html(year));
    watch(...[2020, 2021, 2022, 2023].map((year): [string, number, string] => [town, year, `/${year}.html`]));
    await run();
    site.put("/2020.html", redirectTo("/new/2020.html", 301));
    site.put("/new/2020.html", html(2020));
    site.put("/2021.html", (response) => response.writeHead(410).end());
    site.put("/2022.html", (response) => response.writeHead(500).end());
    site.put("/2023.html", (response) => response.socket?.destroy());
    const { code, text } = await run();
    expect(code).toBe(1);
    expect(text).toContain("移动1个，撤下1个，取不到2个。");
    expect(text).toContain(`永久移到${site.origin}/new/2020.html`);
    expect(text).toMatch(/撤下1个：\n.*\/2021\.html：对方回答已没有这个网页（状态码410）/);
    expect(text).toMatch(
      /取不到2个：\n.*\/2022\.html：对方没有给出内容（状态码500）\n.*\/2023\.html：回答没有传完/,
    );
    const filing = async (year: number) =>
      (await asking((db) => collectedFilings(db, year, [town]))).get(town);
    expect(await filing(2021)).toMatchObject({ vanishedAt: expect.any(String), faults: [] });
    expect(await filing(2022)).toMatchObject({ vanishedAt: null, faults: ["status"] });
    expect(await filing(2020)).toMatchObject({
      movedAt: expect.any(String),
      urls: [`${site.origin}/new/2020.html`],
    });
    // What was imported stays.
    expect(await penalties(2021)).toBe(7);
    site.put("/2021.html", html(2021));
    expect((await run()).text).toContain("恢复1个");
  });

  it("imports what an earlier run fetched and did not come to import", async () => {
    site.put("/1.html", html(2023));
    watch([town, 2023, "/1.html"]);
    const imports = await import("./collect/import-collected");
    vi.spyOn(imports, "importCollected").mockRejectedValueOnce(new Error("killed"));
    await expect(run()).rejects.toThrow("killed");
    expect(await rows()).toMatchObject([{ outcome: "new", taken: false }]);
    const { text } = await run();
    expect(text).toContain("未变1个");
    expect(await penalties(2023)).toBe(7);
  });

  it("goes on after somebody stopped it, with what it had and where it was", async () => {
    site.put("/1.html", html(2022));
    site.put("/2.html", () => child.kill("SIGINT"));
    watch([town, 2022, "/1.html"], [town, 2023, "/2.html"]);
    const args = [inject("commandLine"), "collect", list, "--pause", "0", "--allow", "127.0.0.1"];
    const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"] });
    const printed = text(child.stderr);
    const [code] = await once(child, "exit");
    expect([code, await printed]).toEqual([130, expect.stringContaining("已中止。已经取回的都已保存")]);
    site.put("/2.html", html(2023));
    expect((await run()).text).toContain("查看网页2个、附件0个：新收集1个，未变1个。");
    expect([await penalties(2022), await penalties(2023)]).toEqual([7, 7]);
  });

  it("never asks one host for two things at once, however many agencies are there", async () => {
    const years = [2019, 2020, 2021, 2022, 2023];
    for (const year of years)
      site.put(`/${year}.html`, (response) => void setTimeout(() => response.end(html(year)), 15));
    watch(
      ...years.flatMap((year): [string, number, string][] => [
        [town, year, `/${year}.html`],
        ["110106", year, `http://localhost:${site.port}/${year}.html`],
      ]),
    );
    await run("--allow", "::1");
    expect(site.most()).toBeLessThanOrEqual(2);
    expect(site.asked.length).toBe(12);
  });
});
