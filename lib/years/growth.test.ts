import { describe, expect, it } from "vitest";
import { wrongGrowth } from "./growth";
import { growthStated, growthWords } from "./growth-stated";
import type { YearReport } from "./year-report";

const year = (number: number, received: number | string, carriedIn: number | string = 0): YearReport => ({
  year: number,
  form: "2021",
  figures: new Map([
    ["requests.received.total", received],
    ["requests.carried_in.total", carriedIn],
  ]),
});
const stated = (text: string) =>
  growthStated(text, 2023, "丰台区北宫镇人民政府").map(
    ({ count, direction, amount, unit }) => `${count} ${direction > 0 ? "+" : "-"}${amount}${unit}`,
  );

describe("growth that a sentence states", () => {
  it.each([
    ["2023年收到政府信息公开申请36件，同比增长12.5%。", ["36 +12.5%"]],
    ["全年新收政府信息公开申请36件，比上年增加4件，增长12.5%。", ["36 +4件", "36 +12.5%"]],
    ["本年收到政府信息公开申请36件（较2022年下降10％）。", ["36 -10%"]],
    ["收到政府信息公开申请1,036件，与上年相比减少了24件。", ["1036 -24件"]],
    ["我镇收到政府信息公开申请36件，较去年同期上升约12%。", ["36 +12%"]],
    ["2023年收到政府信息公开申请36件比上年增加4件。", ["36 +4件"]],
  ])("%s", (text, growth) => {
    expect(stated(text)).toEqual(growth);
    expect(growthWords.some((word) => text.includes(word))).toBe(true);
  });

  it.each([
    "2023年主动公开政府信息36条，同比增长12.5%。",
    "通过网站收到政府信息公开申请36件，同比增长12.5%。",
    "全区收到政府信息公开申请36件，同比增长12.5%。",
    "2023年收到政府信息公开申请36件，较2021年增长12.5%。",
    "2023年收到政府信息公开申请36件，办结30件，同比增长12.5%。",
    "2023年收到政府信息公开申请36件，比上年增长近一倍。",
    "2023年收到热线诉求36件，同比增长12.5%。",
  ])("is not read from: %s", (text) => {
    expect(stated(text)).toEqual([]);
  });
});

describe("stated growth against the tables of both years", () => {
  const wrong = (last: YearReport, now: YearReport, growth: string, count = 36) =>
    wrongGrowth(last, now, [`2023年收到政府信息公开申请${count}件，${growth}。`], "北宫镇");

  it.each([
    [32, "同比增长12.5%"],
    [32, "同比增长12%"],
    [32, "同比增长13%"],
    [32, "比上年增加4件"],
    [29, "同比增长24.1%"],
    [29, "同比增长24.13%"],
    [29, "同比增长24.14%"],
    [33, "同比增长约10%"],
    [40, "同比下降10%"],
    [0, "同比增长100%"],
  ])("holds from %i to 36: %s", (last, growth) => {
    expect(wrong(year(2022, last), year(2023, 36), growth)).toEqual([]);
  });

  it("does not hold in the wrong amount, the wrong direction and the wrong number", () => {
    for (const growth of ["同比增长14.5%", "同比下降12.5%", "比上年增加5件", "比上年减少4件"])
      expect(wrong(year(2022, 32), year(2023, 36), growth)).toHaveLength(1);
    expect(wrong(year(2022, 32), year(2023, 36), "同比增长21.4%")).toMatchObject([
      {
        check: "growth",
        severity: "warning",
        cells: ["requests.received.total"],
        expected: 12.5,
        found: 21.4,
        message: "正文“36件，同比增长21.4%”与两年表中的数不符：2022年32件、2023年36件，应为增加12.5%。",
      },
    ]);
  });

  it("may be that of all requests, new and carried in", () => {
    expect(wrong(year(2022, 30, 2), year(2023, 31, 5), "同比增长12.5%")).toEqual([]);
    expect(wrong(year(2022, 30, 2), year(2023, 31, 5), "同比增长3.3%")).toHaveLength(1);
  });

  it("is undecided where a figure is missing, or the number of the sentence is not that of the table", () => {
    expect(wrong(year(2022, "blank"), year(2023, 36), "同比增长99%")).toEqual([]);
    expect(wrong(year(2022, 32), year(2023, "slash"), "同比增长99%")).toEqual([]);
    expect(wrong(year(2022, 32), year(2023, 36), "同比增长99%", 20)).toEqual([]);
    expect(wrong(year(2022, 1.5), year(2023, 36), "同比增长99%")).toEqual([]);
  });
});
