import { describe, expect, it } from "vitest";
import { readPdf } from "./pdf";
import { tinyPdf, write } from "./tiny-pdf";

const paragraph = Array.from({ length: 4 }, (_, line) =>
  write("公开栏每月更新一次，群众来信都有答复。", 60, 790 - line * 20),
).join("\n");

type Align = "left" | "centre" | "right";
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 5 : 10), 0);
const shift = { left: 0, centre: 0.5, right: 1 };

/** Figures in columns 40 points apart, at their label's height. */
const figuresAt = (y: number, figures: readonly string[], align: Align = "centre") =>
  figures.map((text, at) => write(text, 300 + at * 40 - widthOf(text) * shift[align], y)).join("\n");
const row = (y: number, label: string, figures: readonly string[], align?: Align) =>
  `${write(label, 140, y)}\n${figuresAt(y, figures, align)}`;

/** Every row of every table on the page. */
async function rowsOf(...drawn: readonly string[]): Promise<string[][]> {
  const { blocks } = await readPdf(tinyPdf([{ content: [paragraph, ...drawn].join("\n") }]));
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  return tables.flatMap((table) => table.rows.map((boxes) => boxes.map(({ text }) => text)));
}

const first = ["1", "20", "300", "4", "5", "6", "336"];
const second = ["0", "1234", "0", "7", "10", "0", "1251"];

describe("in a table without lines", () => {
  it.each(["left", "centre", "right"] as const)("figures may be aligned at their %s", async (align) => {
    const rows = await rowsOf(
      row(600, "（一）予以公开", first, align),
      row(584, "1.属于国家秘密", second, align),
    );
    expect(rows).toEqual([
      ["（一）予以公开", ...first],
      ["1.属于国家秘密", ...second],
    ]);
  });

  it("figures belong to the label at whose height they stand, be it of several lines", async () => {
    const rows = await rowsOf(
      row(600, "1.信访举报投诉类申请", first),
      write("5.要求行政机关确认或重", 140, 584),
      write("新出具已获取信息", 140, 571),
      figuresAt(584, second.slice(0, 6)),
      write("1251", 530, 577.5),
      row(555, "（七）总计", second),
    );
    expect(rows).toEqual([
      ["1.信访举报投诉类申请", ...first],
      ["5.要求行政机关确认或重\n新出具已获取信息", ...second],
      ["（七）总计", ...second],
    ]);
  });

  it("the head beside several rows takes no figure", async () => {
    const rows = await rowsOf(
      write("（四）无法提供", 60, 592),
      row(600, "1.本机关不掌握相关政府信息", first),
      row(584, "2.没有现成信息需要另行制作", second),
    );
    expect(rows.map(([label]) => label)).toEqual([
      "1.本机关不掌握相关政府信息",
      "2.没有现成信息需要另行制作",
    ]);
  });

  it("the end of a number between two labels spoils both cells", async () => {
    const rows = await rowsOf(
      row(600, "1.属于国家秘密", ["1", "123", "0", "0", "0", "0", "1"]),
      write("4", 337.5, 588),
      row(576, "2.其他法律行政法规禁止公开", ["1", "", "0", "0", "0", "0", "1"]),
    );
    expect(rows.map((boxes) => boxes[2])).toEqual(["123\n4\u0336", "4\u0336"]);
  });

  it("numbers painted apart are two, however close they stand", async () => {
    const rows = await rowsOf(
      row(600, "（一）予以公开", first),
      row(584, "（七）总计", second),
      `${write("四、结转下年度继续办理", 140, 568)}\n${figuresAt(568, ["1", "2", "3", "4", "5"])}`,
      write("123456", 484, 568),
      write("1234567", 517, 568),
    );
    expect(rows.at(-1)?.slice(-2)).toEqual(["123456", "1234567"]);
  });

  const heads = [
    [write("信息内容", 140, 640), write("本年制发件数", 260, 640)],
    [write("本年废止件数", 330, 640), write("现行有效件数", 400, 640)],
  ].flat();
  const three = (y: number, label: string, [a = "", b = "", c = ""]: readonly string[]) =>
    [write(label, 140, y), write(a, 287, y), write(b, 357, y), write(c, 427, y)].join("\n");

  it("labels below each other are rows of their own", async () => {
    const rows = await rowsOf(
      ...heads,
      three(624, "规章", ["1", "2", "3"]),
      three(608, "行政规范性文件", ["4", "5", "6"]),
    );
    expect(rows).toEqual([
      ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
      ["规章", "1", "2", "3"],
      ["行政规范性文件", "4", "5", "6"],
    ]);
  });

  it("one head over all columns is one column", async () => {
    const rows = await rowsOf(
      ...heads,
      three(624, "规章", ["1", "2", "3"]),
      write("信息内容", 140, 608),
      write("本年处理决定数量", 320, 608),
      three(592, "行政处罚", ["", "7"]),
      three(576, "行政强制", ["", "8"]),
    );
    expect(rows.slice(2)).toEqual([["本年处理决定数量"], ["行政处罚", "7"], ["行政强制", "8"]]);
  });

  it("rows of which every second is shaded are read like the others", async () => {
    const shade = [632, 600]
      .flatMap((y) => [135, 255, 325, 395].map((x) => `0.9 g ${x} ${y - 4} 68 16 re f 0 g`))
      .join("\n");
    const rows = await rowsOf(
      shade,
      ...heads,
      three(632, "规章", ["1", "2", "3"]),
      three(616, "行政规范性文件", ["4", "5", "6"]),
      three(600, "规章", ["7", "8", "9"]),
    );
    expect(rows.map((boxes) => boxes.slice(1).join(" "))).toEqual([
      "本年制发件数 本年废止件数 现行有效件数",
      "1 2 3",
      "4 5 6",
      "7 8 9",
    ]);
  });

  it("lines that each have a figure are labels of their own, their units beside them", async () => {
    const line = (y: number, label: string, unit: string, figure: string) =>
      [write(label, 80, y), write(unit, 330, y), write(figure, 437, y)].join("\n");
    const rows = await rowsOf(
      line(640, "其中：规范性文件", "条", "3"),
      line(625, "其中：通过网站公开", "条", "40"),
      line(610, "其中：通过公报公开", "条", "5"),
    );
    expect(rows.map((boxes) => [boxes[0], boxes.at(-1)])).toEqual([
      ["其中：规范性文件", "3"],
      ["其中：通过网站公开", "40"],
      ["其中：通过公报公开", "5"],
    ]);
  });
});
