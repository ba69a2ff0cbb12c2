import { describe, expect, it } from "vitest";
import { cellById } from "@/lib/catalogue/cells";
import { printedIndicators } from "@/lib/catalogue/indicators-2014";
import { encodeText } from "@/lib/specimen/text";
import { readReport } from "../read-file";

const title = "青石市临江区白鹭镇人民政府2016年政府信息公开工作年度报告";
const before = [title, "一、概述", "全年按规定公开信息，按时更新栏目。", "附表"];

type Line = { id: string; label: string; unit: string; figure: string };
const lines: Line[] = printedIndicators.map(({ id, printed }, index) => ({
  id,
  label: printed,
  unit: cellById(id).unit,
  figure: String(index % 3 === 0 ? 0 : (index * 37) % 211),
}));
const relabelled = (labels: Record<string, string>) =>
  lines.map((line) => ({ ...line, label: labels[line.id] ?? line.label }));

const html = (rows: readonly (readonly string[])[]) =>
  `<html><body>${before.map((text) => `<p>${text}</p>`).join("")}<table>${rows
    .map((row) => `<tr>${row.map((text) => `<td>${text}</td>`).join("")}</tr>`)
    .join("")}</table></body></html>`;
const text = (rows: readonly string[]) => [...before, ...rows].join("\n");

async function read(report: string) {
  const outcome = await readReport(encodeText(report, "utf-8"), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  const wrong = lines.filter(({ id, figure }) => {
    const cell = outcome.cells.get(id);
    return cell?.kind === "number" && cell.value !== Number(figure);
  });
  const missing = lines.filter(({ id }) => outcome.cells.get(id)?.kind !== "number").map(({ id }) => id);
  return { wrong, missing, problems: outcome.problems };
}

const half = Math.ceil(lines.length / 2);
const layouts: Record<string, string> = {
  "a table with a code before each figure": html([
    ["指标名称", "计量单位", "代码", "数量"],
    ...lines.map(({ label, unit, figure }, at) => [label, unit, String(at + 1).padStart(2, "0"), figure]),
  ]),
  "a cell a line with a code before each figure": text(
    lines.flatMap(({ label, unit, figure }, at) => [label, unit, String(at + 1), figure]),
  ),
  "a cell a line with numbered lines and numbered heads between": text(
    lines.flatMap(({ label, unit, figure }, at) => [
      ...(at % 9 === 0 ? [String(at + Math.ceil(at / 9)), "通过不同渠道公开的情况"] : []),
      String(at + Math.ceil((at + 1) / 9)),
      label,
      unit,
      figure,
    ]),
  ),
  "a table with two halves side by side": html(
    lines
      .slice(0, half)
      .map((left, at) =>
        [left, lines[half + at]].flatMap((line) => (line ? [line.label, line.unit, line.figure] : [])),
      ),
  ),
  "label, figure and unit glued together": text(
    lines.map(({ label, unit, figure }) => label + unit + figure),
  ),
  "label and figure parted by a colon": text(
    lines.map(({ label, unit, figure }) => `${label}：${figure}${unit}`),
  ),
  "all on one line": text([lines.map(({ label, unit, figure }) => `${label} ${unit} ${figure}`).join(" ")]),
  "markdown with line ends in labels": text([
    "| 指标 | 单位 | 统计数 |",
    "| --- | --- | --- |",
    ...lines.map(({ label, unit, figure }) => `| ${label}<br>（同一信息计1条） | ${unit} | ${figure} |`),
  ]),
  "rows of CSV, numbered": text(
    lines.map(({ label, unit, figure }, at) => `${at + 1},${(at % 4) + 1}.${label},${unit},${figure}`),
  ),
  "a table after a list of its words": html([
    ["收到申请数", "见下"],
    ...lines.map(({ label, unit, figure }) => [label, unit, figure]),
  ]),
};

describe("the list of 2014 in other layouts", () => {
  it.each(Object.entries(layouts))("is read from %s", async (_, report) => {
    expect(await read(report)).toMatchObject({ wrong: [], missing: [] });
  });

  it("takes no number of a line for a blank figure", async () => {
    const blank = new Set([7, 12, 30]);
    const report = text(
      lines.flatMap(({ label, unit, figure }, at) => [
        String(at + 1),
        label,
        unit,
        ...(blank.has(at) ? [] : [figure]),
      ]),
    );
    const { wrong, missing } = await read(report);
    expect(wrong).toEqual([]);
    expect(missing).toEqual([...blank].map((at) => lines[at]?.id));
  });

  it("does not take the results of suits for those of reviews, whatever rows are left out or called", async () => {
    const withoutReviews = relabelled({
      "y2014.requests.refused_other_law": "其他情形数",
      "y2014.suit.total": "行政诉讼数",
      "y2014.suit.upheld": "维持具体行政行为数",
    }).filter(({ id }) => !/review\.(?:upheld|overturned|other)/.test(id));
    const { wrong, missing } = await read(
      html(withoutReviews.map(({ label, unit, figure }) => [label, unit, figure])),
    );
    expect(wrong).toEqual([]);
    expect(missing).toEqual([
      "y2014.requests.refused_other_law",
      "y2014.review.upheld",
      "y2014.review.overturned",
      "y2014.review.other",
    ]);
  });

  it("knows the line that is due in other words, and says so", async () => {
    const reworded = relabelled({
      "y2014.requests.not_existing": "信息不存在数",
      "y2014.staff.total": "从事政府信息公开工作的人员数",
    });
    const report = html(reworded.map(({ label, unit, figure }) => [label, unit, figure]));
    const { wrong, missing, problems } = await read(report);
    expect({ wrong, missing }).toEqual({ wrong: [], missing: [] });
    expect(problems.filter(({ check }) => check === "layout").flatMap(({ cells }) => cells)).toEqual([
      "y2014.requests.not_existing",
      "y2014.staff.total",
    ]);
  });

  it("is not taken for a list of before 2014, which has some of its labels", async () => {
    const some = /申请数$|答复数$|人员数$|涉及|诉讼|复议/;
    const rows = lines.filter(({ label }) => some.test(label)).slice(0, 15);
    expect(rows).toHaveLength(15);
    const report = html(rows.map(({ label, unit, figure }) => [label, unit, figure]));
    await expect(read(report)).rejects.toThrow("没有找到");
  });

  it("passes over rows that a place has added", async () => {
    const rows = lines.flatMap(({ label, unit, figure }) => [
      [label, unit, figure],
      ...(label.startsWith("制发") ? [["重点领域公开政府信息数（同一信息计1条）", "条", "77"]] : []),
      ...(label === "信函申请数" ? [["其他形式申请数", "件", "88"]] : []),
    ]);
    expect(await read(html(rows))).toMatchObject({ wrong: [], missing: [] });
  });
});
