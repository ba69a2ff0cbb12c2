import { expect, it } from "vitest";
import { identities } from "@/lib/catalogue/identities";
import { cellsBefore, formulaWords } from "./formula";

const figures =
  (after: Record<string, number>, before: Record<string, number> = {}, other: number | null = 0) =>
  (cell: string, of: "before" | "after") =>
    (of === "after" ? after : before)[cell] ?? other;
const cellsOf = (check: string, of: string, form = "2021") => {
  const found = identities.find(
    (one) => one.check === check && one.of === of && one.forms.some((own) => own === form),
  );
  return [...(found?.left ?? []), ...(found?.right ?? [])];
};

it("reckons both sides of a balance and their difference, the applicant named once", () => {
  const read = figures({
    "requests.received.person": 36,
    "requests.carried_in.person": 4,
    "requests.closed.person": 38,
    "requests.carried_out.person": 3,
  });
  expect(formulaWords("balance", cellsOf("balance", "person"), 2025, read)).toBe(
    "自然人：新收申请36＋上年结转4＝40，办结38＋结转下年3＝41，相差1",
  );
});

it("leaves the zeros of a long sum out and says how many", () => {
  const read = figures({
    "requests.granted.total": 12,
    "requests.partial.total": 3,
    "requests.closed.total": 16,
  });
  expect(formulaWords("closed-sum", cellsOf("closed-sum", "total"), 2025, read)).toBe(
    "总计：予以公开12＋部分公开3＝15（其余19项为0），办结16，相差1",
  );
});

it("names the applicants of a row and the results of a route", () => {
  const row = figures({ "requests.granted.person": 20, "requests.granted.total": 19 });
  expect(formulaWords("applicant-sum", cellsOf("applicant-sum", "granted"), 2025, row)).toBe(
    "予以公开：自然人20＋商业企业0＋科研机构0＋社会公益组织0＋法律服务机构0＋其他0＝20，总计19，相差1",
  );
  const route = figures({ "disputes.review.upheld": 11, "disputes.review.total": 12 });
  expect(formulaWords("dispute-sum", cellsOf("dispute-sum", "review"), 2025, route)).toBe(
    "行政复议：结果维持11＋结果纠正0＋其他结果0＋尚未审结0＝11，总计12，相差1",
  );
});

it("sets the year before beside the year", () => {
  const read = figures({ "requests.carried_in.total": 5 }, { "requests.carried_out.total": 3 });
  expect(formulaWords("carry-over", ["requests.carried_in.total"], 2025, read)).toBe(
    "总计：2024年结转下年3，2025年上年结转5，相差2",
  );
  const row = "disclosure.normative_documents";
  const stock = figures(
    { [`${row}.issued`]: 1, [`${row}.repealed`]: 0, [`${row}.in_force`]: 9 },
    { [`${row}.in_force`]: 6 },
  );
  const cells = [`${row}.issued`, `${row}.repealed`, `${row}.in_force`];
  expect(formulaWords("in-force", cells, 2025, stock)).toBe(
    "行政规范性文件：2024年现行有效件数6＋2025年本年制发件数1－2025年本年废止件数0＝7，2025年现行有效件数9，相差2",
  );
});

it("says nothing where a figure is missing, where the sum holds, and of a check that is no sum", () => {
  const cells = cellsOf("balance", "person");
  expect(formulaWords("balance", cells, 2025, figures({}, {}, null))).toBeNull();
  expect(formulaWords("balance", cells, 2025, figures({}))).toBeNull();
  expect(formulaWords("identity", cells, 2025, figures({}))).toBeNull();
});

it("knows which cells of the year before a finding is about", () => {
  const cell = "requests.carried_in.person";
  expect(cellsBefore("carry-over", [cell])).toEqual(["requests.carried_out.person"]);
  expect(cellsBefore("copied-forward", [cell])).toEqual([cell]);
  expect(cellsBefore("balance", [cell])).toEqual([]);
  expect(cellsBefore("duplicate", [cell])).toEqual([]);
  expect(cellsBefore("late", [])).toEqual([]);
});
