import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import { number } from "@/lib/specimen/figures";
import { renderHtml } from "@/lib/specimen/html";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText, renderText } from "@/lib/specimen/text";
import { readText } from "../read/text/text";
import { readReport } from "../read-file";
import type { ReportReading } from "../reading";
import { isUsualOrder } from "./dispute-figures";
import { tokensOf } from "./token";

/** Tables whose heads say something else than the form's, over figures that would hold all sums. */
const [balanced = new Map()] = fc.sample(
  balancedFigures("2021").filter((figures) => {
    const received = figures.get("requests.received.total");
    return received?.kind === "number" && received.value > 10;
  }),
  { numRuns: 1, seed: 5 },
);
const amount = 35000;
const cells = new Map([
  ...balanced,
  ["disclosure.fees.amount", number(amount)],
  ["disclosure.normative_documents.issued", number(4)],
  ["disclosure.normative_documents.repealed", number(2)],
  ["disclosure.normative_documents.in_force", number(37)],
]);
const specimen = plainSpecimen("2021", { cells });
const perCell = renderText(specimen, "line-per-cell");
const perRow = renderText(specimen, "line-per-row");
const site = { name: "政府网站", column: "年报", source: "办公室", charset: "utf-8" } as const;
const html = renderHtml(specimen, "page", site);

