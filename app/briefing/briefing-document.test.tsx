import { expect, it } from "vitest";
import { sampleViews } from "@/db/test-views";
import { captionsOf } from "./briefing-document";

const views = (await sampleViews()).map(({ exported }) => exported);
const item = (form: string, charts: number) => {
  const view = views.find(({ view, charts: own }) => view.how === form && own.length === charts);
  if (!view) throw new Error(`no sample of the form ${form} with ${charts} charts`);
  return { view, title: null, note: null };
};

it("numbers figures and tables each on their own, through all items", () => {
  const items = [item("line", 1), item("table", 1), item("line", 2), item("table", 1)];
  expect(captionsOf(items)).toEqual([["图1"], ["表1"], ["图2", "图3"], ["表2"]]);
});

it("numbers the same view twice where it stands twice", () => {
  expect(captionsOf([item("line", 1), item("line", 1)])).toEqual([["图1"], ["图2"]]);
});

it("gives no number to a chart that is not drawn", () => {
  const { view, ...words } = item("line", 1);
  const empty = {
    ...view,
    charts: view.charts.map((chart) => ({ ...chart, series: { ...chart.series, lines: [] } })),
  };
  expect(captionsOf([{ view: empty, ...words }, item("line", 1)])).toEqual([[""], ["图1"]]);
});
