import { afterEach, expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { foundItems } from "../../queries/checks/found-items";
import { type TestDatabase, testDatabase } from "../../test-database";
import { exportedChecks } from "./exported-checks";
import { openedItems } from "./opened-items";

let test: TestDatabase;
afterEach(() => test.close());

const requests = (figures: Record<string, number>) =>
  Object.fromEntries(Object.entries(figures).map(([row, value]) => [`requests.${row}.person`, value]));

it("opens a failed sum to its figures, and a break between years to both reports", async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", shortName: "甲区" },
      { key: "9901", parentKey: "99", shortName: "乙镇" },
    ],
    reports: [
      { agency: "9901", year: 2024, publishedOn: "2025-01-20", cells: requests({ carried_out: 5 }) },
      {
        agency: "9901",
        year: 2025,
        publishedOn: "2026-02-08",
        cells: requests({ received: 36, carried_in: 4, closed: 38, carried_out: 3 }),
        problems: [
          {
            check: "balance",
            severity: "error",
            cells: ["received", "carried_in", "closed", "carried_out"].map((row) => `requests.${row}.person`),
            message: "不平",
          },
        ],
      },
    ],
  });
  const items = await foundItems(test.db, "");
  const opened = await openedItems(test.db, items);
  expect(opened.map(({ check, formulas, messages }) => [check, formulas, messages])).toEqual([
    ["收办平衡", ["自然人：新收申请36＋上年结转4＝40，办结38＋结转下年3＝41，相差1"], ["不平"]],
    [
      "结转衔接",
      ["自然人：2024年结转下年5，2025年上年结转4，相差1"],
      [expect.stringContaining("两数应当相等")],
    ],
    ["迟报", [], ["首次公布于2026-02-08，规定日期为2026-01-31，迟8天。"]],
  ]);
  const [balance, carryOver] = opened;
  expect(balance?.figures.map(({ name, printed }) => [name, printed])).toEqual([
    ["新收申请（自然人）", "36"],
    ["上年结转（自然人）", "4"],
    ["办结（自然人）", "38"],
    ["结转下年（自然人）", "3"],
  ]);
  expect(balance?.figures[0]?.href).toBe("/reports/9901/2025/source?cell=requests.received.person#b1r1c1");
  expect([balance?.before, carryOver?.before]).toEqual([null, { year: 2024, href: "/reports/9901/2024" }]);
  expect(carryOver?.sources.map(({ year }) => year)).toEqual([2024, 2025]);
  expect(carryOver?.figures.map(({ year, printed }) => [year, printed])).toEqual([
    [2024, "5"],
    [2025, "4"],
  ]);
  const exported = await exportedChecks(test.db, items, ["全部地区"], "/checks");
  expect(
    exported.lines.map(({ agency, parent, check, findings }) => [agency, parent, check, findings]),
  ).toEqual([
    ["乙镇", "甲区", "收办平衡", 1],
    ["乙镇", "甲区", "结转衔接", 1],
    ["乙镇", "甲区", "迟报", 0],
  ]);
});

it("opens a copied report to what both years have in common, and a wrong name to whose it was stored as", async () => {
  const nothing = cellsOfForm("2021").map(({ id }): [string, number] => [id, 0]);
  const figures = { ...Object.fromEntries(nothing), ...requests({ received: 36, closed: 36 }) };
  const copied = { cells: figures, publishedOn: "2025-01-20" };
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government", shortName: "甲区" },
      { key: "9901", parentKey: "99", shortName: "乙镇" },
    ],
    reports: [
      { agency: "9901", year: 2023, ...copied },
      {
        ...{ agency: "9901", year: 2024, ...copied },
        problems: [{ check: "identity", severity: "error", cells: [], message: "标题为2023年" }],
      },
    ],
  });
  const opened = await openedItems(test.db, await foundItems(test.db, ""));
  const formulas = new Map(opened.map(({ item, formulas: own }) => [item.check, own]));
  expect(formulas.get("copied-forward")).toEqual([
    `三张表一般不会与上年完全相同；2023年与2024年的${nothing.length}个数逐格相同，其中2个不为0：新收申请（自然人）36、办结（自然人）36`,
  ]);
  expect(formulas.get("identity")).toEqual([
    "各处所写的机关、年度和公布日期应当相符；本报告按甲区乙镇2024年收录",
  ]);
});
