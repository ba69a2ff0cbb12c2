import { type Break, breakBetween } from "@/lib/catalogue/breaks";
import { type Form, forms } from "@/lib/catalogue/cell";
import { type Indicator, indicatorById } from "@/lib/catalogue/indicators";
import type { Line, Point, Series, SeriesBreak } from "@/lib/series";
import type { View } from "@/lib/view";
import type { ReadDb } from "../client";
import { remembered } from "../remembered";
import { type CurrentVersion, currentVersion } from "./dataset-version";
import type { Group, YearSpan } from "./group";
import { type GroupFacts, groupFacts } from "./group-facts";
import { groupMembers } from "./group-members";
import { type GroupPoint, groupTrend } from "./group-trend";
import { type MemberValue, memberSeries } from "./member-series";
import { unitNames } from "./unit-names";
import { availableYears } from "./years";

export type ViewData = {
  view: View;
  span: YearSpan;
  facts: GroupFacts;
  version: CurrentVersion | null;
  /** One chart for each indicator, or a single one where the indicators are its lines. */
  charts: { indicator: Indicator | null; series: Series }[];
};

const contextLimit = 60;
const tableLimit = 500;

/** All that a view shows, from which page, picture, table and export take their numbers. */
export const viewSeries = remembered("viewSeries", async (db: ReadDb, view: View): Promise<ViewData> => {
  const group: Group = { region: view.region, kind: view.kind };
  const [years, version] = [await availableYears(db), await currentVersion(db)];
  const span = spanOf(view, years);
  const facts = await groupFacts(db, group, span.to);
  const frame: Frame = { db, view, group, span, facts, version };
  const indicators = view.what.map(indicatorById);
  const charts =
    view.how === "stacked" || view.how === "share"
      ? await stackedCharts(frame, indicators)
      : await Promise.all(
          indicators.map(async (indicator) => ({ indicator, series: await chartOf(frame, indicator) })),
        );
  return { view, span, facts, version, charts };
});

type Frame = {
  db: ReadDb;
  view: View;
  group: Group;
  span: YearSpan;
  facts: GroupFacts;
  version: CurrentVersion | null;
};

/** The years asked for, within those there are; the other way round if they were given so. */
export function spanOf(view: Pick<View, "from" | "to">, years: readonly number[]): YearSpan {
  const first = years[0] ?? new Date().getUTCFullYear() - 1;
  const last = years.at(-1) ?? first;
  const from = view.from ?? first;
  const to = view.to ?? last;
  return from <= to ? { from, to } : { from: to, to: from };
}

async function chartOf(frame: Frame, indicator: Indicator): Promise<Series> {
  const { view } = frame;
  if (view.how === "bar") return rankingOf(frame, indicator);
  if (view.units.length > 0) return unitsOf(frame, indicator);
  return view.how === "table" ? everyoneOf(frame, indicator) : wholeOf(frame, indicator);
}

/** Every member of the group, and the group as one below them. */
async function everyoneOf(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, group, span } = frame;
  const whole = await wholeOf(frame, indicator);
  const members = await groupMembers(db, group, null);
  if (members.length > tableLimit)
    return { ...whole, notes: [...whole.notes, `机关超过${tableLimit}个，只列合计；请缩小范围后逐个查看`] };
  const rows = await memberSeries(db, [indicator.id], group, span);
  const lines = members.flatMap(({ key, shortName }) => lineOf(rows, key, shortName, span, "series"));
  return {
    ...whole,
    lines: [...lines, ...whole.lines.map((line) => ({ ...line, role: "reference" as const }))],
  };
}

/** The group as one: its sum or pooled rate, and for a rate the members' median beside it. */
async function wholeOf(frame: Frame, indicator: Indicator): Promise<Series> {
  const [trend] = await groupTrend(frame.db, frame.group, [indicator.id], frame.span);
  const points = trend?.points ?? [];
  const lines: Line[] = [
    {
      key: "group",
      name: "合计",
      role: "series",
      href: null,
      points: points.map(groupPoint),
    },
  ];
  if (indicator.kind === "rate" && frame.view.against === "median") lines.push(medianLine(points));
  const last = points.at(-1);
  const notes =
    last && last.filed < last.expected
      ? [`${last.year}年报${last.expected - last.filed}个未报送，未计入合计`]
      : [];
  return seriesOf(frame, indicator, lines, breaksOfGroup(points), notes);
}

/** Chosen agencies, each a line; the rest of their group grey behind them, its median a thin dark line. */
async function unitsOf(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, span } = frame;
  const rows = await memberSeries(db, [indicator.id], view.units, span);
  const names = await unitNames(db, view.units);
  const lines = view.units.flatMap((key) => lineOf(rows, key, names.get(key), span, "series"));
  const others = view.against === "none" ? [] : await groupMembers(db, group, null);
  if (view.against === "median" && others.length <= contextLimit) {
    const values = await memberSeries(db, [indicator.id], group, span);
    for (const member of others)
      if (!view.units.includes(member.key))
        lines.push(...lineOf(values, member.key, member.shortName, span, "context"));
  }
  const reference = await referenceOf(frame, indicator);
  if (reference) lines.push(reference);
  return seriesOf(frame, indicator, lines, breaksOfUnits(rows), []);
}

/** One year, every agency a bar; those without a figure stay in the list with their reason. */
async function rankingOf(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, span } = frame;
  const year: YearSpan = { from: span.to, to: span.to };
  const chosen = view.units.length > 0 ? view.units : group;
  const rows = await memberSeries(db, [indicator.id], chosen, year);
  const names = await unitNames(db, [...new Set(rows.map(({ agencyKey }) => agencyKey))]);
  const lines = rows.flatMap((row) => lineOf([row], row.agencyKey, names.get(row.agencyKey), year, "series"));
  const reference = view.against === "none" ? null : await referenceOf({ ...frame, span: year }, indicator);
  return seriesOf({ ...frame, span: year }, indicator, reference ? [...lines, reference] : lines, [], []);
}

