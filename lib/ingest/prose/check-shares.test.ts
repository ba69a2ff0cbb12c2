import { expect, it } from "vitest";
import type { CellReading } from "../reading";
import { checkShares } from "./check-statements";

const number = (value: number): CellReading => ({
  kind: "number",
  value,
  raw: String(value),
  at: { table: 1, row: 1, column: 1 },
});
const cells = new Map<string, CellReading>([
  ["requests.received.total", number(36)],
  ["requests.carried_in.total", number(1)],
  ["requests.closed.total", number(35)],
]);
const found = (text: string, known: ReadonlyMap<string, CellReading> = cells) =>
  checkShares(text, known).map(({ expected, found: stated }) => `${expected} ${stated}`);

it.each([
  "予以公开14件，占40%",
  "予以公开14件，占办结总数的40.0%；无法提供20件，占57.1%",
  "不予公开5件（占13.5%）",
  "无法提供20件，占申请总量的55.6%",
  "部分公开3件，占约9%",
  "收到办件200件，其他处理1件，占0.5%",
  "去年予以公开14件，占70%",
  "农业类信息占70%",
])("a share of the closed, of the received or of a number beside it is true: %s", (sentence) => {
  expect(found(`本年${sentence}。`)).toEqual([]);
});

it.each([
  ["予以公开14件，占50%", "40 50"],
  ["不予公开5件（占办结总数的31.3%）", "14.3 31.3"],
  ["无法提供20件，占67.14%", "57.1 67.14"],
])("a share of nothing in table or sentence is named: %s", (sentence, named) => {
  expect(found(`本年${sentence}。`)).toEqual([named]);
});

it("where a whole is missing nothing is said", () => {
  const open = new Map(cells).set("requests.closed.total", {
    kind: "missing",
    reason: "blank",
    raw: "",
    at: null,
  });
  expect(found("予以公开14件，占50%。", open)).toEqual([]);
});
