import fc from "fast-check";
import { expect, it } from "vitest";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import { drawTables } from "@/lib/specimen/drawn-table";
import type { SpecimenCell } from "@/lib/specimen/figures";
import { renderHtml } from "@/lib/specimen/html";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText } from "@/lib/specimen/text";
import { readReport } from "../read-file";

/** What editors and content systems make of a page; each made here by a small change to a good one. */
const sample = fc.sample(
  balancedFigures("2021").filter((figures) =>
    ["received", "carried_in", "granted", "closed"].every((row) => {
      const cell = figures.get(`requests.${row}.total`);
      return cell?.kind === "number" && cell.value > 2;
    }),
  ),
  { numRuns: 1, seed: 8 },
);
const good: ReadonlyMap<string, SpecimenCell> = sample[0] ?? new Map();
const site = { name: "政府网站", column: "年报", source: "办公室", charset: "utf-8" } as const;
const pageOf = (cells: ReadonlyMap<string, SpecimenCell>) =>
  renderHtml(plainSpecimen("2021", { cells }), "page", site);
const page = pageOf(good);
const article = /<div class="article">[\s\S]*<\/div>\n/.exec(page)?.[0] ?? "";

async function read(html: string, expected = good) {
  const outcome = await readReport(encodeText(html, "utf-8"), "报告");
  if (outcome.status === "refused") return { refused: outcome.reason };
  const wrong: string[] = [];
  const lost: string[] = [];
  for (const [id, cell] of expected) {
    const found = outcome.cells.get(id);
    if (found?.kind !== "number") {
      if (cell.kind === "number") lost.push(id);
    } else if (cell.kind !== "number" || cell.value !== found.value) wrong.push(id);
  }
  return { wrong, lost, agency: outcome.agency, problems: outcome.problems.map(({ check }) => check) };
}
const whole = { wrong: [], lost: [] };

/** Every row of the request table changed. */
const changeRows = (html: string, change: (row: string, index: number) => string) => {
  const [before = "", head = "", rest = ""] = html.split(/(?=<table class="MsoTable")/).slice(0, 3);
  const after = html.slice(before.length + head.length + rest.length);
  let index = 0;
  return before + head + rest.replace(/<tr[\s\S]*?<\/tr>/g, (row) => change(row, index++)) + after;
};
const addCell = (text: (index: number) => string) => (row: string, index: number) =>
  row.replace("</tr>", `<td>${text(index)}</td></tr>`);

const zerosBlank = new Map(
  [...good].map(([id, cell]): [string, SpecimenCell] =>
    id.startsWith("requests.") && cell.kind === "number" && cell.value === 0
      ? [id, { kind: "missing", reason: "blank" }]
      : [id, cell],
  ),
);

it("a blank column behind the figures", async () => {
  const blank = addCell(() => "");
  expect(await read(changeRows(page, blank))).toMatchObject(whole);
  expect(await read(changeRows(pageOf(zerosBlank), blank), zerosBlank)).toMatchObject(whole);
});

it("a column of remarks", async () => {
  const remarks = addCell((index) => (index % 3 === 0 ? "含代办件" : ""));
  expect(await read(changeRows(pageOf(zerosBlank), remarks), zerosBlank)).toMatchObject(whole);
});

it("gives up a row with a blank and one figure too many, and reads the others", async () => {
  const cells = new Map(good).set("requests.partial.welfare", { kind: "missing", reason: "blank" });
  const stray = changeRows(pageOf(cells), (row) =>
    row.includes("部分公开") ? addCell(() => "7")(row, 0) : row,
  );
  const { wrong, lost } = await read(stray, cells);
  expect(wrong).toEqual([]);
  expect(lost?.every((id) => id.startsWith("requests.partial."))).toBe(true);
});

it("a table parted by a page break, its head printed again before 3.其他 and （七）总计", async () => {
  const heads: string[] = [];
  const parted = changeRows(page, (row, index) => {
    if (index < 3) heads.push(row);
    return />3\.其他</.test(row) ? `</tbody></table><p></p><table>${heads.join("")}${row}` : row;
  });
  expect(heads).toHaveLength(3);
  expect(await read(parted)).toMatchObject(whole);
});

it("a page that has the article twice, for screens and for telephones", async () => {
  expect(await read(page.replace(article, `${article}<p>分享到</p>${article}`))).toMatchObject(whole);
});

it("an article of WeChat, which a script shows", async () => {
  const shown = `<div id="js_content" style="visibility: hidden; opacity: 0;">${article}</div>`;
  expect(await read(page.replace(article, shown))).toMatchObject(whole);
});

it("a table of parts in a column of a layout table", async () => {
  const parts = article.replace(/<(\/?)(?:table|thead|tbody|tr|td|th)\b[^>]*>/g, "<$1div>");
  const columns = `<table><tr><td>栏目</td><td>${parts}</td></tr></table>`;
  expect(await read(page.replace(article, columns))).toMatchObject(whole);
});

