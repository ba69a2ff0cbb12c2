import { expect, it } from "vitest";
import type { FoundItem } from "./found-item";
import { countWords, filterWords } from "./list-words";

const item = (more: Partial<FoundItem>): FoundItem => ({
  key: "f1",
  agency: "甲",
  place: 0,
  kind: "township",
  year: 2025,
  scope: "own",
  check: "balance",
  severity: "error",
  verdict: "open",
  report: 1,
  findings: [1],
  cells: 4,
  ...more,
});

it("says how many items there are of each severity, how many are open and how many findings the grouped ones hold", () => {
  const items = [item({ findings: [1, 2] }), item({ severity: "note", verdict: "explained" })];
  expect(countWords(items)).toBe(
    "共2项，其中错误1项、说明1项；未处理1项。有1项各由同一原因的几处归成，共2处。",
  );
  expect(countWords([item({})])).toBe("共1项，其中错误1项；都未处理。");
});

it("counts no findings for agencies that are late or have not filed", () => {
  const late = item({ check: "late", severity: "warning", findings: [] });
  expect(countWords([item({ findings: [1, 2] }), late, late])).toBe(
    "共3项，其中错误1项、提醒2项；都未处理。有1项各由同一原因的几处归成，共2处。",
  );
});

it("names the conditions, a single agency in the place of its region", () => {
  expect(filterWords({}, "全部地区", null)).toEqual(["全部地区", "各年"]);
  expect(filterWords({ year: 2025, check: "late", verdict: "open" }, "临溪区", "甲镇")).toEqual([
    "甲镇",
    "2025年",
    "迟报",
    "未处理",
  ]);
});
