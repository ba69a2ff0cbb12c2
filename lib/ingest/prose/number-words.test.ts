import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbersInText, readChineseNumber } from "./number-words";

const digits = [..."零一二三四五六七八九"];
const units = ["", "十", "百", "千"];

/** 1 to 9,999 as read aloud, with 零 for skipped places. */
function spoken(value: number): string {
  let text = "";
  let skipped = false;
  [...String(value)].forEach((digit, index, all) => {
    const unit = units[all.length - index - 1] ?? "";
    if (digit === "0") skipped = true;
    else {
      text += `${skipped && text !== "" ? "零" : ""}${digits[Number(digit)] ?? ""}${unit}`;
      skipped = false;
    }
  });
  return text;
}

function written(value: number): string {
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  if (high === 0) return spoken(low);
  return `${spoken(high)}万${low === 0 ? "" : `${low < 1000 ? "零" : ""}${spoken(low)}`}`;
}

const grouped = new Intl.NumberFormat("en-US");
const wide = (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

describe("a number written in many ways", () => {
  const figures = fc.integer({ min: 1, max: 99_999_999 });

  it("reads back equal", () => {
    fc.assert(
      fc.property(figures, fc.constantFrom("条", "件", "次", "项"), (value, unit) => {
        const ways = [String(value), grouped.format(value), wide(String(value)), written(value)];
        for (const way of ways)
          expect([way, numbersInText(`共${way}${unit}`).map((number) => number.value)]).toEqual([
            way,
            [value],
          ]);
      }),
    );
  });

  it("keeps 余 and 约 apart from the number", () => {
    fc.assert(
      fc.property(figures, (value) => {
        for (const way of [
          `${value}余条`,
          `约${written(value)}条`,
          `近${value}条`,
          `${grouped.format(value)}多条`,
        ])
          expect([way, numbersInText(`共${way}`)]).toMatchObject([way, [{ value, approximate: true }]]);
      }),
    );
  });

  it("with 万 as well", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), (tenths) => {
        const value = tenths * 1000;
        const way = `${tenths / 10}万余条`;
        expect([way, numbersInText(way)]).toMatchObject([way, [{ value, approximate: true }]]);
      }),
    );
  });
});

describe("no number", () => {
  it.each(["三五", "二百五", "三四百", "一万二", "十百", "百", "一千百", "万", "一〇万万", "三十五六"])(
    "is %s",
    (text) => {
      expect(readChineseNumber(text)).toBeNull();
    },
  );
});
