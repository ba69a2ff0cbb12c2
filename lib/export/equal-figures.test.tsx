// @vitest-environment happy-dom
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { SeriesTable } from "@/app/chart/series-table";
import { sampleViews } from "@/db/test-views";
import { parseCsv } from "@/lib/agencies/csv";
import { findIndicator, indicatorById } from "@/lib/catalogue/indicators";
import { formEntry } from "@/lib/chart/forms/forms";
import { figureText, missingText, numberText } from "@/lib/chart/number-text";
import { standingColumns } from "@/lib/chart/standing-words";
import type { Line, Series } from "@/lib/series/series";
import { chartForms } from "@/lib/view/view";
import { exportFile } from "./export-file";
import type { ExportedChart, ExportedView } from "./exported-view";
import { dots } from "./fixtures/dot-pictures";
import { expectDrawing } from "./fixtures/expect-drawing";
import { officeFaults } from "./fixtures/office-faults";
import { officeCharts, officeTables, type ReadChart, sheetCells } from "./fixtures/read-office";
import { roleNames, unitInWords } from "./long-columns";

const views = await sampleViews();
const text = (bytes: Uint8Array) => new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

/** The figures as the series have them, reckoned here and not by what is tested. */
type Plain = {
  line: Line;
  of: Series;
  indicator: string;
  year: number;
  value: number | null;
  missing: string | null;
};

function plainFigures({ series, indicators }: ExportedChart): Plain[] {
  return [series, ...series.beside].flatMap((of, index) =>
    of.lines.flatMap((line) =>
      series.years.map((year) => {
        const point = line.points.find((one) => one.year === year);
        const indicator = findIndicator(line.key)?.id ?? indicators[index] ?? "";
        return {
          line,
          of,
          indicator,
          year,
          value: point?.value ?? null,
          missing: point ? point.missing : "not_there",
        };
      }),
    ),
  );
}

const allOf = ({ charts }: ExportedView) => charts.flatMap(plainFigures);
const agencyOf = (chart: ExportedChart, line: Line) =>
  findIndicator(line.key) && chart.owner ? chart.owner.key : line.key;
const agencies = ({ charts }: ExportedView) =>
  charts.flatMap((chart) => plainFigures(chart).map(({ line }) => agencyOf(chart, line)));

/** The name of a row: a median says on how many agencies it rests. */
function headed({ series }: ExportedChart, { key, name, points }: Line): string {
  const counts = points.filter(({ value }) => value !== null).map(({ reported }) => reported);
  if (key !== "median" || series.beside.length > 0 || counts.length === 0) return name;
  const [least, most] = [Math.min(...counts), Math.max(...counts)];
  return `${name}（${least === most ? least : `${least}–${most}`}个）`;
}

/** In a ranking, what stands beside a figure. */
const standing = ({ series }: ExportedChart, line: Line): string[] =>
  standingColumns(series).map(({ text }) => text(line.points.at(-1)));

/** What a table prints in a row, left to right. */
function printed(chart: ExportedChart, line: Line, counted = "个"): string[] {
  return [chart.series, ...chart.series.beside].flatMap((of) => {
    const own = of.lines.find(({ key }) => key === line.key);
    return chart.series.years.map((year) => {
      const point = own?.points.find((one) => one.year === year);
      const figure =
        point?.value == null ? missingText(point?.missing ?? "not_there") : figureText(point.value, of.unit);
      const parts =
        of.unit === "%" && point?.part != null && point.whole !== null
          ? `${numberText(point.part)}/${numberText(point.whole)}`
          : "";
      const group = point?.value != null && point.expected > 1;
      return figure + parts + (group ? `${point.reported}/${point.expected}${counted}` : "");
    });
  });
}

it("has a view of every chart form, with missing figures and shares among them", () => {
  expect(new Set(views.map(({ form }) => form))).toEqual(new Set(chartForms));
  const figures = views.flatMap(({ exported }) => allOf(exported));
  const reasons = new Set(figures.map(({ missing }) => missing));
  for (const reason of ["blank", "slash", "not_collected", "no_base", null])
    expect(reasons).toContain(reason);
});

