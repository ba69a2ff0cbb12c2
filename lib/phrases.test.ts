import { describe, expect, it } from "vitest";
import { indicatorById } from "@/lib/catalogue/indicators";
import { changeNote, changePhrase, figuresPhrase, filedPhrase, levelPhrase, medianPhrase } from "./phrases";

const received = indicatorById("requests.received.total");
const rate = indicatorById("rate.disclosed");
const count = (value: number | null) => ({ value, part: null, whole: null });

describe("the phrase about who filed", () => {
  it("names the group, how many there are and how many filed", () => {
    expect(filedPhrase("临溪区街道、乡镇", 24, 22, 2025)).toBe("临溪区街道、乡镇24个中22个已公开2025年报");
    expect(filedPhrase("临溪区部门", 5, 5, 2025)).toBe("临溪区部门5个均已公开2025年报");
  });
});

describe("the phrase about a level", () => {
  it("says by how much it changed, in percent only over a base of ten", () => {
    expect(levelPhrase(received, count(312), count(294))).toBe("新收申请312件，比上年增加18件（+6.1%）");
    expect(levelPhrase(received, count(5), count(2))).toBe("新收申请5件，比上年增加3件");
    expect(levelPhrase(received, count(0), count(4))).toBe("新收申请0件，比上年减少4件");
  });

  it("compares with nothing where the year before has no figure", () => {
    expect(levelPhrase(received, count(0), count(null))).toBe("新收申请0件");
    expect(levelPhrase(received, count(null), count(3))).toBe("新收申请没有可用的数");
  });

  it("tells the difference of shares in 个百分点", () => {
    expect(changePhrase(rate, count(0.474), count(0.461))).toBe("比上年上升1.3个百分点");
    expect(changePhrase(rate, count(0.4741), count(0.4739))).toBe("与上年持平");
    expect(changeNote(rate, count(0.4), count(0.5))).toBe("−10.0个百分点");
  });
});

describe("the phrase about the median", () => {
  it("names the group and its n, and is absent where there is no median", () => {
    expect(medianPhrase(received, "临溪区街道、乡镇", 22, 0)).toBe("临溪区街道、乡镇22个的中位数为0件");
    expect(medianPhrase(received, "临溪区街道、乡镇", 22, null)).toBeNull();
  });
});

it("states figures side by side, a missing one by its reason and never as 0", () => {
  const closed = indicatorById("requests.closed.total");
  const figures = [
    { indicator: closed, now: { value: 4, missing: null } },
    { indicator: rate, now: { value: null, missing: "no_base" as const } },
    { indicator: received, now: { value: null, missing: "blank" as const } },
  ];
  expect(figuresPhrase(figures)).toBe("办结4件，公开率样本过少，新收申请空白");
});
