import { expect, test } from "vitest";
import { applicants, requestCellId } from "@/lib/catalogue/requests";
import { type DrawnTable, drawTables, slotsOf } from "./drawn-table";
import { number } from "./figures";
import { plainSpecimen } from "./specimen";

function drawn(id: DrawnTable["id"], specimen = plainSpecimen("2021")): DrawnTable {
  const table = drawTables(specimen).find((one) => one.id === id);
  if (!table) throw new Error(`no table "${id}"`);
  return table;
}
const without = (cells: readonly string[]) => {
  const { cells: all } = plainSpecimen("2021");
  return plainSpecimen("2021", { cells: new Map([...all].filter(([id]) => !cells.includes(id))) });
};
const rowCells = (row: string) => applicants.map(({ id }) => requestCellId(row, id));

test.each(["2021", "2019"] as const)("form %s has every figure once, in three whole grids", (form) => {
  const specimen = plainSpecimen(form);
  const tables = drawTables(specimen);
  expect(tables.map(({ columns }) => columns)).toEqual([4, 10, 15]);
  for (const table of tables) expect(slotsOf(table).flat()).toHaveLength(table.rows.length * table.columns);
  const figures = tables.flatMap(({ rows }) => rows.flat()).filter(({ role }) => role === "cell");
  expect(figures).toHaveLength(specimen.cells.size);
});

test("a row left out hands its group's label on to the next row", () => {
  const whole = drawn("requests");
  const table = drawn("requests", without(rowCells("refused.state_secret")));
  expect(table.rows).toHaveLength(whole.rows.length - 1);
  const at = table.rows.findIndex((row) => row.some(({ text }) => text === "（三）不予公开"));
  expect(table.rows[at]?.map(({ text }) => text).slice(0, 2)).toEqual([
    "（三）不予公开",
    "2.其他法律行政法规禁止公开",
  ]);
  expect(table.rows[at]?.[0]?.rows).toBe(7);
  expect(() => slotsOf(table)).not.toThrow();
});

test("a table without a figure is not printed", () => {
  const ids = [...plainSpecimen("2021").cells.keys()].filter((id) => id.startsWith("disputes."));
  expect(drawTables(without(ids)).map(({ id }) => id)).toEqual(["disclosure", "requests"]);
});

test("part of a row is an error that names the absent cell", () => {
  expect(() => drawTables(without(["requests.granted.legal"]))).toThrow('"requests.granted.legal"');
});

test("labels and figures take the style of the report", () => {
  const cells = new Map(plainSpecimen("2021").cells).set("disclosure.penalties.decisions", number(12345));
  const label = { numbering: "、", brackets: "half", quotes: "corner", breaks: "headers" } as const;
  const texts = drawTables(
    plainSpecimen("2021", { cells, quirks: { label, figures: ["thousands"] } }),
  ).flatMap(({ rows }) => rows.flat().map(({ text }) => text));
  expect(texts).toContain("12,345");
  expect(texts).toContain("3、危及「三安全一稳定」");
  expect(texts).toContain("(七)总计");
  expect(texts).toContain("商业\n企业");
});

test("法人小计 is the sum of its five columns, and blank where one is missing", () => {
  const cells = new Map(plainSpecimen("2021").cells)
    .set("requests.received.business", number(4))
    .set("requests.received.other", number(3))
    .set("requests.granted.legal", { kind: "missing", reason: "slash" });
  const table = drawn("requests", plainSpecimen("2021", { cells, quirks: { legalSubtotal: true } }));
  const figures = (label: string) =>
    table.rows
      .find((row) => row.some(({ text }) => text === label))
      ?.filter(({ role }) => role === "cell")
      .map(({ text }) => text);
  expect(table.columns).toBe(11);
  expect(figures("一、本年新收政府信息公开申请数量")).toEqual(["0", "7", "4", "0", "0", "0", "3", "0"]);
  expect(figures("（一）予以公开")?.[1]).toBe("");
});
