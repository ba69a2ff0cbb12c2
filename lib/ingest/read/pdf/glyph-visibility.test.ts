import { describe, expect, it } from "vitest";
import { readPdf } from "./pdf";
import { drawTable, tinyPdf, write } from "./tiny-pdf";

const paragraph = Array.from({ length: 4 }, (_, line) =>
  write("公开栏每月更新一次，群众来信都有答复。", 60, 790 - line * 20),
).join("\n");
const xs = [60, 200, 300, 400];
const ys = [600, 570, 540];
const foot = 551.5;
const texts = [
  ["信息内容", "本年制发件数", "现行有效件数"],
  ["规章", "", "7"],
];
const figure = write("38", 240, foot);

/** What stands in the second cell of the second row of a drawn table, after what is drawn on the page. */
async function cellOf(...drawn: readonly string[]): Promise<string | undefined> {
  const content = [paragraph, drawTable({ xs, ys, texts }), ...drawn].join("\n");
  const { blocks } = await readPdf(tinyPdf([{ content }]));
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  return tables[0]?.rows[1]?.[1]?.text;
}

const picture = (name: string, x: number, y: number, width: number, height: number) =>
  `q ${width} 0 0 ${height} ${x} ${y} cm /${name} Do Q`;
const filled = (colour: string, path: string) => `q ${colour} rg ${path} f Q`;

describe("a figure is unreadable where it may be hidden:", () => {
  it.each([
    ["below a picture that lies over a part of it", picture("Im", 240, foot - 2, 12, 6)],
    ["below a picture that lies over all of it", picture("Im", 230, 545, 30, 20)],
    ["where a filled area covers the half of a digit", filled("1 1 1", `240 ${foot} 7 3 re`)],
    ["below a filled triangle", filled("1 1 1", `235 545 m 255 545 l 245 572 l h`)],
    ["under a slanting line", "0.5 w 200 540 m 300 570 l S"],
    ["under a slanting strip", "200 540 m 300 569.5 l 300 570 l 200 540.5 l h f"],
  ])("%s", async (_, drawn) => {
    expect(await cellOf(figure, drawn)).toContain("\u0336");
  });

  it("where its frame cuts it", async () => {
    expect(await cellOf(`q 230 ${foot + 3} 40 20 re W n ${figure} Q`)).toContain("\u0336");
  });
});

describe("what nobody sees is no figure:", () => {
  it.each([
    ["text of one point", write("38", 240, foot, 1)],
    [
      "text in the colour of its ground",
      `${filled("0.8 0.9 1", "201 541 98 28 re")} 0.8 0.9 1 rg ${figure} 0 g`,
    ],
    ["nearly white text", `0.96 g ${figure} 0 g`],
    ["text that is all but clear", `q /Faint gs ${figure} Q`],
    ["text outside its frame", `q 400 500 50 50 re W n ${figure} Q`],
    ["a figure under an area of any colour", `${figure} ${filled("0.2 0.4 0.6", "230 545 40 20 re")}`],
  ])("%s", async (_, drawn) => {
    expect(await cellOf(drawn)).toBe("");
  });
});

describe("a figure is read", () => {
  it.each([
    ["over a picture painted before it", `${picture("Im", 60, 500, 400, 300)} ${figure}`],
    ["over a shading painted before it", `${filled("0.9 0.9 0.9", "201 541 98 28 re")} ${figure}`],
    ["below a picture that can be seen through", `${figure} ${picture("See", 180, 530, 120, 40)}`],
    ["below an area that is all but clear", `${figure} q /Faint gs 201 541 98 28 re f Q`],
    ["beside a slanting line", `${figure} 0.5 w 200 552 m 236 570 l S`],
    [
      "inside a ring",
      `${figure} ${filled("1 0 0", "225 540 45 30 re 228 543 39 24 re").replace(" f ", " f* ")}`,
    ],
    ["in a frame around it", `q 201 541 98 28 re W n ${figure} Q`],
    ["in grey", `0.6 g ${figure} 0 g`],
    ["in white on a dark ground", `${filled("0.1 0.2 0.6", "201 541 98 28 re")} 1 g ${figure} 0 g`],
    ["in small letters", write("38", 240, foot, 4)],
  ])("%s", async (_, drawn) => {
    expect(await cellOf(drawn)).toBe("38");
  });
});

it("a day below a seal is a day: only figures of tables are in doubt", async () => {
  const day = `${write("2024年1月15日", 300, 300)} ${picture("Im", 290, 280, 60, 60)}`;
  const { blocks } = await readPdf(tinyPdf([{ content: `${paragraph}\n${day}` }]));
  expect(blocks.at(-1)).toMatchObject({ text: "2024年1月15日" });
});

it("a figure of a table without lines is in doubt below a picture, too", async () => {
  const rows = [...texts, ["行政规范性文件", "3", "5"]].map((row) => row.map((text) => text || "38"));
  const drawn = drawTable({ xs, ys: [...ys, 510], texts: rows, lines: "none" });
  const { blocks } = await readPdf(
    tinyPdf([{ content: `${paragraph}\n${drawn}\n${picture("Im", 230, 545, 30, 20)}` }]),
  );
  expect(JSON.stringify(blocks)).toContain("3\u03368\u0336");
});

it("a page whose text and table lie under one picture is a scan", async () => {
  const content = `${paragraph}\n${drawTable({ xs, ys, texts })}\n${picture("Im", 0, 0, 595, 842)}`;
  await expect(readPdf(tinyPdf([{ content }]))).rejects.toThrow("扫描件");
});
