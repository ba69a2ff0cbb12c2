import { describe, expect, it } from "vitest";
import { numbersInText, readChineseNumber } from "./number-words";
import { statementsBySentence } from "./statement";
import { ownNames } from "./statement-subjects";

const stated = (text: string) =>
  statementsBySentence(text, 2021, ownNames(null))
    .flatMap(({ statements }) => statements)
    .map(({ what, value }) => `${what} ${value}`);

describe("numbers in running text", () => {
  it.each([
    ["收到36件", 36, false, "件"],
    ["共1,234条", 1234, false, "条"],
    ["公开1.2万条", 12000, false, "条"],
    ["发布400余条", 400, true, "条"],
    ["约50件", 50, true, "件"],
    ["三十六件", 36, false, "件"],
    ["３６件", 36, false, "件"],
    ["一百零五次", 105, false, "次"],
    ["61.2%", 61.2, false, "%"],
    ["3百余条", 300, true, "条"],
    ["2千多条", 2000, true, "条"],
    ["百余篇", 100, true, "篇"],
    ["万余条", 10_000, true, "条"],
    ["十二万三千四百条", 123_400, false, "条"],
    ["三百余万条", 3_000_000, true, "条"],
    ["近400条", 400, true, "条"],
    ["400条左右", 400, true, "条"],
    ["0.05万元", 500, false, "元"],
    ["培训120人次", 120, false, "人次"],
  ])("%s", (text, value, approximate, unit) => {
    expect(numbersInText(text)[0]).toMatchObject({ value, approximate, unit });
  });

  it("Chinese numerals without a counting word are no figures", () => {
    expect(numbersInText("一是加强学习，第三要求")).toEqual([]);
  });

  it.each([
    "上百条",
    "数百条",
    "几十场",
    "三五次",
    "第三次",
    "第3次",
    "三四百条",
    "二百五条",
    "一万二条",
    "3万5千条",
    "百条",
  ])("which may be two numbers, or none, are left out: %s", (text) => {
    expect(numbersInText(text).filter(({ unit }) => unit !== "")).toEqual([]);
  });

  it("the end of a range is no figure", () => {
    expect(numbersInText("3至5次").filter(({ unit }) => unit !== "")).toEqual([]);
    expect(numbersInText("三到五场").filter(({ unit }) => unit !== "")).toEqual([]);
  });

  it.each([
    ["十", 10],
    ["二十", 20],
    ["一千零五", 1005],
    ["二〇", 20],
    ["五", 5],
  ])("%s is %d", (text, value) => expect(readChineseNumber(text)).toBe(value));

  it("a long run of digits or numerals comes to an end", () => {
    expect(numbersInText("1".repeat(200_000)).every(({ unit }) => unit === "")).toBe(true);
    expect(numbersInText("一".repeat(200_000))).toEqual([]);
  });
});

describe("statements about the year", () => {
  it("keep the separators of thousands", () => {
    expect(stated("全年新收申请1,234件，办结1,230件。")).toEqual(["新收 1234", "办结 1230"]);
  });

  it("are bound to what they count, clause by clause", () => {
    expect(
      stated(
        "上年结转申请2件，2021年新收申请30件，办结31件，其中予以公开12件，部分公开1件，无法提供18件，结转下年度继续办理1件。",
      ),
    ).toEqual([
      "上年结转 2",
      "新收 30",
      "办结 31",
      "予以公开 12",
      "部分公开 1",
      "无法提供 18",
      "结转下年度 1",
    ]);
  });

  it("carry the year that was named last", () => {
    expect(stated("2020年结转申请1件，2021年新收申请36件。")).toEqual(["上年结转 1", "新收 36"]);
    expect(stated("2020年收到申请20件。")).toEqual([]);
  });

  it("keep 不予公开 and 予以公开 apart", () => {
    expect(stated("申请中不予公开3件，予以公开4件。")).toEqual(["不予公开 3", "予以公开 4"]);
  });

  it.each([
    "收到申请36件，同比增加5件",
    "网上申请收到12件",
    "收到咨询电话300件",
    "收到申请约36件",
    "主动公开信息收到1件",
    "行政复议维持1件",
    "申请按时办结30件",
  ])("say only what is sure: %s", (text) => {
    expect(stated(text).filter((statement) => statement !== "新收 36")).toEqual([]);
  });
});
