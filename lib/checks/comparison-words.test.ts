import { expect, it } from "vitest";
import { comparisonWords, type ReckonedFinding } from "./comparison-words";

const received = "requests.received.total";
const plain = { cells: [received], year: 2025, expected: null, found: null, otherYears: [] };
const words = (
  finding: Partial<ReckonedFinding> & Pick<ReckonedFinding, "check">,
  after: Record<string, number>,
  before: Record<string, number> = {},
) => comparisonWords({ ...plain, ...finding }, (cell, of) => (of === "after" ? after : before)[cell] ?? null);

/** Whether twice the smaller tail of Pascal's row stays at or above 2 in 1,000, in whole numbers. */
function isUsual(before: number, now: number): boolean {
  const all = before + now;
  let [entry, tail] = [1n, 0n];
  for (let k = 0; k <= Math.min(before, now); k += 1) {
    tail += entry;
    entry = (entry * BigInt(all - k)) / BigInt(k + 1);
  }
  return 2n * tail * 1000n >= 2n * 2n ** BigInt(all);
}

it.each([0, 1, 12, 90, 400])("tells both counts of a jump and the limits of chance after %i", (last) => {
  const usual = Array.from({ length: 2 * last + 60 }, (_, now) => now).filter((now) => isUsual(last, now));
  const [low, high] = [usual[0], usual.at(-1)];
  const now = (high ?? 0) + 1;
  expect(words({ check: "jump" }, { [received]: now }, { [received]: last })).toBe(
    `新收申请：2024年${last}件，2025年${now}件；${last}件之后，偶然波动的范围（99.8%）为${low}–${high}件，${now}件在范围之外`,
  );
});

it("reckons growth in percent or in numbers, and none of other figures than those", () => {
  const growth = (expected: number, found: number) =>
    words({ check: "growth", expected, found }, { [received]: 90 }, { [received]: 93 });
  expect(growth(3.2, 85)).toBe("新收申请：2024年93，2025年90，（90－93）÷93＝−3.2%，正文所写85%");
  expect(growth(3, 8)).toBe("新收申请：2024年93，2025年90，90－93＝−3，正文所写8件");
  expect(growth(12.5, 20)).toBeNull();
});

it("holds an amount against the agency's other years", () => {
  const fees = "disclosure.fees.amount";
  const finding = { check: "unit-slip", cells: [fees], otherYears: [1.2, 2.07, 1.5, 1.77] } as const;
  expect(words(finding, { [fees]: 24_900 })).toBe(
    "行政事业性收费本年收费金额24,900万元；其他4年1.2、2.07、1.5、1.77，中位数1.635万元；24,900÷1.635≈15,229倍，在万元与元相差的范围（3,334–30,000倍）之内",
  );
});

it("tells the rest of the checks by their figures, and nothing without one", () => {
  const [pending, total] = ["disputes.review.pending", "disputes.review.total"];
  expect(words({ check: "pending", cells: [total] }, { [total]: 0 }, { [pending]: 1 })).toBe(
    "2024年行政复议尚未审结1，2025年行政复议0，1＞0",
  );
  expect(words({ check: "parent-sum", expected: 1721, found: 1727 }, {})).toBe(
    "新收申请：全域汇总1,727，各机关合计1,721，相差6",
  );
  const closed = "requests.closed.total";
  const nothing = { [received]: 0, "requests.carried_in.total": 0 };
  const cells = [...Object.keys(nothing), closed];
  expect(words({ check: "no-requests", cells }, { ...nothing, [closed]: 2 })).toBe(
    "新收申请0＋上年结转0＝0，而办结2",
  );
  const left = "requests.carried_out.total";
  expect(words({ check: "all-closed", cells: [left] }, { [left]: 10 })).toBe("结转下年10＞0");
  expect(words({ check: "prose-table", expected: 36, found: 63 }, {})).toBe("正文所写63，按表应为36，相差27");
  const parts = { "requests.granted.business": 2, "requests.granted.research": 1 };
  const subtotal = { check: "legal-subtotal", cells: Object.keys(parts), found: 4 } as const;
  expect(words({ ...subtotal, expected: 3 }, parts)).toBe(
    "予以公开（商业企业）2＋予以公开（科研机构）1＝3，法人小计4，相差1",
  );
  expect(words({ ...subtotal, expected: 5 }, parts)).toBeNull();
  expect(words({ check: "jump" }, { [received]: 4 })).toBeNull();
  expect(words({ check: "pending", cells: [total] }, { [total]: 0 })).toBeNull();
  expect(words({ check: "identity", cells: [] }, {})).toBeNull();
});
