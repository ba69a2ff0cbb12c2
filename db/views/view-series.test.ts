import { expect, it } from "vitest";
import type { Line, Series } from "@/lib/series/series";
import { type ChartForm, type View, viewSchema } from "@/lib/view/view";
import { type PlainAgency, type PlainReport, testDatabase } from "../test-database";
import { viewSeries } from "./view-series";

const received = "requests.received.total";
const rate = "rate.disclosed_of_held";

type PlainRows = { agencies: PlainAgency[]; reports: PlainReport[] };

type Figure = number | string;
/** What a chart shows: by line and year the figure, or why there is none. */
type Shown = Record<string, Record<number, Figure>>;

const shown = (lines: readonly Line[]): Shown =>
  Object.fromEntries(
    lines.map(({ key, points }) => [
      key,
      Object.fromEntries(points.map(({ year, value, missing }) => [year, value ?? missing ?? "neither"])),
    ]),
  );
const own = ({ lines }: Series) => lines.filter(({ role }) => role !== "reference");

const viewOf = (how: ChartForm, more: Partial<View> = {}) =>
  viewSchema.parse({ how, region: "99", from: 2019, to: 2022, ...more });

async function chartsOf(rows: PlainRows, ...views: View[]) {
  const test = await testDatabase(rows);
  const charts: Series[][] = [];
  for (const view of views) charts.push((await viewSeries(test.db, view)).charts.map(({ series }) => series));
  test.close();
  return charts;
}

const first = (charts: readonly Series[] | undefined): Series => {
  const series = charts?.[0];
  if (!series) throw new Error("the view has no chart");
  return series;
};

const report = (agency: string, year: number, value: number | "blank"): PlainReport => ({
  agency,
  year,
  cells: { [received]: value },
});
const town = (key: string): PlainAgency => ({ key, parentKey: "99" });
const few: PlainRows = {
  agencies: [{ key: "99", kind: "government", expected: false }, town("991"), town("992"), town("993")],
  reports: [
    report("991", 2021, 3),
    report("991", 2022, 5),
    report("992", 2021, "blank"),
    report("992", 2022, 0),
  ],
};
const asked = (how: ChartForm, more: Partial<View> = {}) => viewOf(how, { from: 2021, ...more });

it("puts chosen agencies before the rest of their group, which is context", async () => {
  const charts = await chartsOf(
    few,
    ...(["slope", "multiples", "scatter"] as const).map((how) =>
      asked(how, { units: ["992"], what: [received, "requests.closed.total"] }),
    ),
  );
  for (const series of charts.map(first))
    expect(series.lines.map(({ key, role }) => `${key} ${role}`)).toEqual([
      "992 series",
      "991 context",
      "993 context",
      "median reference",
    ]);
});

it("compares chosen agencies alone where the reference is none", async () => {
  const [slope] = await chartsOf(few, asked("slope", { units: ["992"], against: "none" }));
  expect(shown(first(slope).lines)).toEqual({ "992": { 2021: "blank", 2022: 0 } });
  expect(first(slope).notes).toEqual(["1项缺一年或两年的数，没有连线，原因见表格"]);
});

it("puts several agencies, or the indicators of one or of a group, side by side", async () => {
  const what = [received, "requests.closed.total"];
  const [units, one, group, mixed] = await chartsOf(
    few,
    asked("grouped", { units: ["991", "992"] }),
    asked("grouped", { units: ["991"], what }),
    asked("grouped", { what }),
    asked("grouped", { what: [received, rate] }),
  );
  expect(shown(own(first(units)))).toEqual({
    "991": { 2021: 3, 2022: 5 },
    "992": { 2021: "blank", 2022: 0 },
  });
  expect(Object.keys(shown(first(one).lines))).toEqual(what);
  expect(shown(first(group).lines)[received]).toEqual({ 2021: 3, 2022: 5 });
  expect(mixed?.map(({ unit, lines }) => [unit, lines.map(({ key }) => key)])).toEqual([
    ["件", [received]],
    ["%", [rate]],
  ]);
});

it("never stacks what has different units, and gives no shares of rates", async () => {
  const [stacked, share, rates] = await chartsOf(
    few,
    asked("stacked", { what: [received, rate] }),
    asked("share", { what: [received, rate] }),
    asked("share", { what: [rate] }),
  );
  expect(stacked?.map(({ unit }) => unit)).toEqual(["件", "%"]);
  expect(share?.map(({ lines }) => lines.map(({ key }) => key))).toEqual([[received]]);
  for (const series of [first(share), first(rates)])
    expect(series.notes).toContainEqual(expect.stringContaining("已经是比率，不能再算占比"));
  expect(first(rates).lines).toEqual([]);
});

it("says what a scatter plot and a slope need where they do not have it", async () => {
  const [scatter, slope, three] = await chartsOf(
    few,
    asked("scatter"),
    asked("slope", { from: 2022 }),
    asked("scatter", { what: [received, "requests.closed.total", rate] }),
  );
  expect(first(scatter)).toMatchObject({ lines: [], notes: [expect.stringContaining("散点图要有两项指标")] });
  expect(first(slope)).toMatchObject({ lines: [], notes: [expect.stringContaining("这种图比较两年")] });
  expect(first(three).notes).toContainEqual(expect.stringContaining("只用前两项指标"));
});

it("leaves out no agency without saying how many", async () => {
  const many = Array.from({ length: 70 }, (_, index) => town(`99${String(index).padStart(3, "0")}`));
  const rows: PlainRows = { agencies: [...few.agencies, ...many], reports: [report("99000", 2022, 1)] };
  const units = many.slice(0, 20).map(({ key }) => key);
  const [multiples, grouped] = await chartsOf(
    rows,
    asked("multiples", { to: 2022 }),
    asked("grouped", { units }),
  );
  expect(own(first(multiples))).toHaveLength(60);
  expect(first(multiples).notes[0]).toContain("共73个机关，这种图最多画60个，排在后面的13个没有列入");
  expect(own(first(grouped))).toHaveLength(12);
  expect(first(grouped).notes).toHaveLength(1);
});

it("names the chosen agencies that were not there in the years shown", async () => {
  const rows: PlainRows = {
    agencies: [...few.agencies, { ...town("994"), validTo: 2019, shortName: "旧乡" }],
    reports: few.reports,
  };
  const view = { units: ["991", "994"], what: [received, "requests.closed.total"] };
  const forms = ["line", "bar", "grouped", "slope", "heat", "scatter", "multiples"] as const;
  const charts = await chartsOf(rows, ...forms.map((how) => asked(how, view)));
  for (const [index, how] of forms.entries())
    expect(first(charts[index]).notes, how).toContain("旧乡在这些年份还没有设立或已经撤并，没有列入");
});

it("tells two members of one name apart", async () => {
  const rows: PlainRows = {
    agencies: [
      ...few.agencies,
      { ...town("994"), shortName: "城关镇", name: "甲县城关镇" },
      { ...town("995"), shortName: "城关镇", name: "乙县城关镇" },
    ],
    reports: few.reports,
  };
  const charts = await chartsOf(rows, asked("heat"), asked("table"), asked("line", { units: ["991"] }));
  for (const series of charts.map(first))
    expect(series.lines.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["甲县城关镇", "乙县城关镇"]),
    );
});
