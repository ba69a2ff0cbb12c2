// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { draw, ends, gap, pair, parts } from "./fixtures/draw-sample";
import { sampleLine, sampleRate, sampleSeries } from "./fixtures/sample-series";
import { drawingHeight } from "./forms/forms";
import { planGrouped } from "./forms/grouped/grouped-plan";
import { planMultiples } from "./forms/multiples/multiples-plan";
import { planScatter } from "./forms/scatter/scatter-plan";

describe("grouped columns", () => {
  const { all, texts } = draw("grouped", gap);

  it("stand where the plan puts them, a column for every figure and none for a missing one", () => {
    const plan = planGrouped(gap, { width: 700, height: drawingHeight("grouped", gap, 700) });
    const known = plan.columns.filter(({ value }) => value !== null);
    expect(all(".c-column")).toHaveLength(7);
    for (const [index, column] of all(".c-column").entries()) {
      expect(Number(column.getAttribute("x"))).toBeCloseTo(known[index]?.x ?? Number.NaN, 0);
      expect(Number(column.getAttribute("y"))).toBeCloseTo(
        plan.values.y(known[index]?.value ?? Number.NaN),
        0,
      );
    }
  });

  it("cross each missing figure below the axis with its reason", () => {
    expect(all(".c-missing title").map((mark) => mark.textContent)).toEqual([
      "甲街道 2021年 未报送",
      "乙街道 2020年 空白",
      "乙街道 2022年 空白",
    ]);
  });

  it("have the median as a line over each year", () => {
    expect(texts).toContain("中位数");
    expect(all(".c-reference path[stroke='#1f2933']")).toHaveLength(5);
  });
});

describe("a slope between two years", () => {
  it("joins a line only where both years have a figure, and crosses and names the other", () => {
    const { all, texts } = draw("slope", ends(gap));
    expect(all(".c-series path")).toHaveLength(2);
    expect(texts).toEqual(expect.arrayContaining(["36", "甲街道 60", "乙街道 30", "中位数 29"]));
    const open = sampleSeries([sampleLine("甲街道", [36, "not_filed"]), sampleLine("乙街道", [1, 2])]);
    const half = draw("slope", open);
    expect(half.all(".c-missing title").map((mark) => mark.textContent)).toEqual(["甲街道 2020年 未报送"]);
    expect(half.texts).toContain("甲街道 未报送");
    const paths = half.all(".c-series path").map((path) => path.getAttribute("d") ?? "");
    expect(paths.filter((d) => d.includes("L"))).toHaveLength(1);
  });

  it("colours many lines by rise and fall and counts them", () => {
    const lines = Array.from({ length: 10 }, (_, at) =>
      sampleLine(`第${at}局`, [5, at === 0 ? 5 : at > 3 ? 9 : 1]),
    );
    const { texts } = draw("slope", sampleSeries([...lines, sampleLine("缺局", [5, "blank"])]));
    expect(texts).toEqual(expect.arrayContaining(["上升6个", "下降3个", "持平1个"]));
  });
});

describe("a slope of many", () => {
  it("names every line where there is room for all", () => {
    const lines = Array.from({ length: 26 }, (_, at) => sampleLine(`第${at}街道`, [1, at % 3]));
    const { texts } = draw("slope", sampleSeries(lines));
    for (const { name } of lines) expect(texts.some((text) => text?.startsWith(`${name} `))).toBe(true);
  });
});

