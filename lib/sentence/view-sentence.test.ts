import { describe, expect, it } from "vitest";
import { sampleLine, sampleRate, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import type { ChartForm } from "@/lib/chart/forms/forms";
import type { Line, Point, Series } from "@/lib/series/series";
import type { ExportedChart } from "../export/exported-view";
import { viewSentence } from "./view-sentence";

const group = { name: "甲区街道、乡镇", members: ["北街道", "南镇", "西乡", "东乡"] };
const counts = { title: "新收申请", demo: false };
const shares = { title: "公开率", unit: "%", demo: false } as const;

function said(
  form: ChartForm,
  lines: readonly Line[],
  more: Partial<Series> = counts,
  owner: ExportedChart["owner"] = null,
) {
  const series = sampleSeries(lines, more);
  return viewSentence({ form, series, indicators: [], owner }, group);
}

it("compares small charts of a single year with each other, and not the year with itself", () => {
  const lines = group.members.map((name, at) => sampleLine(name, [at + 1]));
  expect(said("multiples", lines)).toBe("2019年新收申请：北街道1件，南镇2件，西乡3件，东乡4件。");
});

describe("the sentence of a trend", () => {
  it("says the level, the change and the place in the group", () => {
    const lines = [
      sampleLine("北街道", [32, 36]),
      sampleLine("南镇", [40, 50], "context"),
      sampleLine("西乡", [9, 36], "context"),
      sampleLine("东乡", [3, "not_filed"], "context"),
      sampleLine("中位数", [20, 36], "reference"),
    ];
    expect(said("line", lines)).toBe(
      "2020年北街道新收申请36件，比上年增加4件（+12.5%），居甲区街道、乡镇有数的3个并列第2位；中位数36件。",
    );
  });

  it("ranks nobody where the group is not whole, and no shares", () => {
    expect(said("line", [sampleLine("北街道", [3]), sampleLine("南镇", [5], "context")])).toBe(
      "2019年北街道新收申请3件。",
    );
    const lines = group.members.map((name, at) =>
      sampleRate(name, [[at + 10, 20]], at === 0 ? "series" : "context"),
    );
    expect(said("line", lines, shares)).toBe("2019年北街道公开率50.0%（10/20）。");
  });

  it("tells shares with part and whole, and their change in 个百分点", () => {
    expect(
      said(
        "line",
        [
          sampleRate("北街道", [
            [5, 20],
            [11, 18],
          ]),
        ],
        shares,
      ),
    ).toBe("2020年北街道公开率61.1%（11/18），比上年上升36.1个百分点。");
  });

  it("says why a figure is missing and compares it with nothing", () => {
    expect(said("line", [sampleLine("北街道", [4, "blank"])])).toBe("2020年北街道新收申请空白。");
    expect(said("line", [sampleLine("北街道", ["slash", 4])])).toBe("2020年北街道新收申请4件。");
    expect(said("line", [sampleRate("北街道", ["no_base"])], shares)).toBe("2019年北街道公开率样本过少。");
  });

  it("compares nothing across a change of the form", () => {
    const breaks = [{ year: 2020, joined: false, zh: "2020年起改用新格式", explain: "" }];
    const line = sampleLine("北街道", [4, 9]);
    expect(said("slope", [line], { ...counts, breaks })).toBe(
      "2019年至2020年新收申请：北街道4件、9件；其间表式有变，不能相连比较。",
    );
    const joined = breaks.map((item) => ({ ...item, joined: true }));
    expect(said("slope", [line], { ...counts, breaks: joined })).toBe(
      "2019年至2020年新收申请：北街道由4件增至9件。",
    );
  });

  it("sets a few agencies beside each other and marks demonstration data", () => {
    const lines = [sampleLine("北街道", [3]), sampleLine("南镇", ["not_filed"])];
    expect(said("line", lines, { ...counts, demo: true })).toBe(
      "2019年新收申请：北街道3件，南镇未报送（演示数据）。",
    );
  });
});

it("ranks a group by its ends and counts who has no figure", () => {
  const lines = [
    sampleLine("北街道", [9]),
    sampleLine("南镇", [0]),
    sampleLine("西乡", [0]),
    sampleLine("东乡", ["blank"]),
  ];
  expect(said("bar", lines)).toBe(
    "2019年甲区街道、乡镇4个中3个有数的新收申请，最多的是北街道（9件），最少的是南镇、西乡（0件）；空白1个。",
  );
  expect(said("bar", lines.slice(0, 2))).toContain("所列2个机关的新收申请");
});

describe("the sentence of layers", () => {
  const owner = { key: "group", name: "合计" };
  const layers = (...values: (number | "blank")[]) =>
    values.map((value, at) => sampleLine(["予以公开", "不予公开"][at] ?? "", [value]));

  it("states each part, and its share where all are known and enough", () => {
    expect(said("share", layers(30, 20), counts, owner)).toBe(
      "2019年甲区街道、乡镇合计：予以公开30件（60.0%），不予公开20件（40.0%）。",
    );
    expect(said("stacked", layers(30, 20), counts, owner)).not.toContain("%");
  });

  it("reckons no share where one part is missing or the sum is small", () => {
    expect(said("share", layers(30, "blank"), counts, owner)).toBe(
      "2019年甲区街道、乡镇合计：予以公开30件，不予公开空白。",
    );
    expect(said("share", layers(3, 2), counts, owner)).toContain("样本过少，不计占比");
  });
});

it("tells two years of a few agencies, and counts rises and falls of many", () => {
  expect(said("slope", [sampleLine("北街道", [20, 30, 36]), sampleLine("南镇", [5, 5, "not_filed"])])).toBe(
    "2019年至2021年新收申请：北街道由20件增至36件，南镇由“5件”到“未报送”，不能比较。",
  );
  const many = [
    [1, 2],
    [3, 2],
    [2, 2],
    [4, 9],
  ].map((values, at) => sampleLine(`第${at}镇`, values));
  expect(said("slope", many)).toBe("2019年至2020年新收申请：4个机关中增加2个，减少1个，持平1个。");
});

it("says of two indicators only who has both", () => {
  const beside = [
    sampleSeries([sampleLine("北街道", [1]), sampleLine("南镇", ["blank"])], { title: "办结" }),
  ];
  expect(said("scatter", [sampleLine("北街道", [3]), sampleLine("南镇", [4])], { ...counts, beside })).toBe(
    "2019年甲区街道、乡镇2个机关中，1个的新收申请和办结都有数，1个缺少其中一项。",
  );
});

describe("what cannot be true, or is only about so", () => {
  const doubtful = (line: Line, more: Partial<Point>): Line => ({
    ...line,
    points: line.points.map((point) => ({ ...point, ...more })),
  });
  const four = (first: Line) => [
    first,
    sampleLine("南镇", [50], "context"),
    sampleLine("西乡", [36], "context"),
    sampleLine("东乡", [3], "context"),
  ];

  it("has no rank, and nobody is ranked against it", () => {
    const wrong = doubtful(sampleLine("北街道", [-3]), { impossible: 1, flagged: 1 });
    expect(said("line", four(wrong))).toBe("2019年北街道新收申请−3件（明显有误）。");
    const right = [
      ...four(sampleLine("北街道", [40])).slice(0, 3),
      doubtful(sampleLine("东乡", [-3], "context"), { impossible: 1 }),
    ];
    expect(said("line", right)).toBe("2019年北街道新收申请40件，居甲区街道、乡镇有数的3个第2位。");
    expect(
      said("bar", [
        sampleLine("北街道", [9]),
        sampleLine("南镇", [4]),
        doubtful(sampleLine("西乡", [-3]), { impossible: 1 }),
      ]),
    ).toBe(
      "2019年所列3个机关中2个有数的新收申请，最多的是北街道（9件），最少的是南镇（4件）；明显有误的数1个，未参加比较。",
    );
  });

  it("shares the places that 约 leaves open", () => {
    const about = doubtful(sampleLine("北街道", [40]), { approximate: true });
    expect(said("line", four(about))).toBe(
      "2019年北街道新收申请约40件，居甲区街道、乡镇有数的4个第2–3位之间。",
    );
  });
});

it("names a total's own n, and why no change is stated", () => {
  const total = sampleLine("合计", [100, 50]);
  const [first, last] = total.points;
  if (!first || !last) throw new Error("two points");
  const points = [
    { ...first, reported: 10, filed: 10, expected: 10 },
    {
      ...last,
      reported: 5,
      filed: 5,
      expected: 10,
      change: { n: 5, of: 10, before: null, now: null, refused: "coverage" as const },
    },
  ];
  expect(said("line", [{ ...total, key: "group", points }])).toBe(
    "2020年甲区街道、乡镇合计新收申请50件，10个机关中5个有数，两年都有数的5个，不足10个的80%，不与上年比较。",
  );
});
