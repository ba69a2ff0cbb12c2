import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import type { Table } from "../../document";
import { readReport } from "../../read-file";
import { readPdf } from "./pdf";
import { drawTable, tinyPdf, write } from "./tiny-pdf";

const fixtures = fileURLToPath(new URL("./fixtures", import.meta.url));
const names = readdirSync(fixtures).flatMap((name) => (name.endsWith(".pdf") ? [path.parse(name).name] : []));

/** Their font programs were taken out to keep them small; where everything stands is as it was printed. */
describe("a report printed to PDF", () => {
  it.each(names)("reads back equal: %s", async (name) => {
    const expected = JSON.parse(readFileSync(path.join(fixtures, `${name}.json`), "utf8"));
    const outcome = await readReport(readFileSync(path.join(fixtures, `${name}.pdf`)), "报告");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    const { agency, year, publishedOn, cells } = outcome;
    const read = [...cells].map(([id, cell]) => [id, cell.kind === "number" ? cell.value : cell.reason]);
    expect({ agency, year, publishedOn, cells: Object.fromEntries(read) }).toEqual(expected);
  });
});

const paragraph = Array.from({ length: 4 }, (_, line) =>
  write("公开栏每月更新一次，群众来信都有答复。", 60, 790 - line * 20),
).join("\n");
const xs = [60, 200, 300, 400];
const rows = [
  ["信息内容", "本年制发件数", "现行有效件数"],
  ["规章", "0", "12"],
  ["行政规范性文件", "3", ""],
];
const ys = [600, 570, 540, 510];

async function tablesOf(bytes: Uint8Array): Promise<Table[]> {
  const { blocks } = await readPdf(bytes);
  return blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
}
const textsOf = (table: Table | undefined) => table?.rows.map((row) => row.map(({ text }) => text));

describe("a table", () => {
  it.each(["filled", "stroked", "dotted"] as const)(
    "of %s lines has the cells that are drawn, blanks too",
    async (lines) => {
      const [table] = await tablesOf(
        tinyPdf([{ content: `${paragraph}\n${drawTable({ xs, ys, texts: rows, lines })}` }]),
      );
      expect(textsOf(table)).toEqual(rows);
      expect(table?.aligned).toBe(true);
    },
  );

  it("without lines has a column where figures are centred", async () => {
    const texts = [...rows.slice(0, 2), ["行政规范性文件", "3", "7"]];
    const [table] = await tablesOf(
      tinyPdf([{ content: `${paragraph}\n${drawTable({ xs, ys, texts, lines: "none" })}` }]),
    );
    expect(textsOf(table)).toEqual(texts);
  });

  it.each([
    ["right", 392],
    ["left", 46],
  ])("keeps the digits of a number that sticks out on its %s", async (_, x) => {
    const [first = []] = rows;
    const texts = [first, x > 200 ? ["规章", "0", ""] : ["", "0", "12"]];
    const content = `${paragraph}\n${drawTable({ xs, ys: ys.slice(0, 3), texts })} ${write("12345", x, 552)}`;
    const { blocks } = await readPdf(tinyPdf([{ content }]));
    const [table] = blocks.flatMap((block) => (block.kind === "table" ? [block] : []));
    const row = textsOf(table)?.[1] ?? [];
    const outside = blocks.some((block) => block.kind === "paragraph" && block.text === "12345");
    expect(row.includes("12345") || outside).toBe(true);
    expect(row).toHaveLength(3);
  });

  it.each([90, 180, 270])("on a page turned by %i degrees is read upright", async (rotate) => {
    const upright = `${paragraph}\n${drawTable({ xs, ys, texts: rows })}`;
    const turn =
      { 90: "0 1 -1 0 842 0 cm", 180: "-1 0 0 -1 595 842 cm", 270: "0 -1 1 0 0 595 cm" }[rotate] ?? "";
    const size = rotate === 180 ? ([595, 842] as const) : ([842, 595] as const);
    const [table] = await tablesOf(tinyPdf([{ content: `${turn}\n${upright}`, size, rotate }]));
    expect(textsOf(table)).toEqual(rows);
    const [unmarked] = await tablesOf(tinyPdf([{ content: `${turn}\n${upright}`, size }]));
    expect(textsOf(unmarked)).toEqual(rows);
  });

  it("has one cell where no line parts two, with its spans", async () => {
    const wide = `60 600.25 m 400 600.25 l S 60 600 m 60 540 l S 400 600 m 400 540 l S 60 540 m 400 540 l S 60 570 m 300 570 l S 200 570 m 200 540 l S 300 600 m 300 540 l S ${write("行政复议", 100, 580)} ${write("总计", 340, 565)} ${write("1", 100, 550)} ${write("2", 250, 550)}`;
    const [table] = await tablesOf(tinyPdf([{ content: `${paragraph}\n${wide}` }]));
    expect(table?.rows).toEqual([
      [
        { text: "行政复议", column: 0, columns: 2, rows: 1 },
        { text: "总计", column: 2, columns: 1, rows: 2 },
      ],
      [
        { text: "1", column: 0, columns: 1, rows: 1 },
        { text: "2", column: 1, columns: 1, rows: 1 },
      ],
    ]);
  });

  it("without lines never takes the raised mark of a note for a digit", async () => {
    const texts = [...rows.slice(0, 2), ["行政规范性文件", "3", "7"]];
    const drawn = `${drawTable({ xs, ys, texts, lines: "none" })} ${write("2", 352.5, 525, 8)}`;
    const [table] = await tablesOf(tinyPdf([{ content: `${paragraph}\n${drawn}` }]));
    expect(textsOf(table)).toEqual([...texts.slice(0, 2), ["行政规范性文件", "3", "7^2"]]);
  });

  it("goes on over a page break without the page number and the repeated head", async () => {
    const first = drawTable({ xs, ys: [90, 60, 40, 20].map((y) => y + 40), texts: rows });
    const next = drawTable({ xs, ys: [790, 760, 730], texts: [rows[0] ?? [], ["规范文件", "8", "9"]] });
    const pages = [first, next].map((content, page) => ({
      content: `${page === 0 ? paragraph : ""}\n${content}\n${write(`- ${page + 1} -`, 290, 20)}`,
    }));
    const tables = await tablesOf(tinyPdf(pages));
    expect(tables.map(textsOf)).toEqual([[...rows, ["规范文件", "8", "9"]]]);
  });

  it("has the last word of a cell that stands across its lower border, over a figure", async () => {
    const texts = [
      ["结果维", "总计"],
      ["12", "7"],
    ];
    const drawn = drawTable({ xs: xs.slice(0, 3), ys: [600, 580, 550], texts });
    const content = `${paragraph}\n${drawn}\n${write("持", 125, 574)}`;
    const [table] = await tablesOf(tinyPdf([{ content }]));
    expect(textsOf(table)).toEqual([
      ["结果维\n持", "总计"],
      ["12", "7"],
    ]);
  });

  it("never makes one number of two that stand in one cell", async () => {
    const texts = [["规章", "1", "2"]];
    const drawn = drawTable({ xs, ys: [600, 560], texts });
    const [beside] = await tablesOf(
      tinyPdf([{ content: `${paragraph}\n${drawn}\n${write("5", 275, 576.5)}` }]),
    );
    const [below] = await tablesOf(
      tinyPdf([{ content: `${paragraph}\n${drawn}\n${write("5", 247.5, 564)}` }]),
    );
    expect([textsOf(beside)?.[0]?.[1], textsOf(below)?.[0]?.[1]]).toEqual(["1\n5", "1\n5"]);
  });
});

