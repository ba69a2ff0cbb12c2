import type { Line, Series } from "./series";

/** A chart on a page; `index` is its place in the view. Of a table that is cut, `series` has the rows of the page. */
export type PagedChart = { index: number; series: Series };

/** A page takes charts until it has so many figures; a single chart may have more. */
const mostFigures = 1_200;
const mostCharts = 6;

const columnsOf = ({ years, beside }: Series) => Math.max(1, years.length * (1 + beside.length));
const figuresOf = (series: Series) => series.lines.length * columnsOf(series);
const isReference = ({ role }: Line) => role === "reference";

/** The charts of a view in pages: never none, and with `cuts` no table longer than a page. */
export function figurePages(charts: readonly Series[], cuts: boolean): PagedChart[][] {
  const pages: PagedChart[][] = [[]];
  let figures = 0;
  for (const [index, whole] of charts.entries())
    for (const series of cuts ? tableParts(whole) : [whole]) {
      const page = pages.at(-1) ?? [];
      if (page.length > 0 && (page.length >= mostCharts || figures + figuresOf(series) > mostFigures)) {
        pages.push([{ index, series }]);
        figures = 0;
      } else page.push({ index, series });
      figures += figuresOf(series);
    }
  return pages;
}

/** A table in parts that fit on a page, each with all totals and medians, which are of the whole, and what it is of the whole. */
function tableParts(series: Series): Series[] {
  if (figuresOf(series) <= mostFigures) return [series];
  const rows = series.lines.filter((line) => !isReference(line));
  const onPage = rowsOnPage(series);
  return Array.from({ length: Math.ceil(rows.length / onPage) }, (_, at) => {
    const kept = rows.slice(at * onPage, (at + 1) * onPage);
    const from = at * onPage + 1;
    const note = `共${rows.length}个机关，这里是第${from}–${from + kept.length - 1}个；合计和中位数是全部机关的`;
    return { ...withRows(series, kept), notes: [note, ...series.notes] };
  });
}

/** The first rows of a table, as many as a page holds, with all totals and medians; `left` is how many are not in it. */
export function firstRows(series: Series): { series: Series; left: number } {
  if (figuresOf(series) <= mostFigures) return { series, left: 0 };
  const rows = series.lines.filter((line) => !isReference(line));
  const kept = rows.slice(0, rowsOnPage(series));
  return { series: withRows(series, kept), left: rows.length - kept.length };
}

const rowsOnPage = (series: Series) =>
  Math.max(10, Math.floor(mostFigures / columnsOf(series)) - series.lines.filter(isReference).length);

function withRows(series: Series, rows: readonly Line[]): Series {
  const keys = new Set(rows.map(({ key }) => key));
  const kept = (of: Series): Series => ({
    ...of,
    lines: of.lines.filter((line) => isReference(line) || keys.has(line.key)),
  });
  return { ...kept(series), beside: series.beside.map(kept) };
}