describe.each(views)("the view $name", ({ form, exported }) => {
  const figures = allOf(exported);

  it("has the same figures in the table of the page", () => {
    for (const chart of exported.charts) {
      const html = renderToStaticMarkup(<SeriesTable series={chart.series} />);
      const rows = [...html.matchAll(/<tr[^>]*>(.*?)<\/tr>/g)].slice(1);
      for (const [index, line] of chart.series.lines.entries()) {
        const cells = [...(rows[index]?.[1] ?? "").matchAll(/<td[^>]*>(.*?)<\/td>/g)];
        const found = cells.map(([, cell = ""]) =>
          cell
            .replace(/<[^>]+>/g, "")
            .replaceAll("&lt;", "<")
            .replaceAll("&gt;", ">"),
        );
        expect([...found].sort()).toEqual(printed(chart, line, "个有数").slice(0, found.length).sort());
        expect(found.length).toBeGreaterThanOrEqual(chart.series.years.length);
      }
    }
  });

  it("has the same figures in the drawing", () => {
    const drawn = exported.charts.filter(({ series }) => series.lines.length > 0);
    for (const chart of drawn) if (chart.form !== "table") expectDrawing(chart.form, chart.series);
  });

  it("has the same figures in CSV for programs", async () => {
    const [header, ...rows] = parseCsv(text(await exportFile("tidy", exported, dots))).rows.map(
      ({ cells }) => cells,
    );
    const column = (name: string) => rows.map((cells) => cells[header?.indexOf(name) ?? -1]);
    expect(column("value")).toEqual(figures.map(({ value }) => (value === null ? "" : String(value))));
    expect(column("missing")).toEqual(figures.map(({ missing }) => missing ?? ""));
    expect(column("indicator")).toEqual(figures.map(({ indicator }) => indicator));
    expect(column("agency")).toEqual(agencies(exported));
    expect(column("year")).toEqual(figures.map(({ year }) => String(year)));
  });

  it("has the same figures in CSV for Excel and WPS", async () => {
    const csv = text(await exportFile("csv", exported, dots));
    expect(csv.startsWith("\ufeff指标,")).toBe(true);
    expect(csv.endsWith("\r\n")).toBe(true);
    const [header, ...rows] = parseCsv(csv).rows.map(({ cells }) => cells);
    const column = (name: string) => rows.map((cells) => cells[header?.indexOf(name) ?? -1]);
    expect(column("数值")).toEqual(figures.map(({ value }) => (value === null ? "" : String(value))));
    expect(column("无数原因")).toEqual(figures.map(reasonText));
    expect(column("单位")).toEqual(figures.map(({ of }) => unitInWords(of.unit)));
    expect(column("角色")).toEqual(figures.map(({ line }) => roleNames[line.role]));
  });

  it("has the same figures in JSON", async () => {
    const json = JSON.parse(text(await exportFile("json", exported, dots)));
    const rows = json.charts.flatMap((chart: { figures: unknown[] }) => chart.figures);
    expect(rows).toMatchObject(
      figures.map(({ indicator, year, value, missing }) => ({ indicator, year, value, missing })),
    );
  });

  it("has the same figures in the workbook", async () => {
    const bytes = await exportFile("xlsx", exported, dots);
    expect(officeFaults(bytes)).toEqual([]);
    const [header, ...rows] = sheetCells(bytes, 2);
    const column = (name: string) => rows.map((cells) => cells[header?.indexOf(name) ?? -1] ?? null);
    expect(column("数值")).toEqual(figures.map(({ value }) => value));
    expect(column("无数原因")).toEqual(figures.map((figure) => reasonText(figure) || null));
    expect(column("指标")).toEqual(figures.map(({ indicator }) => indicatorById(indicator).zh));
    const wide = sheetCells(bytes, 1).filter(
      (row) =>
        row.length > 1 &&
        !/年/.test(String(row[1])) &&
        !/（/.test(String(row[1])) &&
        !/有数／应有$/.test(String(row[0])),
    );
    const expected = exported.charts.flatMap(({ series, ...chart }) =>
      series.lines.map((line) => [
        headed({ series, ...chart }, line),
        ...[series, ...series.beside].flatMap(({ lines }) =>
          series.years.map((year) => {
            const point = lines.find(({ key }) => key === line.key)?.points.find((one) => one.year === year);
            return point?.value ?? missingText(point?.missing ?? "not_there");
          }),
        ),
        ...standing({ series, ...chart }, line).map((text) => text || null),
      ]),
    );
    expect(wide).toEqual(expected);
  });

  it.each(["docx", "pptx"] as const)(
    "has the same figures in %s, in charts, their workbooks and tables",
    async (format) => {
      const bytes = await exportFile(format, exported, dots);
      expect(officeFaults(bytes)).toEqual([]);
      const drawn = exported.charts.filter(({ series }) => series.lines.length > 0);
      const charts = officeCharts(bytes);
      expect(charts).toHaveLength(formEntry(form).native ? drawn.length : 0);
      for (const [index, chart] of charts.entries()) {
        const of = drawn[index];
        if (!of) throw new Error("more charts than drawn");
        expect(chart.workbook).toEqual(asGrid(chart));
        expectDrawn(of, chart);
      }
      const rows = officeTables(bytes)
        .flat()
        .map((cells) => cells.map((cell) => cell.replace(/[\s　]+/g, "")).join("|"));
      for (const chart of drawn)
        for (const line of chart.series.lines)
          if (line.role !== "context")
            expect(rows).toContain(
              [headed(chart, line), ...printed(chart, line), ...standing(chart, line)]
                .map((cell) => cell.replace(/[\s　]+/g, ""))
                .join("|"),
            );
    },
  );

  it("states in its sentence only figures of the view", () => {
    for (const chart of exported.charts) {
      const known = new Set(
        plainFigures(chart).flatMap(({ value, of }) => (value === null ? [] : [figureText(value, of.unit)])),
      );
      const stated = chart.sentence
        .replace(/(?:增加|减少|上升|下降)[\d.,]+/g, "")
        .matchAll(/([\d,.]+)件|（?([\d.]+%)（\d/g);
      for (const [, count, share] of stated) expect(known).toContain(count ?? share);
      expect(chart.sentence).not.toMatch(/null|undefined|NaN/);
    }
  });
});