describe("only what is seen is read:", () => {
  const drawn = drawTable({ xs, ys, texts: rows });
  const withNumber = (more: string) => tinyPdf([{ content: `${paragraph}\n${drawn}\n${more}` }]);
  it.each([
    ["invisible text", write("9", 347.5, 521.5, 10, "3 Tr")],
    ["white text on the bare page", `1 1 1 rg ${write("9", 347.5, 521.5)} 0 0 0 rg`],
    ["text that is painted over", `${write("9", 347.5, 521.5)} 1 1 1 rg 340 514 30 20 re f 0 0 0 rg`],
    ["text outside the page", write("9", 700, 521.5)],
    ["a slanting watermark", "BT /U 40 Tf 0.7 0.7 -0.7 0.7 320 500 Tm <00390039> Tj ET"],
  ])("%s is passed over", async (_, more) => {
    const [table] = await tablesOf(withNumber(more));
    expect(textsOf(table)).toEqual(rows);
  });

  it("white text on a coloured head is read", async () => {
    const head = `0.1 0.2 0.6 rg 60 570 340 30 re f 1 1 1 rg\n${drawTable({ xs, ys: ys.slice(0, 2), texts: rows.slice(0, 1), lines: "none" })}\n0 0 0 rg`;
    const lines = drawTable({ xs, ys, texts: [["", "", ""], ...rows.slice(1)] });
    const [table] = await tablesOf(tinyPdf([{ content: `${paragraph}\n${head}\n${lines}` }]));
    expect(textsOf(table)).toEqual(rows);
  });

  it("a character painted twice to look bold is one character", async () => {
    const [table] = await tablesOf(withNumber(write("3", 247.8, 521.5)));
    expect(textsOf(table)).toEqual(rows);
  });
});