/** The indicators as layers: of the group as a whole, or of each chosen agency in a chart of its own. */
async function stackedCharts(frame: Frame, indicators: readonly Indicator[]): Promise<ViewData["charts"]> {
  const { db, view, group, span, facts } = frame;
  const ids = indicators.map(({ id }) => id);
  const title = indicators.map(({ zh }) => zh).join("、");
  if (view.units.length === 0) {
    const trends = await groupTrend(db, group, ids, span);
    const lines = trends.map(
      ({ indicator, points }): Line => ({
        key: indicator,
        name: indicatorById(indicator).zh,
        role: "series",
        href: null,
        points: points.map(groupPoint),
      }),
    );
    const breaks = breaksOfGroup(trends[0]?.points ?? []);
    return [
      {
        indicator: null,
        series: { ...seriesOf(frame, indicators[0], lines, breaks, []), title: `${facts.name}：${title}` },
      },
    ];
  }
  const rows = await memberSeries(db, ids, view.units, span);
  const names = await unitNames(db, view.units);
  return view.units.map((key) => {
    const own = rows.filter((row) => row.agencyKey === key);
    const lines = indicators.flatMap(({ id, zh }) =>
      lineOf(
        own.filter((row) => row.indicator === id),
        key,
        zh,
        span,
        "series",
      ).map((line) => ({ ...line, key: id })),
    );
    const series = seriesOf(frame, indicators[0], lines, breaksOfUnits(own), []);
    return { indicator: null, series: { ...series, title: `${names.get(key) ?? key}：${title}` } };
  });
}

async function referenceOf(frame: Frame, indicator: Indicator): Promise<Line | null> {
  const { db, view, group, span, facts } = frame;
  if (view.against === "none") return null;
  const parent = view.against === "parent" ? facts.region?.parentKey : undefined;
  const wider: Group = parent ? { ...group, region: parent } : group;
  const [trend] = await groupTrend(db, wider, [indicator.id], span);
  if (!trend) return null;
  const line = medianLine(trend.points);
  if (!parent) return line;
  const { name } = await groupFacts(db, wider);
  return { ...line, name: `${name}中位数` };
}

function medianLine(points: readonly GroupPoint[]): Line {
  return {
    key: "median",
    name: "中位数",
    role: "reference",
    href: null,
    points: points.map((point) => ({
      ...groupPoint(point),
      value: point.median,
      missing: point.median === null ? "no_reports" : null,
      part: null,
      whole: null,
    })),
  };
}

function groupPoint({ year, value, missing, part, whole, reported, filed, expected }: GroupPoint): Point {
  return { year, value, missing, part, whole, reported, filed, expected, href: null };
}

function lineOf(
  rows: readonly MemberValue[],
  key: string,
  name: string | undefined,
  span: YearSpan,
  role: Line["role"],
): Line[] {
  const own = rows.filter((row) => row.agencyKey === key && row.year >= span.from && row.year <= span.to);
  if (own.length === 0 || name === undefined) return [];
  const points = own.map(({ year, value, missing, part, whole, form }): Point => {
    const filed = form === null ? 0 : 1;
    const href = filed === 1 ? `/reports/${encodeURIComponent(key)}/${year}` : null;
    return { year, value, missing, part, whole, reported: value === null ? 0 : 1, filed, expected: 1, href };
  });
  return [{ key, name, role, href: `/agencies/${encodeURIComponent(key)}`, points }];
}

function seriesOf(
  { span, facts, version }: Frame,
  indicator: Indicator | undefined,
  lines: Line[],
  breaks: SeriesBreak[],
  notes: string[],
): Series {
  const years = Array.from({ length: span.to - span.from + 1 }, (_, index) => span.from + index);
  const unit = indicator?.unit ?? "件";
  const range = span.from === span.to ? `${span.to}年` : `${span.from}–${span.to}年`;
  return {
    title: indicator?.zh ?? "",
    subtitle: `单位：${unit} · ${facts.name}${facts.members}个 · ${range}`,
    unit,
    years,
    lines,
    breaks,
    notes,
    source: `来源：各机关政府信息公开工作年度报告${version ? `，数据版本${version.label}` : ""}`,
    demo: facts.demo,
    beside: [],
  };
}

/** A group changes its form in the year from which nobody uses the older one. */
function breaksOfGroup(points: readonly GroupPoint[]): SeriesBreak[] {
  return breaksBetween(
    points
      .filter((point) => point.forms.length > 0)
      .map(({ year, forms }) => ({ year, form: oldest(forms) })),
  );
}

function breaksOfUnits(rows: readonly MemberValue[]): SeriesBreak[] {
  const years = new Map<number, Form[]>();
  for (const { year, form } of rows) if (form) years.set(year, [...(years.get(year) ?? []), form]);
  return breaksBetween(
    [...years].sort(([a], [b]) => a - b).map(([year, own]) => ({ year, form: oldest(own) })),
  );
}

const oldest = (own: readonly Form[]): Form =>
  own.reduce((old, form) => (forms.indexOf(form) > forms.indexOf(old) ? form : old), own[0] ?? "2021");

function breaksBetween(years: readonly { year: number; form: Form }[]): SeriesBreak[] {
  return years.flatMap(({ year, form }, index) => {
    const before = years[index - 1];
    const found: Break | undefined = before ? breakBetween(before.form, form) : undefined;
    return found ? [{ year, zh: `${year}年起${found.zh}`, explain: found.explain }] : [];
  });
}
