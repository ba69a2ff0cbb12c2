import { describe, expect, it } from "vitest";
import { readPdf } from "./pdf";
import { drawTable, tinyPdf, write } from "./tiny-pdf";

const paragraph = Array.from({ length: 4 }, (_, line) =>
  write("公开栏每月更新一次，群众来信都有答复。", 60, 790 - line * 20),
).join("\n");
const xs = [60, 200, 300, 400];
const above = drawTable({
  xs,
  ys: [100, 80, 60],
  texts: [
    ["行政复议", "", ""],
    ["结果维", "结果纠", "总计"],
  ],
});
const next = drawTable({ xs, ys: [790, 770], texts: [["4", "5", "9"]] });

async function blocksOf(...below: readonly string[]) {
  const content = [paragraph, above, ...below].join("\n");
  const { blocks } = await readPdf(tinyPdf([{ content }, { content: next }]));
  return blocks.map((block) =>
    block.kind === "table" ? block.rows.map((row) => row.map(({ text }) => text)) : block.text,
  );
}

describe("below the last border of a page", () => {
  it("the last words of open cells are put back into them, and the table goes on", async () => {
    expect((await blocksOf(write("持", 65, 50), write("正", 210, 50))).slice(1)).toEqual([
      [
        ["行政复议", "", ""],
        ["结果维\n持", "结果纠\n正", "总计"],
        ["4", "5", "9"],
      ],
    ]);
  });

  it.each([
    ["further below", write("持", 65, 40)],
    ["over several cells", write("以上各数经过核对无误，由办公室负责解释", 65, 50)],
    ["beside the table", write("持", 420, 50)],
  ])("a line %s is text of its own", async (_, line) => {
    expect((await blocksOf(line)).at(-3)).toEqual([
      ["行政复议", "", ""],
      ["结果维", "结果纠", "总计"],
    ]);
  });
});