describe("text", () => {
  it("of fonts that are not embedded is read, in Unicode and in GBK", async () => {
    const hex = iconv.encode("政府信息公开工作年度报告", "gbk").toString("hex");
    const gbk = `BT /G 12 Tf 60 700 Td <${hex}> Tj ET`;
    const { blocks } = await readPdf(tinyPdf([{ content: `${paragraph}\n${gbk}` }]));
    expect(blocks.map((block) => (block.kind === "paragraph" ? block.text : ""))).toContain(
      "政府信息公开工作年度报告",
    );
  });

  it("that fills its lines is one paragraph, also over a page break", async () => {
    const line = "公开栏每月更新一次群众来信都有答复";
    const pages = [
      {
        content: [write(line, 80, 140), write(`${line}者`, 60, 120), write(`${line}者`, 60, 100)].join("\n"),
      },
      {
        content: [write(`${line}者`, 60, 790), write("完。", 60, 770), write("第二段。", 80, 750)].join("\n"),
      },
    ];
    const { blocks } = await readPdf(tinyPdf(pages));
    expect(blocks.map((block) => (block.kind === "paragraph" ? block.text : ""))).toEqual([
      `${line}${`${line}者`.repeat(3)}完。`,
      "第二段。",
    ]);
  });
});

describe("a file is refused, with the reason,", () => {
  const refusal = async (bytes: Uint8Array) => {
    const outcome = await readReport(bytes, "报告.pdf");
    return outcome.status === "refused" ? outcome.reason : outcome.status;
  };
  const picture = "q 595 0 0 842 0 0 cm /Im Do Q";
  it("if it holds pictures only", async () => {
    expect(await refusal(tinyPdf([{ content: picture }]))).toContain("扫描件或图片");
  });
  it("if its text was recognised by a machine and lies hidden behind a picture", async () => {
    expect(await refusal(tinyPdf([{ content: `${picture}\n3 Tr\n${paragraph}` }]))).toContain("机器识别");
    expect(await refusal(tinyPdf([{ content: `${paragraph}\n${picture}` }]))).toContain("机器识别");
  });
  it("if its figures are typed into the fields of a form", async () => {
    const field = "/Annots[<</Type/Annot/Subtype/Widget/FT/Tx/T(a)/V(36)/Rect[0 0 9 9]>>]";
    expect(await refusal(tinyPdf([{ content: paragraph }], field))).toContain("表单域");
  });
  it("if it is encrypted", async () => {
    const locked = Buffer.from(tinyPdf([{ content: paragraph }])).toString("latin1");
    const entry = `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"00".repeat(32)}>/U<${"00".repeat(32)}>>>/ID[<00><00>]`;
    expect(
      await refusal(Buffer.from(locked.replace("/Root 1 0 R", `/Root 1 0 R${entry}`), "latin1")),
    ).toContain("加密");
  });
  it("if it is damaged or no PDF at all behind its first line", async () => {
    expect(await refusal(Buffer.from("%PDF-1.7\nhello"))).toContain("损坏");
    expect(await refusal(readFileSync(path.join(fixtures, "browser-portrait.pdf")).subarray(0, 600))).toMatch(
      /损坏|扫描/,
    );
  });
  it("if it inflates without end", async () => {
    const bomb = deflateSync(Buffer.alloc(130 * 1024 * 1024), { level: 1 }).toString("latin1");
    const file = Buffer.from(tinyPdf([{ content: "MARK" }])).toString("latin1");
    const loaded = file.replace(
      /<<\/Length 4>>stream\nMARK/,
      () => `<</Length ${bomb.length}/Filter/FlateDecode>>stream\n${bomb}`,
    );
    expect(await refusal(Buffer.from(loaded, "latin1"))).toContain("损坏");
  });
  it("if it has more than 500 pages", async () => {
    expect(await refusal(tinyPdf(Array.from({ length: 501 }, () => ({ content: "" }))))).toContain("501页");
  });
});

describe("a spoiled file never gives another figure unnoticed", () => {
  const truthOf = (name: string) =>
    Object.entries<unknown>(JSON.parse(readFileSync(path.join(fixtures, `${name}.json`), "utf8")).cells);
  async function expectNoSilentChange(name: string, bytes: Uint8Array) {
    const outcome = await readReport(bytes, "报告");
    if (outcome.status !== "accepted") return;
    const wrong = truthOf(name).filter(([id, value]) => {
      const cell = outcome.cells.get(id);
      return cell?.kind === "number" && cell.value !== value;
    });
    expect(wrong).toEqual([]);
  }

  it("with bytes flipped", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 255 })), {
          minLength: 1,
          maxLength: 6,
        }),
        async (name, flips) => {
          const bytes = Uint8Array.from(readFileSync(path.join(fixtures, `${name}.pdf`)));
          for (const [place, mask] of flips) {
            const at = Math.floor(place * (bytes.length - 1));
            bytes[at] = (bytes[at] ?? 0) ^ mask;
          }
          await expectNoSilentChange(name, bytes);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("cut at every tenth", async () => {
    for (const name of names) {
      const bytes = readFileSync(path.join(fixtures, `${name}.pdf`));
      for (let part = 1; part < 10; part += 1)
        await expectNoSilentChange(name, bytes.subarray(0, (bytes.length * part) / 10));
    }
  });
});
