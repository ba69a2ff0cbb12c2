import { describe, expect, it } from "vitest";
import { readPdf } from "./pdf";
import { drawTable, tinyPdf, write } from "./tiny-pdf";

const paragraph = Array.from({ length: 4 }, (_, line) =>
  write("公开栏每月更新一次，群众来信都有答复。", 60, 790 - line * 20),
).join("\n");
const xs = [60, 200, 300, 400];
const ys = [600, 570, 540];
const foot = 551.5;
const middle = foot + 3;

const stroke = (x0: number, x1: number, y = middle) => `0.5 w ${x0} ${y} m ${x1} ${y} l S 1 w`;
const bar = (x0: number, x1: number, y = middle) => `${x0} ${y - 0.3} ${x1 - x0} 0.6 re f`;

/** The second row of a table whose cells are empty but for what is drawn into them; a digit is 5 points wide. */
async function rowOf(...drawn: readonly string[]): Promise<string[] | undefined> {
  const texts = [
    ["信息内容", "本年制发件数", "现行有效件数"],
    ["规章", "", "7"],
  ];
  const content = [paragraph, drawTable({ xs, ys, texts }), ...drawn].join("\n");
  const { blocks } = await readPdf(tinyPdf([{ content }]));
  const tables = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
  return tables[0]?.rows[1]?.map(({ text }) => text);
}
const figure = write("1215", 240, foot);

describe("struck text is left out", () => {
  it.each([
    ["by a line", stroke(240, 250)],
    ["by a thin filled bar", bar(240, 250)],
    ["by two lines", `${stroke(240, 250, foot + 2)} ${stroke(240, 250, foot + 4)}`],
    ["by a line in pieces", `${stroke(240, 245)} ${stroke(245, 250)}`],
    ["by a line a little longer than the text", stroke(237, 250)],
  ])("%s, the rest of its piece stays", async (_, line) => {
    expect(await rowOf(figure, line)).toEqual(["规章", "15", "7"]);
  });

  it("in several pieces under one line, the blanks between and a raised mark with them", async () => {
    const pieces = [write("1", 240, foot), write(" 2", 245, foot), write("1", 255, foot + 4, 6)];
    expect(await rowOf(...pieces, write("15", 258, foot), bar(240, 258))).toEqual(["规章", "15", "7"]);
  });

  it("where nothing else is in the cell, and the line makes no rows", async () => {
    const wide = write("12345678901234567", 208, foot);
    expect(await rowOf(wide, stroke(208, 293))).toEqual(["规章", "", "7"]);
  });

  it("in a paragraph", async () => {
    const content = `${paragraph}\n${write("收到申请3件5件。", 60, 700)} ${stroke(100, 115, 703)}`;
    const { blocks } = await readPdf(tinyPdf([{ content }]));
    expect(blocks.at(-1)).toMatchObject({ text: expect.stringMatching(/收到申请\s?5件。$/) });
  });

  it("on a page that is turned", async () => {
    const drawn = drawTable({
      xs,
      ys,
      texts: [
        ["信息内容", "制发", "废止"],
        ["规章", "", "7"],
      ],
    });
    const content = `0 1 -1 0 842 0 cm\n${paragraph}\n${drawn}\n${figure}\n${bar(240, 250)}`;
    const { blocks } = await readPdf(tinyPdf([{ content, size: [842, 595], rotate: 90 }]));
    expect(blocks.at(-1)).toMatchObject({ rows: [{}, [{ text: "规章" }, { text: "15" }, { text: "7" }]] });
  });
});

describe("text stays that is not struck:", () => {
  it.each([
    ["underlined", stroke(240, 260, foot - 1)],
    ["with a line above it", stroke(240, 260, foot + 8.5)],
    [
      "with a lowered digit on its underline",
      `${write("3", 260, foot - 3, 6)} ${stroke(240, 263, foot - 1)}`,
    ],
    ["beside a line", stroke(262, 290)],
    ["under a line that goes far beyond it", stroke(215, 285)],
  ])("%s", async (_, more) => {
    expect((await rowOf(figure, more))?.[1]).toContain("1215");
  });

  it.each(["—", "-3", "－", "-"])("the sign in %s", async (text) => {
    expect(await rowOf(write(text, 240, foot))).toEqual(["规章", text, "7"]);
  });

  it("a figure that runs over the line below its cell, and beyond the one beside it", async () => {
    const texts = [
      ["甲", "乙"],
      ["", ""],
    ];
    const narrow = drawTable({ xs: [60, 72, 88], ys: [600, 570, 540], texts });
    const { blocks } = await readPdf(
      tinyPdf([{ content: `${paragraph}\n${narrow}\n${write("1234", 64, 567)}` }]),
    );
    expect(JSON.stringify(blocks)).toContain("1234");
  });
});

describe("a figure is unreadable rather than guessed", () => {
  it.each([
    ["if half a digit is struck", stroke(240, 247.5)],
    ["if a line is high above the middle", stroke(240, 250, foot + 6)],
    ["if a line is longer than the text, but not by much", stroke(231, 250)],
  ])("%s", async (_, line) => {
    expect((await rowOf(figure, line))?.[1]).toContain("\u0336");
  });

  it("if the line fills the cell as its text does", async () => {
    const number = "1".repeat(20);
    expect((await rowOf(write(number, 200, foot), stroke(200, 300)))?.join()).toContain("1\u0336");
  });

  it("if the line goes on as the line between two rows beside it", async () => {
    const drawn = ["60 600 m 60 540 l S 200 600 m 200 540 l S 300 600 m 300 540 l S 60 600 m 300 600 l S"];
    drawn.push("60 540 m 300 540 l S 60 570 m 200 570 l S", write("12", 200, 567), write("15", 210, 567));
    drawn.push(stroke(200, 210, 570), write("规章", 70, 580), write("规定", 70, 550));
    const { blocks } = await readPdf(tinyPdf([{ content: `${paragraph}\n${drawn.join("\n")}` }]));
    expect(JSON.stringify(blocks)).toContain("1\u03362\u033615");
  });
});

it("a file with text struck out by a note on the page is refused", async () => {
  const note =
    "/Annots[<</Type/Annot/Subtype/StrikeOut/Rect[60 780 90 800]/QuadPoints[60 800 90 800 60 780 90 780]>>]";
  await expect(readPdf(tinyPdf([{ content: paragraph }], note))).rejects.toThrow("批注划掉");
});
