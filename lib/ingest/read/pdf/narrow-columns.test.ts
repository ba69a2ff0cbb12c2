import { describe, expect, it } from "vitest";
import { readPdf } from "./pdf";
import { drawTable, tinyPdf, write } from "./tiny-pdf";

const paragraph = Array.from({ length: 4 }, (_, line) =>
  write("公开栏每月更新一次，群众来信都有答复。", 60, 790 - line * 20),
).join("\n");

/** Every row of every table of some pages. */
async function rowsOf(...pages: readonly (readonly string[])[]): Promise<string[][]> {
  const contents = pages.map((drawn) => ({ content: drawn.join("\n") }));
  const { blocks } = await readPdf(tinyPdf(contents));
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  return tables.flatMap((table) => table.rows.map((boxes) => boxes.map(({ text }) => text)));
}

const figures = ["1", "20", "300", "4", "5", "6", "336"];
const row = (y: number, label: readonly string[], own: readonly string[]) =>
  [
    ...label.map((line, at) => write(line, 100, y - at * 13)),
    ...own.map((text, at) => (text === "" ? "" : write(text, 200 + at * 40, y))),
  ].join("\n");

const places = Array.from({ length: 15 }, (_, at) => 50 + at * 32);
/** Words one character a line, from a height downwards. */
const stacked = (text: string, x: number, y: number) =>
  [...text].map((letter, at) => write(letter, x, y - at * 13)).join("\n");
const results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
const upperHeads = [write("行政复议", 50, 130), write("行政诉讼", 210, 130)];
const middleHeads = [
  ...results.map((text, at) => stacked(text, places[at] ?? 0, 110)),
  write("未经复议直接起诉", 210, 110),
  write("复议后起诉", 370, 110),
];
const lowerHeads = (y: number) =>
  [...results, ...results].map((text, at) => stacked(text, places[at + 5] ?? 0, y));
const disputes = (y: number, blank?: number) =>
  places.map((x, at) => (at === blank ? "" : write(String(at), x, y)));
const whole = places.map((_, at) => String(at));

describe("in narrow columns without lines", () => {
  it("a label that is cut behind its number goes on below it", async () => {
    const drawn = [row(600, ["（六）", "其他处", "理"], figures), row(550, ["（七）", "总计"], figures)];
    expect(await rowsOf([paragraph, ...drawn])).toEqual([
      ["（六）\n其他处\n理", ...figures],
      ["（七）\n总计", ...figures],
    ]);
  });

  it("a label that stands a little higher than its figures is no head", async () => {
    const drawn = [write("规章", 100, 601.5), row(600, [], ["7", "0", "5"])];
    const rows = await rowsOf([paragraph, ...drawn, row(580, ["行政规范", "性文件"], ["8", "1", "6"])]);
    expect(rows.at(0)).toEqual(["规章", "7", "0", "5"]);
  });

  it("heads of one character a line stand above their fifteen figures", async () => {
    const shift = "1 0 0 1 0 500 cm";
    const drawn = [shift, ...upperHeads, ...middleHeads, ...lowerHeads(50), ...disputes(-10)];
    const rows = await rowsOf([paragraph, ...drawn]);
    expect(rows.at(-2)?.map((text) => text.replaceAll("\n", ""))).toEqual([
      ...results,
      ...results,
      ...results,
    ]);
    expect(rows.at(-1)).toEqual(whole);
  });

  it("a blank below one of fifteen heads keeps its place", async () => {
    const shift = "1 0 0 1 0 500 cm";
    const drawn = [shift, ...upperHeads, ...middleHeads, ...lowerHeads(50), ...disputes(-10, 7)];
    const rows = await rowsOf([paragraph, ...drawn]);
    expect(rows.at(-1)).toEqual(whole.map((text) => (text === "7" ? "" : text)));
  });

  it("heads that a page break cuts are put together again", async () => {
    const rows = await rowsOf(
      [paragraph, write("四、政府信息公开行政复议、行政诉讼情况", 50, 145), ...upperHeads, ...middleHeads],
      [...lowerHeads(780), ...disputes(720), write("五、存在的主要问题及改进情况是什么", 50, 690)],
    );
    expect(rows[0]).toEqual(["行政复议", "行政诉讼"]);
    expect(rows.at(-1)).toEqual(whole);
  });
});

it("a drawn row that is shorter than others ends where its lines end", async () => {
  const long = drawTable({
    xs: [60, 160, 220, 280, 340],
    ys: [600, 570],
    texts: [["1.属于国家秘密", "1", "2", "3"]],
  });
  const short = drawTable({ xs: [60, 160, 220, 280], ys: [570, 540], texts: [["（七）总计", "", "5"]] });
  expect(await rowsOf([paragraph, long, short])).toEqual([
    ["1.属于国家秘密", "1", "2", "3"],
    ["（七）总计", "", "5"],
  ]);
});
