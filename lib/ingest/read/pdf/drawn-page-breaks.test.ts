import { describe, expect, it } from "vitest";
import { canContinue, joinPieces } from "./drawn-page-breaks";
import { readPdf } from "./pdf";
import type { PieceCell, TablePiece } from "./table-piece";
import { drawTable, tinyPdf, write } from "./tiny-pdf";

type Drawn = string | { text: string; rows: number };

/** Rows of three columns; a column that an earlier cell spans is given as null. */
function piece(rows: readonly (readonly (Drawn | null)[])[]): TablePiece {
  const cells = rows.flatMap((row, index) =>
    row.flatMap((drawn, column): PieceCell[] => {
      if (drawn === null) return [];
      const { text, rows: height } = typeof drawn === "string" ? { text: drawn, rows: 1 } : drawn;
      return [{ text, x0: column * 100, x1: column * 100 + 100, row: index, rows: height, full: false }];
    }),
  );
  return { kind: "table", drawn: true, top: 0, bottom: 0, x0: 0, x1: 300, height: rows.length, cells };
}

const shown = ({ cells, height }: TablePiece) =>
  Array.from({ length: height }, (_, row) =>
    cells.filter((cell) => cell.row === row).map(({ text, rows }) => (rows === 1 ? text : { text, rows })),
  );

describe("over a page break", () => {
  it("rows follow each other, and a repeated head is dropped", () => {
    const head = ["信息内容", "本年制发件数", "现行有效件数"];
    const joined = joinPieces(piece([head, ["规章", "0", "1"]]), piece([head, ["行政规范性文件", "2", "3"]]));
    expect(shown(joined)).toEqual([head, ["规章", "0", "1"], ["行政规范性文件", "2", "3"]]);
  });

  it("a row that the break cuts is one row again", () => {
    const joined = joinPieces(
      piece([["（三）不予公开", "7.属于行政执", "5"]]),
      piece([
        ["", "法案卷", ""],
        ["", "8.属于行政查询事项", "6"],
      ]),
    );
    expect(shown(joined)[0]).toEqual(["（三）不予公开", "7.属于行政执\n法案卷", "5"]);
    expect(shown(joined)[1]?.slice(1)).toEqual(["8.属于行政查询事项", "6"]);
  });

  it("a number that the break cuts is never read as its first half", () => {
    const joined = joinPieces(piece([["（七）总计", "111492", "0"]]), piece([["", "2", ""]]));
    expect(shown(joined)).toEqual([["（七）总计", "111492\n2", "0"]]);
  });

  it("a head beside several rows spans all of them", () => {
    const joined = joinPieces(
      piece([
        [{ text: "三、本年度", rows: 2 }, "（一）予以公开", "1"],
        [null, "（二）部分公开", "2"],
      ]),
      piece([
        [{ text: "办理结果", rows: 2 }, "（七）总计", "3"],
        [null, "（八）", "4"],
      ]),
    );
    expect(shown(joined)[0]?.[0]).toEqual({ text: "三、本年度\n办理结果", rows: 4 });
    expect(shown(joined)).toHaveLength(4);
  });

  it("two rows of their own stay two, blank figures or not", () => {
    const rows = [["1.属于国家秘密", "0", "0"]];
    const next = [["2.其他法律行政法规禁止公开", "", ""]];
    expect(shown(joinPieces(piece(rows), piece(next)))).toEqual([...rows, ...next]);
    const plain = [["行政许可", "0", "0"]];
    const below = [["行政处罚", "", ""]];
    expect(shown(joinPieces(piece(plain), piece(below)))).toEqual([...plain, ...below]);
  });

  it("figures below heads at the end of a page are a row of their own, even with a blank among them", () => {
    const heads = [["结果维持", "结果纠正", "总计"]];
    const figures = [["0", "", "0"]];
    expect(shown(joinPieces(piece(heads), piece(figures)))).toEqual([...heads, ...figures]);
  });

  it("pieces of different width are two tables", () => {
    expect(canContinue(piece([["a", "b", "c"]]), { ...piece([["a", "b", "c"]]), x1: 320 })).toBe(false);
  });
});

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
