import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { Form } from "@/lib/catalogue/cell";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { indicatorTable, printedTables } from "@/lib/catalogue/printed-tables";
import { numberText } from "@/lib/chart/number-text";
import { officeFaults } from "../fixtures/office-faults";
import { type ReadCell, sheetCells } from "../fixtures/read-office";
import type { ExportedTotals, TotalFigure } from "./exported-totals";
import { totalsFormats } from "./totals-formats";

/** Every cell has a figure of its own; some are doubted, some rest on a few agencies, some are not there. */
function figureOf(name: string, at: number): TotalFigure {
  const sum = at % 11 === 3 ? null : 1000 + at * 7 + (at % 5 === 0 ? 0.25 : 0);
  const reported = at % 4 === 1 ? 29 : 31;
  return {
    ...{ name, sum, text: sum === null ? "空白" : numberText(sum), reported, flagged: at % 3 === 0 ? 2 : 0 },
    notes: reported === 31 ? [] : ["29/31个有数"],
    ...{ whole: 2000 + at, wholeFlagged: at % 7 === 0, wholeText: numberText(2000 + at), why: "" },
    ...(sum === null ? { rest: at - 9, restText: "其余" } : { rest: null, restText: "" }),
    ...{ difference: sum === null ? null : 2000 + at - sum, differenceText: sum === null ? "未能判断" : "+" },
  };
}

const hostile = "=cmd|'/c calc'!A1\u0000<b>&";
const totalsOf = (form: Form): ExportedTotals => ({
  title: "甲区2025年政府信息公开统计合计",
  sentences: ["甲区2025年：26个街镇、5个部门均已公开本机关年报。"],
  wholeSentence: "与全域汇总年报比较：1格不一致。",
  restSentence: "汇总减去合计是没有计入的机关应有的数之和。",
  filters: ["范围：甲区", "年度：2025年"],
  address: "http://site/totals?region=990101&year=2025",
  ...{ version: "2026-01-31.1", madeOn: "2026-01-31", demo: true, year: 2025, summed: 31 },
  tables: form === "2014" ? [indicatorTable()] : printedTables(form),
  figures: new Map(cellsOfForm(form).map(({ id, zh }, at) => [id, figureOf(zh, at)])),
  ...{ hasWhole: true, isCompared: true },
  coverage: [
    {
      ...{ name: "街道、乡镇", expected: 27, filed: 27, summed: 26 },
      absent: [{ reason: "not_collected", agencies: [{ key: "1", name: hostile }] }],
      others: [
        {
          form: "2019年格式",
          agencies: Array.from({ length: 9000 }, (_, at) => ({
            key: `${at}`,
            name: at === 0 ? "东镇" : `第${at}镇`,
          })),
        },
      ],
    },
  ],
  excludedMore: 3,
  excluded: [
    { agency: "3", name: "西镇", cell: "requests.received.total", cellName: "新收申请", text: "−5" },
  ],
});

/** The cells of the tables in the order of the print. */
const printedOrder = ({ tables }: ExportedTotals) =>
  tables.flatMap(({ rows }) => rows.flat().flatMap((box) => (box.role === "cell" ? [box.text] : [])));

const decoded = (xml: string) => xml.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

it.each(["2021", "2019", "2014"] as const)(
  "has every sum of form %s in its place in both files",
  async (form) => {
    const totals = totalsOf(form);
    const ids = printedOrder(totals);
    expect(new Set(ids).size).toBe(totals.figures.size);
    const figures = ids.flatMap((id) => totals.figures.get(id) ?? []);

    const docx = await totalsFormats.docx.write(totals);
    const xml = strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array());
    const tables = [...xml.matchAll(/<w:tbl>([\s\S]*?)<\/w:tbl>/g)]
      .slice(0, totals.tables.length)
      .map(([, table = ""]) => table);
    const boxes = tables.flatMap((table) =>
      [...table.matchAll(/<w:tc>([\s\S]*?)<\/w:tc>/g)].map(([, box = ""]) =>
        decoded([...box.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join("")),
      ),
    );
    const figureBoxes = boxes.filter((text) => /^(?:[\d,.]+※?(?:29\/31)?|空白)$/.test(text));
    expect(figureBoxes).toEqual(
      figures.map(({ sum, text, flagged, reported }) =>
        sum === null ? "空白" : `${text}${flagged > 0 ? "※" : ""}${reported === 31 ? "" : "29/31"}`,
      ),
    );
    expect(officeFaults(docx)).toEqual([]);
    if (form === "2014") expect(await totalsFormats.docx.write(totals)).toEqual(docx);

    const xlsx = await totalsFormats.xlsx.write(totals);
    const isFigure = (cell: ReadCell) => typeof cell === "number" || cell === "空白";
    const stored = totals.tables.flatMap((_, at) => sheetCells(xlsx, at).flat().filter(isFigure));
    expect(stored).toEqual(figures.map(({ sum }) => sum ?? "空白"));
    const compared = sheetCells(xlsx, totals.tables.length).slice(1);
    expect(compared.map((row) => [row[8], row[1], row[4], row[5], row[6]])).toEqual(
      [...totals.figures].map(([id, one]) => [
        id,
        one.sum ?? "空白",
        one.whole,
        one.difference ?? "未能判断",
        one.rest,
      ]),
    );
    expect(officeFaults(xlsx)).toEqual([]);
  },
);

it("says in both files whose sums they are, of which version, that they are invented and what is left out", async () => {
  const totals = totalsOf("2021");
  const docx = await totalsFormats.docx.write(totals);
  const xml = decoded(strFromU8(unzipSync(docx)["word/document.xml"] ?? new Uint8Array()));
  const xlsx = await totalsFormats.xlsx.write(totals);
  const texts = [3, 4, 5].flatMap((sheet) => sheetCells(xlsx, sheet).flat()).join("\n");
  for (const said of [
    totals.title,
    "演示数据，不是真实报告的数",
    "2026-01-31.1",
    "西镇新收申请",
    "还有3个，见各格",
    totals.restSentence,
    "未收录",
    "东镇",
  ]) {
    expect(xml).toContain(said);
    expect(texts).toContain(said);
  }
  expect(xml).toContain("与全域汇总年报不一致的格");
});