const reasonText = ({ missing, line, year }: Plain): string => {
  if (missing === null) return "";
  return missingText(line.points.find((point) => point.year === year)?.missing ?? "not_there");
};

/** A chart's caches laid out as the workbook behind it. */
function asGrid({ series }: ReadChart) {
  const trimmed = (row: (string | number | null)[]) =>
    row.slice(0, row.findLastIndex((cell) => cell !== null) + 1);
  if (series.some(({ across }) => across.length > 0)) return expect.any(Array);
  const head = trimmed([null, ...series.map(({ name }) => name)]);
  const rows = (series[0]?.categories ?? []).map((category, row) =>
    trimmed([category, ...series.map(({ values }) => values[row] ?? null)]),
  );
  return [head, ...rows];
}

/** The figures that Office draws are those of the series; where there is none there is no point. */
function expectDrawn(drawn: ExportedChart, chart: ReadChart): void {
  const { series } = drawn;
  const form: string = drawn.form;
  const figureOf = (line: Line | undefined, year: number) =>
    line?.points.find((point) => point.year === year)?.value ?? null;
  const last = series.years.at(-1) ?? 0;
  if (form === "scatter") {
    const [other] = series.beside;
    const pairs = series.lines
      .map((line) => [
        figureOf(line, last),
        figureOf(
          other?.lines.find(({ key }) => key === line.key),
          last,
        ),
      ])
      .filter((pair) => pair.every((value) => value !== null));
    const dotsDrawn = chart.series.flatMap(({ across, values }) =>
      across.map((x, index) => [x, values[index]]),
    );
    expect(dotsDrawn.sort()).toEqual(pairs.sort());
    return;
  }
  if (form === "bar") {
    const [bars] = chart.series;
    for (const line of series.lines) {
      const index =
        bars?.categories.findIndex((name) => name === line.name || name.startsWith(`${line.name}（`)) ?? -1;
      expect(index).toBeGreaterThanOrEqual(0);
      expect(bars?.values[index] ?? null).toBe(figureOf(line, last));
    }
    return;
  }
  const years = form === "slope" ? [series.years[0] ?? 0, last] : series.years;
  for (const line of series.lines) {
    const strokes = chart.series.filter(
      ({ name }) => name === line.name || (name.startsWith(`${line.name}（`) && name.endsWith("）")),
    );
    const [own] = strokes;
    expect(own?.categories.map((category) => Number.parseInt(category, 10))).toEqual([...new Set(years)]);
    for (const [index, year] of [...new Set(years)].entries()) {
      const figures = series.lines.map((one) => figureOf(one, year));
      const lacking =
        figures.includes(null) || figures.reduce<number>((sum, one) => sum + (one ?? 0), 0) < 10;
      const values = strokes.flatMap((stroke) => stroke.values[index] ?? []);
      expect(values.length).toBeLessThan(2);
      expect(values[0] ?? null).toBe(form === "share" && lacking ? null : figureOf(line, year));
    }
  }
}
