import * as S from "@/lib/chart/fixtures/sample-series";
import { Chart } from "../chart/chart";
export default function Lab() {
  const br = {
    breaks: [
      {
        year: 2021,
        zh: "2021年起改用2021年格式",
        explain: "申请办理和复议诉讼各项口径相同，可以相连；其他处理由一项分为三项，按合计相连。",
      },
    ],
  };
  const three = S.sampleSeries(
    [
      S.sampleLine("右安门街道", [36, 41, "not_filed", 52, 60, 58, 63]),
      S.sampleLine("太平桥街道", [12, "blank", "blank", 22, 30, 28, 31]),
      S.sampleLine("西罗园街道", [22, 25, 29, 31, 29, 27, 30]),
      S.sampleLine("中位数", [21, 24, 28, 26, 29, 30, 31], "reference"),
    ],
    br,
  );
  const long = S.sampleSeries(
    [
      "丰台区人民政府右安门街道办事处综合保障中心",
      "北京市丰台区市场监督管理局",
      "新疆维吾尔自治区巴音郭楞蒙古自治州人民政府办公室",
      "区教委",
      "住房和城乡建设委员会",
    ].map((n, i) =>
      S.sampleLine(
        n,
        [0, 1, 2, 3, 4, 5, 6].map((y) =>
          i === 2 && y > 4 ? "not_filed" : 40 + i * 2 + ((y * 7 + i * 3) % 9),
        ),
      ),
    ),
    br,
  );
  const rates = S.sampleSeries(
    ["右安门", "太平桥", "西罗园", "东铁营", "大红门"].map((n, i) =>
      S.sampleRate(
        n,
        [0, 1, 2, 3, 4, 5, 6].map((y) =>
          i === 3 && y === 6 ? ("no_base" as const) : ([18 + ((i * 3 + y) % 5), 24] as [number, number]),
        ),
      ),
    ),
    { unit: "%", subtitle: "公开率", title: "公开率" },
  );
  const parts = S.sampleSeries(
    (
      [
        ["予以公开", [31, 35, 42, 38, 46, 51, 49]],
        ["部分公开", [4, 5, 3, 6, 7, 5, 8]],
        ["不予公开", [8, 7, 6, 9, 8, 9, 7]],
        ["无法提供", [22, 25, "blank", 31, 30, 28, 33]],
        ["不予处理", [1, 0, 2, 1, 1, 0, 2]],
        ["其他处理", [3, 2, 1, 4, 5, 6, 4]],
      ] as const
    ).map(([n, v]) => S.sampleLine(n, [...v])),
    { title: "办理结果", ...br },
  );
  return (
    <>
      <h1>总览样张</h1>
      <p className="lead">26个街镇中24个已公开2025年报，新收申请312件，比上年多18件。</p>
      <br />
      <Chart form="line" series={S.sampleCrowd(26)} />
      <br />
      <div className="chart-pair">
        <Chart size="half" form="line" series={three} />
        <Chart size="half" form="line" series={rates} />
        <Chart size="half" form="stacked" series={parts} />
        <Chart size="half" form="share" series={parts} />
        <Chart size="half" form="line" series={long} />
        <Chart size="half" form="bar" series={{ ...three, years: [2025] }} />
      </div>
      <br />
      <Chart form="bar" series={{ ...S.sampleCrowd(26), years: [2025] }} />
    </>
  );
}
