// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { Point, Series } from "@/lib/series/series";
import { draw, ends, gap, pair, parts } from "./fixtures/draw-sample";
import { sampleCrowd, sampleLine, sampleRate, sampleSeries } from "./fixtures/sample-series";
import { drawings } from "./forms/drawings";
import { chartForms, type DrawnForm, drawingHeight, namesFit } from "./forms/forms";
import { planLines } from "./forms/line/line-plan";

describe("a line chart", () => {
  const { all, texts, svg } = draw("line", gap);

  it("draws one path a line, open at every gap", () => {
    const series = all(".c-series path").map((path) => path.getAttribute("d") ?? "");
    expect(series).toHaveLength(2);
    expect(series.map((d) => d.split("M").length - 1)).toEqual([2, 3]);
    expect(all(".c-reference path")).toHaveLength(1);
  });

  it("crosses each missing figure below the axis, with its reason, and none as a figure of zero", () => {
    const { plot } = planLines(gap, { width: 700, height: drawingHeight("line", gap, 700) });
    const crosses = all(".c-missing path");
    expect(all(".c-missing title").map((mark) => mark.textContent)).toEqual([
      "乙街道 2020年 空白",
      "甲街道 2021年 未报送",
      "乙街道 2022年 空白",
    ]);
    const heights = crosses.flatMap((mark) => [...(mark.getAttribute("d") ?? "").matchAll(/,([\d.]+)/g)]);
    expect(heights).toHaveLength(12);
    for (const [, y] of heights) expect(Number(y)).toBeGreaterThan(plot.bottom);
    expect(all(".c-dots circle")).toHaveLength(7);
    for (const dot of all(".c-dots circle")) expect(Number(dot.getAttribute("cy"))).toBeLessThan(plot.bottom);
  });

  it("ends the paths of Recharts where the plan puts the labels", () => {
    const plan = planLines(gap, { width: 700, height: drawingHeight("line", gap, 700) });
    const last = all(".c-series path")[0]?.getAttribute("d")?.split("L").at(-1)?.split(",").map(Number);
    expect(last?.[0]).toBeCloseTo(plan.years.x(2023), 1);
    expect(last?.[1]).toBeCloseTo(plan.values.y(60), 1);
  });

  it("names every line at its end with the last figure", () => {
    expect(texts).toEqual(expect.arrayContaining(["甲街道 60", "乙街道 30", "中位数 29"]));
  });

  it("is a picture of its own, without styles, ids of Recharts or colours by name", () => {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" /);
    expect(svg).toContain('role="img"');
    expect(svg).not.toMatch(/style=|var\(|recharts|url\(|oklch|currentcolor/i);
    expect(all("[id]").map((element) => element.id)).toEqual(["t-t", "t-d"]);
  });
});

describe("a doubtful figure", () => {
  const doubtful = (more: Partial<Point>) =>
    sampleSeries([
      {
        ...sampleLine("甲街道", [10, 12, 14, 16, 18]),
        points: sampleLine("甲街道", [10, 12, 14, 16, 18]).points.map((point, index) =>
          index === 2 ? { ...point, ...more } : point,
        ),
      },
    ]);
  const strokes = (form: "line" | "multiples", series: Series) => {
    const paths = draw(form, series).all(form === "line" ? ".c-series path" : ".c-own");
    return paths.flatMap((path) => (path.getAttribute("d") ?? "").match(/M[^M]+L/g) ?? []).length;
  };

  it("of too few agencies is hollow, says how many, and is joined to nothing", () => {
    const low = doubtful({ reported: 12, expected: 25, filed: 13 });
    for (const form of ["line", "multiples"] as const) {
      expect(
        draw(form, low)
          .all(".c-hollow")
          .map((mark) => mark.textContent),
      ).toEqual(["甲街道 2021年 12/25个有数"]);
      expect(strokes(form, low)).toBe(2);
    }
  });

  it("that a check questions has a sign that needs no colour, and the check's name", () => {
    const flagged = doubtful({ flagged: 1, checks: ["balance"] });
    for (const form of ["line", "multiples"] as const) {
      expect(
        draw(form, flagged)
          .all(".c-signs title")
          .map((mark) => mark.textContent),
      ).toEqual(["甲街道 2021年 有待核的问题：收办平衡"]);
      expect(
        draw(form, flagged)
          .all(".c-signs text")
          .map((mark) => mark.textContent),
      ).toEqual(["※"]);
      expect(strokes(form, flagged)).toBe(1);
    }
  });

  it("that cannot be true is hollow and unjoined, and says so", () => {
    const wrong = doubtful({ impossible: 1, reported: 0 });
    const { all } = draw("line", wrong);
    expect(all(".c-signs text").map((mark) => mark.textContent)).toEqual(["误"]);
    expect(all(".c-hollow")).toHaveLength(1);
    expect(strokes("line", wrong)).toBe(2);
  });

  it("that cannot be true has no rank: its bar stands below all others", () => {
    const lines = [sampleLine("甲", [900]), sampleLine("乙", [3]), sampleLine("丙", [7])];
    const [first] = lines;
    if (first) first.points = first.points.map((point) => ({ ...point, impossible: 1, reported: 0 }));
    const names = draw("bar", sampleSeries(lines)).all(".c-names text");
    expect(names.map((name) => name.textContent)).toEqual(["丙", "乙", "甲"]);
  });

  it("keeps its 约 in the labels", () => {
    const about = sampleSeries([
      {
        ...sampleLine("甲街道", [10]),
        points: sampleLine("甲街道", [10]).points.map((point) => ({ ...point, approximate: true })),
      },
    ]);
    expect(draw("line", about).texts).toContain("甲街道 约10");
    expect(draw("bar", about).texts).toContain("约10");
  });
});

describe("a chart of many lines", () => {
  it("colours one and keeps the rest grey", () => {
    const { all } = draw("line", sampleCrowd(26));
    expect(all(".c-series path")).toHaveLength(1);
    expect(all(".c-context path")).toHaveLength(25);
    for (const path of all(".c-context path")) expect(path.getAttribute("stroke")).toBe("#c3cad2");
  });

  it("does so too where more than seven are meant", () => {
    const lines = Array.from({ length: 9 }, (_, index) => sampleLine(`第${index}局`, [index + 1, index + 2]));
    const { all } = draw("line", sampleSeries(lines));
    expect(all(".c-series path")).toHaveLength(1);
    expect(all(".c-context path")).toHaveLength(8);
  });

  it("never lets two labels overlap", () => {
    const plan = planLines(sampleCrowd(40), { width: 700, height: 340 });
    const places = plan.labels.map(({ y }) => y).sort((a, b) => a - b);
    for (const [index, y] of places.entries())
      expect((places[index + 1] ?? Number.POSITIVE_INFINITY) - y).toBeGreaterThanOrEqual(16 - 1e-6);
  });
});

describe("a change of form", () => {
  it("is a dashed line with its words, between the two years", () => {
    const series = { ...gap, breaks: [{ year: 2021, joined: false, zh: "2021年起改用新格式", explain: "" }] };
    const { all, texts } = draw("line", series);
    expect(all(".c-breaks line[stroke-dasharray]")).toHaveLength(1);
    expect(texts).toContain("2021年起改用新格式");
  });

  it("ends the lines where it may not be joined, and only there", () => {
    const strokes = (joined: boolean) => {
      const series = { ...gap, breaks: [{ year: 2020, joined, zh: "", explain: "" }] };
      const [path] = draw("line", series).all(".c-series path");
      return (path?.getAttribute("d") ?? "").match(/L/g)?.length;
    };
    expect([strokes(true), strokes(false)]).toEqual([2, 1]);
  });

  it("before the first year shown is no mark", () => {
    const series = { ...gap, breaks: [{ year: 2019, joined: false, zh: "2019年起改用新格式", explain: "" }] };
    expect(draw("line", series).all(".c-breaks line")).toHaveLength(0);
  });
});

describe("a ranking", () => {
  const ranking = sampleSeries(
    [
      sampleRate("甲", [[3, 12]]),
      sampleRate("乙", ["no_base"]),
      sampleRate("丙", [[12, 12]]),
      sampleRate("丁", [[0, 9]]),
      sampleRate("名称很长很长很长很长很长很长很长很长很长的街道办事处", ["not_filed"]),
      sampleRate("中位数", [[1, 4]], "reference"),
    ],
    { unit: "%", years: [2019] },
  );
  const { all, texts } = draw("bar", ranking);

  it("has a bar for every figure, from the largest, and words where there is none", () => {
    const widths = all(".c-bar").map((bar) => Number(bar.getAttribute("width")));
    expect(widths).toHaveLength(3);
    expect(widths[0]).toBeGreaterThan(widths[1] ?? Number.NaN);
    expect(widths[2]).toBe(0);
    expect(texts).toEqual(
      expect.arrayContaining(["100% 12/12", "25.0% 3/12", "0% 0/9", "样本过少", "未报送"]),
    );
    expect(texts).toContain("中位数 25.0%");
  });

  it("stands upright when its names are few and short", () => {
    const few = { ...gap, years: [2023] };
    const bars = draw("bar", few).all(".c-bar");
    expect(bars).toHaveLength(2);
    expect(new Set(bars.map((bar) => bar.getAttribute("width"))).size).toBe(1);
  });

  it("lays plain ground below a tip that the median runs through, and the letters over it", () => {
    const lines = [sampleLine("甲甲甲甲甲甲甲甲甲甲甲甲", [40]), sampleLine("乙".repeat(70), [10])];
    const series = sampleSeries([...lines, sampleLine("中位数", [41], "reference")]);
    const { all } = draw("bar", series);
    expect(all(".c-tips .c-ground")).toHaveLength(1);
    const tip = all(".c-tips text").find(({ textContent }) => textContent === "40");
    expect(tip).toBeDefined();
    const [ground] = all(".c-tips .c-ground");
    const [left, right] = [Number(ground?.getAttribute("x")), Number(ground?.getAttribute("width"))];
    const at = Number(all(".c-reference line")[0]?.getAttribute("x1"));
    expect(left).toBeLessThanOrEqual(at);
    expect(left + right).toBeGreaterThanOrEqual(at);
    expect(all(".c-ground, .c-tips text, .c-reference line").map(({ localName }) => localName)).toEqual([
      "line",
      "rect",
      "text",
      "text",
    ]);
  });

  it("draws figures below zero to the other side", () => {
    const change = sampleSeries([sampleLine("甲", [3]), sampleLine("乙", [-5])]);
    const bars = draw("bar", change).all(".c-bar");
    for (const bar of bars) expect(Number(bar.getAttribute("height"))).toBeGreaterThan(0);
  });
});

describe("parts of a whole", () => {
  it("stacks what is known, names what is missing, and gives no sum of an incomplete year", () => {
    const { all, texts } = draw("stacked", parts);
    expect(all(".c-part")).toHaveLength(3 + 2 + 2);
    expect(texts).toEqual(expect.arrayContaining(["43", "42", "缺1项", "未报送"]));
    expect(texts).not.toContain("9");
    expect(all(".c-missing path")).toHaveLength(2);
  });

  it("gives no shares of an incomplete year", () => {
    const { all, texts } = draw("share", parts);
    expect(all(".c-part")).toHaveLength(3 + 2);
    expect(texts).toEqual(expect.arrayContaining(["72.1%", "43件", "缺1项"]));
  });

  it("gives no shares of a year whose sum is too small, and says so", () => {
    const small = sampleSeries([sampleLine("予以公开", [1, 5, 9, 0]), sampleLine("不予公开", [1, 5, 0, 0])]);
    const { all, texts } = draw("share", small);
    expect(all(".c-part")).toHaveLength(2);
    expect(texts.filter((text) => text === "样本过少")).toHaveLength(2);
    expect(texts.filter((text) => text === "合计为0")).toHaveLength(1);
    expect(texts.filter((text) => text?.endsWith("%")).sort()).toEqual(
      ["0%", "25%", "50%", "75%", "100%", "50.0%", "50.0%"].sort(),
    );
    expect(texts).not.toContain("2件");
    expect(draw("share", small, 150).texts.join("")).toContain("样本");
    expect(draw("stacked", small).texts).toEqual(expect.arrayContaining(["2", "10", "9", "0"]));
    const spots = drawings.share.spots(small, { width: 700, height: 340 });
    expect(spots.map(({ point, share }) => [point.year, share])).toEqual(
      [0, 1].flatMap(() => [2019, 2020, 2021, 2022].map((year) => [year, year === 2020 ? 0.5 : null])),
    );
  });
});

describe("every form", () => {
  const all: [DrawnForm, Series][] = [
    ["line", gap],
    ["line", sampleCrowd(26)],
    ["bar", { ...sampleCrowd(26), years: [2025] }],
    ["grouped", gap],
    ["stacked", parts],
    ["share", parts],
    ["slope", ends(sampleCrowd(26))],
    ["slope", ends(sampleCrowd(48, "series"))],
    ["heat", sampleCrowd(48, "series")],
    ["heat", pair],
    ["scatter", pair],
    ["multiples", sampleCrowd(48, "series")],
  ];

  it.each(all)("%s is the same twice", (form, series) => {
    expect(draw(form, series).svg).toBe(draw(form, series).svg);
  });

  it.each(all)("%s has fewer than a thousand marks", (form, series) => {
    expect(draw(form, series).all("path, rect, circle, line, text").length).toBeLessThan(1000);
  });

  it.each(all)("%s outlines no letters, which not every program paints below them", (form, series) => {
    const { svg, all } = draw(form, series, 700, true);
    expect(svg).not.toContain("paint-order");
    expect(all("text[stroke]")).toHaveLength(0);
    expect(all("path:not([fill])")).toHaveLength(0);
  });

  it.each(all)("%s fits a phone", (form, series) => {
    for (const text of draw(form, series, 340).all("text")) {
      const x = Number(text.getAttribute("x"));
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x).toBeLessThanOrEqual(340);
    }
  });

  it.each(chartForms.filter((form) => form !== "table"))("%s lets no name become markup", (form) => {
    const name = `</text><script>alert(1)</script>"'&\u0000\ud800`;
    const lines = [sampleLine(name, [1, 2]), sampleLine("乙", [3, "text"])];
    const beside = form === "scatter" ? [sampleSeries(lines, { title: name })] : [];
    const series = sampleSeries(lines, { title: name, subtitle: name, beside });
    const { svg, all } = draw(form, series);
    expect(svg).not.toContain("<script");
    for (const character of ["\u0000", "\ud800"]) expect(svg).not.toContain(character);
    expect(all("script")).toHaveLength(0);
    expect(all("parsererror")).toHaveLength(0);
  });
});

it("asks for a legend where a name had to be cut", () => {
  const long = sampleSeries([sampleLine("新疆维吾尔自治区巴音郭楞蒙古自治州人民政府办公室", [1, 2])]);
  expect(namesFit("line", long, 340)).toBe(false);
  expect(namesFit("line", long, 1140)).toBe(true);
  expect(namesFit("line", gap, 340)).toBe(true);
});
