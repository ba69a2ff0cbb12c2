import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type MissingReason, missingReasons } from "@/lib/catalogue/cell";
import {
  changeText,
  everyDigit,
  exactText,
  figureText,
  labelText,
  missingText,
  numberText,
  shareChangeText,
  shareText,
  tickText,
} from "./number-text";

describe("numbers as text", () => {
  it("groups thousands and has a true minus", () => {
    expect(numberText(11398889)).toBe("11,398,889");
    expect(numberText(-2)).toBe("−2");
    expect(numberText(0.5)).toBe("0.5");
  });

  it("makes 0 of nothing but 0", () => {
    expect([0, 0.0025, -0.00251, 0.005, 1e-9].map(numberText)).toEqual([
      "0",
      "0.0025",
      "−0.0025",
      "0.01",
      "0.000000001",
    ]);
    expect(changeText(0.0025)).toBe("+0.0025");
    expect(changeText(0.1 + 0.2 - 0.3)).toBe("0");
    expect([12.3451, 12.3452, -1234.5].map(everyDigit)).toEqual(["12.3451", "12.3452", "−1,234.5"]);
  });

  it("rounds the half between two amounts of money up, whatever binary fractions make of it", () => {
    expect(numberText(0.07 + (1.5 - 0.07) / 2)).toBe("0.79");
    expect(numberText(2.1049999999999995)).toBe("2.11");
    expect(changeText(0.7849999999999999)).toBe("+0.79");
  });

  it("says 100% only for all and 0% only for none", () => {
    expect(shareText(0.6123)).toBe("61.2%");
    expect(shareText(1)).toBe("100%");
    expect(shareText(9999 / 10000)).toBe("99.9%");
    expect(shareText(0)).toBe("0%");
    expect(shareText(1 / 10000)).toBe("<0.1%");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.nat(), (whole, some) => {
        const part = some % (whole + 1);
        const text = shareText(part / whole);
        expect(text === "100%").toBe(part === whole);
        expect(text === "0%").toBe(part === 0);
        expect(["100.0%", "0.0%"]).not.toContain(text);
      }),
    );
  });

  it("gives differences their sign, and differences of shares in 个百分点", () => {
    expect(changeText(18)).toBe("+18");
    expect(changeText(-3)).toBe("−3");
    expect(changeText(0)).toBe("0");
    expect(shareChangeText(0.5, 0.5132)).toBe("+1.3个百分点");
    expect(shareChangeText(0.521, 0.5)).toBe("−2.1个百分点");
    expect(shareChangeText(0.5001, 0.5)).toBe("0.0个百分点");
  });

  it("takes a difference of shares between the figures as they are printed", () => {
    expect([shareText(4 / 7), shareText(16 / 35)]).toEqual(["57.1%", "45.7%"]);
    expect(shareChangeText(4 / 7, 16 / 35)).toBe("−11.4个百分点");
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), (a, b) => {
        const [before, now] = [a / 1000 + 0.0004, b / 1000 - 0.0004];
        const printed = (share: number) => Number.parseFloat(shareText(share).replace("<0.1", "0"));
        const told = Number.parseFloat(shareChangeText(before, now).replace("−", "-"));
        expect(told).toBeCloseTo(printed(now) - printed(before), 6);
      }),
    );
  });

  it("rounds a half up, whatever binary fractions make of it", () => {
    expect(shareText(0.0125)).toBe("1.3%");
    expect(shareText(0.5755)).toBe("57.6%");
    expect(shareText(0.57)).toBe("57.0%");
  });

  it("shortens large money in labels and keeps it exact elsewhere", () => {
    expect(labelText(316000, "万元")).toBe("31.6亿元");
    expect(exactText(316000.25, "万元")).toBe("316,000.25万元");
    expect(figureText(316000, "万元")).toBe("316,000");
    expect(labelText(9999, "万元")).toBe("9,999");
    expect(labelText(200_000_000, "元")).toBe("2.0亿元");
    expect(labelText(200_000_000, "件")).toBe("200,000,000");
  });

  it("keeps the ticks of one axis in one unit", () => {
    expect([0, 500_000, 1_000_000].map((tick) => tickText(tick, 1_000_000, "件"))).toEqual([
      "0",
      "50万",
      "100万",
    ]);
    expect(tickText(0.975, 1, "%")).toBe("97.5%");
    expect(tickText(0.0025, 0.01, "%")).toBe("0.25%");
    expect(tickText(100_000, 400_000, "万元")).toBe("10亿元");
    expect(tickText(1500, 2000, "件")).toBe("1,500");
  });

  it("has words for every reason, none of them a dash or a figure", () => {
    for (const reason of [
      ...Object.keys(missingReasons).filter(isReason),
      "no_base",
      "no_reports",
    ] as const) {
      const text = missingText(reason);
      expect(text).toMatch(/[\u4e00-\u9fff]{2}/);
      expect(text).not.toMatch(/\d/);
    }
  });
});

const isReason = (key: string): key is MissingReason => key in missingReasons;
