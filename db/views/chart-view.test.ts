import { expect, it } from "vitest";
import { sampleLine, sampleSeries } from "@/lib/chart/fixtures/sample-series";
import { viewSchema } from "@/lib/view/view";
import { chartView } from "./chart-view";

const agency = sampleSeries([sampleLine("99-a", [1])]);
const layers = (...ids: string[]) => ({
  indicator: null,
  series: sampleSeries(ids.map((id) => sampleLine(id, [1]))),
});
const ownedBy = (key: string, chart: ReturnType<typeof layers>) => ({ ...chart, owner: { key } });

it("leaves a view of one chart as it is", () => {
  const view = viewSchema.parse({ what: ["sum.granted", "sum.refused"] });
  expect(chartView(view, [layers("sum.granted", "sum.refused")], 0)).toBe(view);
});

it("keeps the indicator of one chart of several", () => {
  const view = viewSchema.parse({ what: ["sum.granted", "rate.disclosed"], units: ["99-a", "99-b"] });
  const charts = view.what.map((id) => ({ indicator: { id }, series: agency }));
  expect(chartView(view, charts, 1)).toEqual({ ...view, what: ["rate.disclosed"] });
});

it("keeps the agency and the indicators of one stack of several", () => {
  const view = viewSchema.parse({
    how: "stacked",
    what: ["sum.granted", "disclosure.fees.amount", "sum.refused"],
    units: ["99-a", "99-b"],
  });
  const counts = layers("sum.granted", "sum.refused");
  const money = layers("disclosure.fees.amount");
  const charts = ["99-a", "99-b"].flatMap((key) => [ownedBy(key, counts), ownedBy(key, money)]);
  expect(chartView(view, charts, 2)).toEqual({
    ...view,
    what: ["sum.granted", "sum.refused"],
    units: ["99-b"],
  });
  expect(chartView(view, charts, 1)).toEqual({ ...view, what: ["disclosure.fees.amount"], units: ["99-a"] });
});

it("keeps one of those that are like an agency without the agency", () => {
  const { like: _, ...plain } = viewSchema.parse({ how: "stacked", what: ["sum.granted", "sum.refused"] });
  const view = { ...plain, units: ["99-a"], like: "99-a:received" };
  const stack = layers("sum.granted", "sum.refused");
  const charts = ["99-a", "99-b"].map((key) => ownedBy(key, stack));
  expect(chartView(view, charts, 1)).toEqual({ ...plain, units: ["99-b"] });
});