describe("a table of colours", () => {
  const rows = sampleSeries([
    sampleLine("甲街道", [0, 4, "not_filed"]),
    sampleRate("乙街道", ["no_base", "blank"]),
    sampleLine("中位数", [2, 3, 4], "reference"),
  ]);

  it("gives every figure, and for each missing one its reason instead of a colour", () => {
    const { all, texts } = draw("heat", { ...rows, years: [2019, 2020, 2021] });
    expect(all(".c-value").map((cell) => cell.textContent)).toEqual(["0", "4", "2", "3", "4"]);
    expect(all(".c-missing").map((cell) => cell.textContent)).toEqual(["未报送", "样本过少", "空白"]);
    const boxes = all(".c-cells path[fill^='#']").flatMap(
      (path) => path.getAttribute("d")?.match(/M/g) ?? [],
    );
    expect(boxes).toHaveLength(5);
    expect(texts).toContain("无底色、无字：该年没有这个机关");
  });

  it("uses signs where the words do not fit, and explains them", () => {
    const years = [2013, 2014, 2015, 2016, 2017, 2018, 2019, 2020, 2021];
    const { all, texts } = draw("heat", { ...rows, years }, 340);
    expect(all(".c-missing").map((cell) => cell.textContent)).toEqual(["未", "少", "空白"]);
    expect(texts).toEqual(expect.arrayContaining(["未：未报送", "少：样本过少"]));
  });

  it("gives a share the same digits on a phone as on a desk", () => {
    const share = sampleSeries([{ ...sampleLine("甲街道", [0.65, 0.5, 0.4, 0.3, 0.2, 0.1, 0.999]) }], {
      unit: "%",
    });
    const digits = (width: number) =>
      draw("heat", share, width)
        .all(".c-value")
        .map((cell) => cell.textContent?.replace("%", ""));
    expect(digits(340)).toEqual(digits(1100));
    expect(digits(340)[0]).toBe("65.0");
  });

  it("classes the columns of several indicators each by itself", () => {
    const { texts } = draw("heat", pair);
    expect(texts).toEqual(
      expect.arrayContaining(["新收政府信息公开申请", "公开率", "50.0%", "样本过少", "20"]),
    );
  });
});

describe("a scatter plot", () => {
  const { all, texts } = draw("scatter", pair);

  it("has a dot for both figures and a hollow one beside the axis where one is missing", () => {
    expect(all(".c-dot")).toHaveLength(1);
    expect(all(".c-hollow").map((dot) => dot.textContent)).toEqual([
      "丙街道 公开率样本过少",
      "丁街道 新收政府信息公开申请空白",
    ]);
    const { plot } = planScatter(pair, { width: 700, height: drawingHeight("scatter", pair, 700) });
    const dots = planScatter(pair, { width: 700, height: drawingHeight("scatter", pair, 700) }).dots;
    expect(dots.find(({ line }) => line.name === "丙街道")?.y).toBeGreaterThan(plot.bottom);
    expect(dots.find(({ line }) => line.name === "丁街道")?.x).toBeLessThan(plot.left);
  });

  it("names its axes, its dots and both medians", () => {
    expect(texts).toEqual(
      expect.arrayContaining([
        "↑ 公开率",
        "新收政府信息公开申请（件） →",
        "甲街道",
        "中位数 15",
        "中位数 62.5%",
      ]),
    );
  });
});

describe("small multiples", () => {
  const { all, texts } = draw("multiples", gap);

  it("have a panel for each agency with its last figure, the others grey, all on one scale", () => {
    expect(all(".c-own")).toHaveLength(2);
    expect(all(".c-rest")).toHaveLength(2);
    expect(all(".c-median")).toHaveLength(2);
    expect(texts).toEqual(expect.arrayContaining(["甲街道", "60", "乙街道", "30"]));
    const { panels } = planMultiples(gap, 700);
    const high = panels.map(({ y, plot }) => y(60) - plot.top);
    expect(high[0]).toBeCloseTo(high[1] ?? Number.NaN, 6);
  });

  it("leave gaps open and mark each missing figure", () => {
    const lines = all(".c-own").map((path) => path.getAttribute("d")?.match(/M/g)?.length);
    expect(lines).toEqual([2, 3]);
    expect(all(".c-missing title")).toHaveLength(3);
  });
});

describe("for grey print", () => {
  it.each([
    ["line", gap],
    ["grouped", gap],
    ["stacked", parts],
    ["slope", ends(gap)],
    ["scatter", pair],
  ] as const)("%s keeps its series apart without colour when asked", (form, series) => {
    const shown = (patterns: boolean) =>
      draw(form, series, 700, patterns).svg.replace(/<path[^>]*class="c-hatch"[^>]*>/g, "");
    expect(shown(true)).not.toBe(shown(false));
  });
});
