import { describe, expect, it } from "vitest";
import { indicatorById } from "@/lib/catalogue/indicators";
import type { ChangeRefusal, Point } from "../series/series";
import { plainPoint } from "../series/series";
import {
  changeNote,
  changePhrase,
  figurePhrase,
  figuresPhrase,
  filedPhrase,
  levelPhrase,
  medianPhrase,
} from "./phrases";

const received = indicatorById("requests.received.total");
const rate = indicatorById("rate.disclosed");
const point = (value: number | null, more: Partial<Point> = {}): Point => ({
  ...plainPoint,
  year: 2025,
  value,
  missing: value === null ? "blank" : null,
  ...more,
});
const changed = (before: number, now: number, n = 1, of = n): Partial<Point> => ({
  expected: of,
  change: { n, of, before, now, refused: null },
});
const refused = (reason: ChangeRefusal, n: number, of: number): Partial<Point> => ({
  expected: of,
  change: { n, of, before: null, now: null, refused: reason },
});

describe("the phrase about who filed", () => {
  const filing = (filed: number, expected: number, uncollected = 0) => ({
    ...point(1),
    filed,
    expected,
    uncollected,
  });

  it("names the group, how many there are and how many filed", () => {
    expect(filedPhrase("临溪区街道、乡镇", filing(22, 24))).toBe("临溪区街道、乡镇24个中22个已公开2025年报");
    expect(filedPhrase("临溪区部门", filing(5, 5))).toBe("临溪区部门5个均已公开2025年报");
  });

  it("says only what is there where nobody declared the collection complete", () => {
    expect(filedPhrase("丰台区街道、乡镇", filing(1, 26, 25))).toBe(
      "丰台区街道、乡镇已收录2025年报1个（名录中有26个）",
    );
  });
});

describe("the phrase about a level", () => {
  it("says by how much it changed, in percent only over a base of ten", () => {
    expect(levelPhrase(received, point(312, changed(294, 312)))).toBe(
      "新收申请312件，比上年增加18件（+6.1%）",
    );
    expect(levelPhrase(received, point(5, changed(2, 5)))).toBe("新收申请5件，比上年增加3件");
    expect(levelPhrase(received, point(0, changed(4, 0)))).toBe("新收申请0件，比上年减少4件");
  });

  it("rounds a fall as it does a rise, and a change is never one of 0%", () => {
    const change = (before: number, now: number) => changePhrase(received, point(now, changed(before, now)));
    expect(change(400, 401)).toBe("比上年增加1件（+0.3%）");
    expect(change(400, 399)).toBe("比上年减少1件（−0.3%）");
    expect(change(30000, 29999)).toBe("比上年减少1件（<0.1%）");
  });

  it("names how many of a group are compared, and never the difference of the totals", () => {
    expect(levelPhrase(received, point(312, changed(280, 283, 23, 25)))).toBe(
      "新收申请312件；可比23个，比上年增加3件（+1.1%）",
    );
  });

  it("compares nothing where too few of a group have both years, or nobody declared the collection", () => {
    expect(levelPhrase(received, point(50, refused("coverage", 5, 10)))).toBe(
      "新收申请50件；两年都有数的5个，不足10个的80%，不与上年比较",
    );
    expect(changePhrase(received, point(50, refused("undeclared", 9, 10)))).toBe(
      "报告尚未收齐，不与上年比较",
    );
    expect(changeNote(received, point(50, refused("nothing", 0, 10)).change)).toBe(
      "没有两年都有数的机关，不与上年比较",
    );
  });

  it("compares with nothing where the year before has no figure", () => {
    expect(levelPhrase(received, point(0, refused("nothing", 0, 1)))).toBe("新收申请0件");
    expect(levelPhrase(received, point(null))).toBe("新收申请空白");
  });

  it("tells the difference of shares in 个百分点, of the figures as printed", () => {
    expect(changePhrase(rate, point(0.474, changed(0.461, 0.474)))).toBe("比上年上升1.3个百分点");
    expect(changePhrase(rate, point(0.4741, changed(0.4739, 0.4741)))).toBe("与上年持平");
    expect(changePhrase(rate, point(0.45652, changed(0.57143, 0.45652)))).toBe("比上年下降11.4个百分点");
    expect(changeNote(rate, point(0.4, changed(0.5, 0.4, 8)).change)).toBe("可比8个 −10.0个百分点");
  });

  it("keeps 约, and marks what is doubtful", () => {
    const meetings = indicatorById("prose.meetings");
    expect(levelPhrase(meetings, point(400, { approximate: true, ...changed(300, 400) }))).toBe(
      "会议次数约400次，比上年增加约100次（约+33.3%）",
    );
    expect(figurePhrase(point(7, { flagged: 1 }), "件")).toBe("7件（待核）");
    expect(figurePhrase(point(-3, { impossible: 1, flagged: 1 }), "件")).toBe("−3件（明显有误）");
    expect(figurePhrase(point(70, { expected: 9, flagged: 2, impossible: 1 }), "件")).toBe(
      "70件（含2个待核的数，1个明显有误的数未计入）",
    );
  });
});

describe("the phrase about the median", () => {
  it("names the group and its n, and is absent where there is no median", () => {
    expect(medianPhrase(received, "临溪区街道、乡镇", 22, 0)).toBe("临溪区街道、乡镇有数的22个的中位数为0件");
    expect(medianPhrase(received, "临溪区街道、乡镇", 22, null)).toBeNull();
  });
});

it("states figures side by side, a missing one by its reason and never as 0", () => {
  const closed = indicatorById("requests.closed.total");
  const figures = [
    { indicator: closed, now: point(4) },
    { indicator: rate, now: point(null, { missing: "no_base" }) },
    { indicator: received, now: point(null) },
  ];
  expect(figuresPhrase(figures)).toBe("办结4件，公开率样本过少，新收申请空白");
});