async function read(text: string) {
  const outcome = await readReport(encodeText(text, "utf-8"), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return outcome;
}
const figureOf = (reading: ReportReading, id: string) => {
  const cell = reading.cells.get(id);
  return cell?.kind === "number" ? cell.value : cell?.reason;
};
const swapped = (text: string, a: string, b: string) =>
  text.replaceAll(a, "\u0000").replaceAll(b, a).replaceAll("\u0000", b);
const fees = "disclosure.fees.amount";

describe("an amount", () => {
  it.each([
    ["（单位：元）", "元"],
    ["（元）", "元"],
    ["，单位：人民币元", "元"],
    ["（单位：万元）", "万元"],
    ["", undefined],
  ])("has the unit of its head: 本年收费金额%s", async (printed, unit) => {
    for (const text of [html, perCell, perRow]) {
      const reading = await read(text.replaceAll("（单位：万元）", printed));
      expect(reading.cells.get(fees)).toMatchObject({ kind: "number", value: amount });
      const cell = reading.cells.get(fees);
      expect(cell?.kind === "number" ? cell.unit : null).toBe(unit);
      const flagged = reading.problems.some(({ cells, check }) => check === "unit" && cells.includes(fees));
      expect(flagged).toBe(unit !== "万元");
    }
  });

  it("in a unit that the form does not know is not read", async () => {
    const reading = await read(html.replaceAll("（单位：万元）", "（单位：千元）"));
    expect(figureOf(reading, fees)).toBe("unreadable");
    expect(reading.problems.some(({ cells, check }) => check === "unit" && cells.includes(fees))).toBe(true);
  });

  it("has the unit that stands below it on a line of its own", async () => {
    const reading = await read(perCell.replace(new RegExp(`^(\\s*${amount}.*)$`, "m"), "$1\n元"));
    expect(reading.cells.get(fees)).toMatchObject({ value: amount, unit: "元" });
  });
});

describe("section 二", () => {
  it("is read by heads in other words and another order", async () => {
    const reading = await read(
      swapped(html, "本年制发件数", "现行有效件数").replaceAll("现行有效件数", "现行有效数（件）"),
    );
    expect(figureOf(reading, "disclosure.normative_documents.issued")).toBe(37);
    expect(figureOf(reading, "disclosure.normative_documents.in_force")).toBe(4);
  });

  it("gives no figure where the heads lack a column", async () => {
    const reading = await read(
      html.replaceAll("本年废止件数", "现行有效件数").replace(/现行有效件数(?![\s\S]*现行有效件数)/, ""),
    );
    for (const measure of ["issued", "repealed", "in_force"])
      expect(figureOf(reading, `disclosure.normative_documents.${measure}`)).toBe("unreadable");
  });

  it.each(["12 +3 45", "12　＋3　45", "12 —3 45", "12 -3 45"])("reads the signed row %s", async (figures) => {
    const text = renderText(plainSpecimen("2019"), "line-per-row");
    const row = /^行政许可 .*$/m;
    expect(text).toMatch(row);
    const reading = await read(text.replace(row, `行政许可 ${figures}`));
    expect(
      ["items_previous", "items_change", "decisions"].map((measure) =>
        figureOf(reading, `disclosure.licensing.${measure}`),
      ),
    ).toEqual([12, /[+＋]/.test(figures) ? 3 : -3, 45]);
  });

  it.each([
    ["本年制发件数", "本年度制发件数"],
    ["本年废止件数", "废除情况"],
  ])("is read by position where one head %s is printed %s", async (usual, printed) => {
    for (const text of [html, perRow, perCell])
      expect(
        figureOf(await read(text.replaceAll(usual, printed)), "disclosure.normative_documents.repealed"),
      ).toBe(2);
  });

  it("is read where its first head is cut over two lines", async () => {
    const figures = new Map(plainSpecimen("2019").cells).set("disclosure.fees.items_previous", number(7));
    const text = renderText(plainSpecimen("2019", { cells: figures }), "line-per-cell");
    const reading = await read(text.replaceAll("上一年项目数量", "上一年项\n目数量"));
    expect(figureOf(reading, "disclosure.fees.items_previous")).toBe(7);
    expect(figureOf(reading, "disclosure.fees.items_change")).toBe(0);
  });

  it("passes over what the form asks for behind labels and heads", async () => {
    const asks = (text: string) =>
      text
        .replaceAll("行政规范性文件", "行政规范性文件（本级政府和部门制发并且公布的文件）")
        .replaceAll("本年废止件数", "本年废止件数（指2022年废止的文件的件数）")
        .replaceAll("1.属于国家秘密", "1.属于国家秘密（依照保密法确定为国家秘密的信息）")
        .replaceAll("自然人", "自然人（以个人名义提出申请的公民）")
        .replaceAll("结果维持", "结果维持（含驳回申请、确认合法的案件）");
    for (const text of [html, perRow, perCell])
      for (const [measure, figure] of [
        ["issued", 4],
        ["repealed", 2],
        ["in_force", 37],
      ])
        expect(figureOf(await read(asks(text)), `disclosure.normative_documents.${measure}`)).toBe(figure);
    for (const text of [html, perRow, perCell]) {
      const [asked, usual] = [await read(asks(text)), await read(text)];
      const wrong = [...usual.cells.keys()].filter((id) => figureOf(asked, id) !== figureOf(usual, id));
      expect(wrong).toEqual([]);
    }
  });

  it("gives no figure under heads that were left from another form, and reads the other rows", async () => {
    for (const text of [html, perRow, perCell]) {
      const reading = await read(
        text
          .replaceAll("本年制发件数", "本年新制作数量")
          .replaceAll("本年废止件数", "本年新公开数量")
          .replaceAll("现行有效件数", "对外公开总数量"),
      );
      expect(figureOf(reading, "disclosure.normative_documents.issued")).toBe("unreadable");
      expect(figureOf(reading, "disclosure.penalties.decisions")).toBe(
        figureOf(await read(text), "disclosure.penalties.decisions"),
      );
      expect(reading.problems.map(({ message }) => message).join()).toContain("另一种表式");
    }
  });

  it("knows a row with its counting word", async () => {
    const reading = await read(html.replaceAll("行政许可<", "行政许可（件）<"));
    expect(figureOf(reading, "disclosure.licensing.decisions")).toBe(
      figureOf(await read(html), "disclosure.licensing.decisions"),
    );
  });
});

describe("section 三", () => {
  const organisations = ["商业企业", "科研机构", "社会公益组织", "法律服务机构"];
  const heads = ["自然人", ...organisations];

  it("is flagged where the columns are not the form's", async () => {
    const others = ["当面", "信函", "传真", "网络", "邮寄"].map((name) => `${name}申请`);
    for (const text of [html, perRow, perCell]) {
      const renamed = heads.reduce((whole, head, at) => whole.replaceAll(head, others[at] ?? ""), text);
      expect((await read(renamed)).problems).toContainEqual(
        expect.objectContaining({ check: "layout", severity: "warning" }),
      );
    }
  });

  it("follows heads that have the organisations first", async () => {
    const reading = await read(swapped(html, "自然人", "法人或其他组织"));
    expect(reading.problems).toContainEqual(
      expect.objectContaining({ check: "layout", severity: "warning" }),
    );
    expect(figureOf(reading, "requests.received.person")).toBe(
      figureOf(await read(html), "requests.received.other"),
    );
  });

  it("is read by position where a text has the heads in the order of reading", async () => {
    for (const text of [perRow, perCell]) {
      const copied = swapped(text, "自然人", "法人或其他组织");
      expect(copied).not.toBe(text);
      const [reading, usual] = [await read(copied), await read(text)];
      expect([...usual.cells.keys()].filter((id) => figureOf(reading, id) !== figureOf(usual, id))).toEqual(
        [],
      );
    }
  });

  it.each([
    ["3.要求提供公开出版物", "3.公开出版物"],
    ["5.要求行政机关确认或重新出具已获取信息", "5.要求行政机关重新出具"],
  ])("knows the row %s by its short label %s", async (usual, short) => {
    for (const text of [html, perCell]) {
      expect(text).toContain(usual);
      const [reading, whole] = [await read(text.replace(usual, short)), await read(text)];
      expect([...whole.cells.keys()].filter((id) => figureOf(reading, id) !== figureOf(whole, id))).toEqual(
        [],
      );
    }
  });

  it("reads a label that is whole on its first line and goes on for two more", async () => {
    const label = "一、本年新收政府信息公开申请数量";
    const text = perCell.replace(label, "一、本年新收\n政府信息公开\n申请数量");
    expect(text).not.toBe(perCell);
    const [cut, usual] = [await read(text), await read(perCell)];
    for (const row of ["received", "carried_in"])
      expect(figureOf(cut, `requests.${row}.person`)).toBe(figureOf(usual, `requests.${row}.person`));
  });
});

describe("section 四", () => {
  it.each([
    ["行政诉讼", "行政复议"],
    ["其他结果", "尚未审结"],
  ])("is not read by position where %s and %s stand the other way round", async (a, b) => {
    const at = html.search(/四、[^结]/);
    const disputes = swapped(html.slice(at), `>${a}`, `>${b}`).replaceAll("其他结果", "其他");
    const reading = await read(html.slice(0, at) + disputes);
    expect(figureOf(reading, "disputes.review.total")).toBe("unreadable");
  });

  it("has its usual order where all heads are cut over two lines", () => {
    const thrice = (line: string) => [line, line, line].join("\n");
    const lines = [
      "行政复议",
      "未经复议直接起诉",
      "复议后起诉",
      thrice("结果\n结果\n其他\n尚未\n总计"),
      thrice("维持\n纠正\n结果\n审结"),
    ];
    expect(isUsualOrder(tokensOf(readText(lines.join("\n"))))).toBe(true);
  });

  const results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
  const row = (texts: readonly (string | number)[]) => `${texts.join(" | ")} |`;
  const figures = Array.from({ length: 15 }, (_, at) => at + 3);
  const part = (heads: string[], from: number, to: number, filled = to) => [
    ...heads,
    row(Array.from({ length: (to - from) / 5 }, () => results).flat()),
    row(figures.slice(from, filled)),
  ];
  const withDisputes = (lines: readonly string[]) =>
    perRow.replace(/行政复议 \|[\s\S]*?(?=\n五、)/, `${lines.join("\n")}\n`);
  const cellsOfDisputes = (reading: ReportReading) =>
    [...reading.cells].filter(([id]) => id.startsWith("disputes.")).map(([id]) => figureOf(reading, id));

  it.each([
    [
      "three",
      [
        ...part(["行政复议 |"], 0, 5),
        ...part(["行政诉讼 |", "未经复议直接起诉 |"], 5, 10),
        ...part(["复议后起诉 |"], 10, 15),
      ],
    ],
    [
      "two",
      [
        ...part(["（一）行政复议情况", "行政复议 |"], 0, 5),
        ...part(["（二）行政诉讼情况", "行政诉讼 |", "未经复议直接起诉 | 复议后起诉 |"], 5, 15),
      ],
    ],
  ])("is read where it stands as %s tables", async (_, lines) => {
    expect(cellsOfDisputes(await read(withDisputes(lines)))).toEqual(figures);
  });

  it.each([
    ["lacks a figure", part(["行政复议 |"], 0, 5, 4), "复议后起诉 |"],
    ["is another's", part(["行政复议 |"], 0, 5), "行政复议 |"],
  ])("is not read where one of its tables %s", async (_, first, last) => {
    const lines = [...first, ...part(["行政诉讼 |", "未经复议直接起诉 |"], 5, 10), ...part([last], 10, 15)];
    const reading = await read(withDisputes([...lines, "复议后起诉"]));
    expect(new Set(cellsOfDisputes(reading))).toEqual(new Set(["unreadable"]));
  });
});

it.each([6, 8, 10, 13])("labels and heads in columns of %i characters are put together", async (width) => {
  const cut = (line: string) =>
    /^[\d.\s]*$|[。报]/.test(line) || line.length > 44
      ? line
      : line.replace(new RegExp(`.{${width}}(?=.)`, "gu"), "$&\n");
  const text = perCell.split("\n").map(cut).join("\n");
  expect(text).not.toBe(perCell);
  const [narrow, usual] = [await read(text), await read(perCell)];
  const wrong = [...usual.cells.keys()].filter((id) => figureOf(narrow, id) !== figureOf(usual, id));
  expect(wrong).toEqual([]);
});