it.each([
  '<iframe src="/pdfjs/viewer.html?file=/u/a.PDF"></iframe>',
  '<a href="./P0202201263.pdf?v=1">年度报告</a>',
  '<embed src="a.pdf">',
])("refuses a page that has the report in a file only, and names the file's kind: %s", async (shown) => {
  const { refused } = await read(page.replace(article, shown));
  expect(refused).toContain("网页所附的.pdf文件");
});

it("refuses two reports one after the other even where their tables are equal", async () => {
  const other = article.replaceAll("2023", "2022");
  const outcome = await read(page.replace(article, article + other));
  expect(outcome.refused).toContain("两张申请情况表");
});

it.each(["display : none", "visibility:hidden"])("leaves out a hidden copy (%s)", async (style) => {
  const other = article.replaceAll("2023", "2022");
  expect(await read(page.replace(article, `${article}<div style="${style}">${other}</div>`))).toMatchObject(
    whole,
  );
});

it.each(["<del>12</del>", "<s>12</s>", '<span style="text-decoration:line-through">12</span>'])(
  "leaves out what was struck out before a figure: %s",
  async (struck) => {
    const changed = page.replace(/(行政处罚[\s\S]*?)(\d+<\/span><\/p><\/td><\/tr>)/, `$1${struck}$2`);
    expect(changed).not.toBe(page);
    expect(await read(changed)).toMatchObject(whole);
  },
);

it("never makes a note's raised or circled mark a digit of the figure", async () => {
  for (const mark of ["<sup>1</sup>", '<span style="vertical-align: super">1</span>', "①"]) {
    const marked = page.replace(/(行政处罚[\s\S]*?)(<\/span><\/p><\/td><\/tr>)/, `$1${mark}$2`);
    const { wrong, lost } = await read(marked);
    expect([wrong, lost]).toEqual([[], ["disclosure.penalties.decisions"]]);
  }
});

it("characters without a width between the digits", async () => {
  expect(await read(page.replaceAll("</span></p></td>", "&#8203;&shy;</span></p></td>"))).toMatchObject(
    whole,
  );
});

it("other agencies' titles in a list above the article", async () => {
  const list = ["甲溪镇", "乙溪镇"].map((name) => `<li>${name}2023年政府信息公开工作年度报告</li>`).join("");
  const listed = page.replace(article, `<ul>${list}</ul>${article}`);
  expect(await read(listed)).toMatchObject({ ...whole, agency: "澄湾市临溪区喆溪镇人民政府" });
});

it("heads in another order than the form's, with a warning", async () => {
  const table = drawTables(plainSpecimen("2021", { cells: good })).find(({ id }) => id === "disputes");
  expect(table?.rows).toHaveLength(4);
  const swapped = page
    .replace("未经复议直接起诉", "＃")
    .replace("复议后起诉", "未经复议直接起诉")
    .replace("＃", "复议后起诉");
  const { wrong, lost } = await read(swapped);
  expect(wrong).toEqual([]);
  expect(lost?.every((id) => id.startsWith("disputes."))).toBe(true);
});

const lastRow = page.slice(page.lastIndexOf("<tr"), page.lastIndexOf("</tr>") + "</tr>".length);

it("the heads of section 四 parted from their figures", async () => {
  const parted = page.replace(lastRow, `</tbody></table><p></p><table><tbody>${lastRow}`);
  expect(await read(parted)).toMatchObject(whole);
});

it("of two different rows of figures in section 四 none is chosen", async () => {
  const other = lastRow.replace(/>\d+</, ">987<");
  expect(other).not.toBe(lastRow);
  const { wrong, lost } = await read(page.replace(lastRow, lastRow + other));
  expect(wrong).toEqual([]);
  expect(lost?.every((id) => id.startsWith("disputes."))).toBe(true);
  expect(lost?.length).toBeGreaterThan(0);
  expect(await read(page.replace(lastRow, lastRow + lastRow))).toMatchObject(whole);
});

it("a whole report in one table, its last sections too", async () => {
  const text = "政务公开的内容还不够丰富，今后将进一步加强。";
  const rows = [`五、存在的主要问题及改进情况`, text, "六、其他需要报告的事项", text];
  const drawn = rows.map((row) => `<tr><td colspan="15">${row}</td></tr>`).join("");
  const bare = page.replace(/<p[^>]*>(?:(?!<\/p>)[\s\S])*五、[\s\S]*$/, "");
  const without = await read(bare);
  expect(without.problems).toContain("incomplete");
  const { problems } = await read(`${page.slice(0, page.lastIndexOf(lastRow))}${lastRow}${drawn}</table>`);
  expect(problems).not.toContain("incomplete");
});
