import { describe, expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { indicatorSums, printedIndicators } from "@/lib/catalogue/indicators-2014";
import { encodeText } from "@/lib/specimen/text";
import { readReport } from "../read-file";

/** Every indicator a number of its own, the sums true. */
const figures = new Map(printedIndicators.map(({ id }, index) => [id, (index + 1) * 40]));
for (const { whole, parts } of [...indicatorSums].reverse())
  figures.set(
    whole,
    parts.reduce((sum, id) => sum + Number(figures.get(id)), 0),
  );
const unitOf = new Map(cellsOfForm("2014").map(({ id, unit }) => [id, unit]));

const title = "青石市临江区白鹭镇人民政府2016年政府信息公开工作年度报告";
const prose = ["一、概述", "全年按规定公开信息，按时更新栏目。", "附表"];
const lines = (row: (label: string, unit: string, figure: string) => string) =>
  [
    title,
    ...prose,
    ...printedIndicators.map(({ id, printed }) =>
      row(printed, unitOf.get(id) ?? "", String(figures.get(id))),
    ),
  ].join("\n");

const styles: Record<string, string> = {
  "rows with bars": lines((label, unit, figure) => `${label} | ${unit} | ${figure} |`),
  "a cell a line": lines((label, unit, figure) => [label, unit, figure].join("\n\n")),
  "rows with bars and remarks": lines(
    (label, unit, figure) => `${label} | ${unit} | ${figure} | ${Number(figure) % 2 ? "无" : "3"} |`,
  ).replace("附表\n", "附表\n指标名称 | 单位 | 统计数 | 备注 |\n"),
  "rows with tabs and thousands": lines(
    (label, unit, figure) => `${label}\t${unit}\t${Number(figure).toLocaleString("en-US")}`,
  ),
  "a cell a line, labels cut at seven": lines((label, unit, figure) =>
    [label.replace(/(.{7})(?=.)/g, "$1\n"), unit, figure].join("\n"),
  ),
  "rows with bars, two units": lines((label, _, figure) => `${label} | 件/条 | ${figure} |`),
  "rows with bars, a word and a unit": lines((label, _, figure) => `${label} | 单位：项 | ${figure} |`),
  "rows of CSV": lines((label, unit, figure) => `"${label}\n（同一信息计1条）",${unit},${figure}`),
  "rows of CSV, units in the labels": lines(
    (label, unit, figure) => `"${label}\n（同一信息计1条）（${unit}）",${figure}`,
  ),
  "a cell a line, explanations and long labels cut": lines((label, unit, figure) =>
    [
      label.length > 12 ? `${label.slice(0, 9)}\n${label.slice(9)}` : label,
      "（同一信息在不同渠道",
      "公开的计1条）",
      unit,
      figure,
    ].join("\n"),
  ),
  "rows with bars, explanations above them": lines(
    (label, unit, figure) => `${label}\n（同一信息计1条） | ${unit} | ${figure} |`,
  ),
  "markdown, explanations below labels": lines(
    (label, unit, figure) => `| ${label}\n（同一信息计1条） | ${unit} | ${figure} |`,
  ),
  "a table of a page": `<html><body><h1>${title}</h1><table>${printedIndicators
    .map(
      ({ id, printed }) =>
        `<tr><td>${printed}</td><td>${unitOf.get(id)}</td><td>${figures.get(id)}</td></tr>`,
    )
    .join("")}</table></body></html>`,
};

describe("the indicator list of 2014", () => {
  it("keeps the unit of an amount, and says so where it is not the form's", async () => {
    const text = styles["a table of a page"] ?? "";
    const id = "y2014.staff.funds";
    const usual = await readReport(encodeText(text, "utf-8"), "报告");
    const inYuan = await readReport(
      encodeText(text.replaceAll("<td>万元</td>", "<td>元</td>"), "utf-8"),
      "报告",
    );
    if (usual.status === "refused" || inYuan.status === "refused") throw new Error("refused");
    expect(usual.cells.get(id)).toMatchObject({ unit: "万元" });
    expect(inYuan.cells.get(id)).toMatchObject({ unit: "元" });
    expect(inYuan.problems.some(({ check, cells }) => check === "unit" && cells.includes(id))).toBe(true);
  });

  it("knows the explanations that the form prints behind its labels, and 人 for 人次", async () => {
    const text = (styles["rows with bars"] ?? "")
      .replace("专职人员数 | 人", "1.专职人员数（不包括政府公报及政府网站工作人员数） | 人")
      .replace("接受培训人员数 | 人次", "接受培训人员数 | 人");
    const outcome = await readReport(encodeText(text, "utf-8"), "报告");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    for (const id of ["y2014.staff.full_time", "y2014.training.people"])
      expect(outcome.cells.get(id)).toMatchObject({ kind: "number", value: figures.get(id) });
  });

  it.each(Object.entries(styles))("is read from %s", async (_, text) => {
    const outcome = await readReport(encodeText(text, "utf-8"), "报告");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    expect(outcome).toMatchObject({ form: "2014", year: 2016, status: "accepted" });
    const read = [...outcome.cells].map(([id, cell]) => [
      id,
      cell.kind === "number" ? cell.value : cell.reason,
    ]);
    expect(read).toEqual([...figures]);
  });

  it.each(indicatorSums.map(({ whole }) => whole))("must add up: %s", async (whole) => {
    const printed = printedIndicators.find(({ id }) => id === whole)?.printed ?? "";
    const figure = Number(figures.get(whole));
    const text = styles["rows with bars"]?.replace(
      new RegExp(`^(${printed} \\| .+ \\|) ${figure} \\|$`, "m"),
      `$1 ${figure + 1} |`,
    );
    const outcome = await readReport(encodeText(text ?? "", "utf-8"), "报告");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    expect(outcome.problems.map(({ check }) => check)).toContain("indicator-sum");
  });

  it("says what stands in the place of a figure", async () => {
    const id = "y2014.staff.full_time";
    const row = new RegExp(`(<td>专职人员数</td><td>人</td><td>)${figures.get(id)}`);
    const text = (styles["a table of a page"] ?? "").replace(row, "$1见附件");
    const outcome = await readReport(encodeText(text, "utf-8"), "报告");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    expect(outcome.cells.get(id)).toMatchObject({ kind: "missing", reason: "text", raw: "见附件" });
  });

  it("is not taken for the words in the prose before it", async () => {
    const text = (styles["a table of a page"] ?? "").replace(
      "<table>",
      "<p>主动公开政府信息数</p><p>999</p><p>制发规范性文件总数888件，回应事件7次。</p><table>",
    );
    const outcome = await readReport(encodeText(text, "utf-8"), "报告");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    const wrong = [...figures].filter(([id, figure]) => {
      const cell = outcome.cells.get(id);
      return cell?.kind !== "number" || cell.value !== figure;
    });
    expect(wrong).toEqual([]);
  });

  it("is read where a page has it twice, and refused where the two differ", async () => {
    const page = styles["a table of a page"] ?? "";
    const table = page.slice(page.indexOf("<table>"), page.indexOf("</body>"));
    const twice = (second: string) =>
      readReport(encodeText(page.replace("</body>", second), "utf-8"), "报告");
    expect((await twice(table)).status).toBe("accepted");
    const id = "y2014.staff.full_time";
    const other = table.replace(
      `<td>专职人员数</td><td>人</td><td>${figures.get(id)}`,
      "<td>专职人员数</td><td>人</td><td>7",
    );
    expect(other).not.toBe(table);
    expect(await twice(other)).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("两张统计表"),
    });
  });

  it("gives a blank no figure of the explanation's row below it", async () => {
    const [, row = ""] =
      /(<tr><td>[^<]*规范性文件总数<\/td>.*?<\/tr>)/.exec(styles["a table of a page"] ?? "") ?? [];
    const blank = row.replace(/<td>\d+<\/td>/, "<td></td>");
    const page = (styles["a table of a page"] ?? "").replace(
      row,
      `${blank}<tr><td>（其中网上公开数）</td><td>条</td><td>7</td></tr>`,
    );
    for (const note of ["（其中网上公开数）", "（网上公开的件数）"]) {
      const text = page.replace("（其中网上公开数）", note);
      expect(text).not.toBe(styles["a table of a page"]);
      const outcome = await readReport(encodeText(text, "utf-8"), "报告");
      if (outcome.status === "refused") throw new Error(outcome.reason);
      expect(outcome.cells.get("y2014.disclosure.normative_issued")).toMatchObject({ kind: "missing" });
    }
  });
});
