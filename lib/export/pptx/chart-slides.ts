import type { ChartRunOptions } from "docx/charts";
import type PptxGenJS from "pptxgenjs";
import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import { rankedChart } from "../../chart/forms/bar/bar-native";
import { chartNotes, sourceLines } from "../chart-notes";
import { type ChartTable, chartTable, type TableRow } from "../chart-table";
import { definitionsOf } from "../definitions";
import type { ExportedChart, ExportedView } from "../exported-view";
import { nativeChart } from "../office/native-chart";
import type { Pictures } from "../pictures";
import { plainText } from "../plain-text";
import { pngSize } from "../png-size";
import { printedRows } from "../printed-rows";
import { rowHeight, tableRows } from "./figure-rows-table";
import { inner, slide, slideWords } from "./slide-words";

const top = 2.15;
const bottom = 6.35;
const rowsBelow = 5;
const rowsOnOwnSlide = 13;
const mostRows = 60;
const mostBars = 26;
const nameWidth = 2.4;
const between = 0.5;
const pixels = 96;

/** What the slides of a file share: where native charts are gathered, to be put in once the file is made. */
export type Deck = { file: PptxGenJS; natives: ChartRunOptions[]; pictures: Pictures };

/** The slides of a chart: it and its table together where there is room, else the table on slides of its own. */
export async function chartSlides(
  deck: Deck,
  chart: ExportedChart,
  view: ExportedView,
  title: string | null,
): Promise<void> {
  const table = chartTable(chart);
  const { rows, notes } = printedRows(table, mostRows);
  const drawable = chart.form !== "table" && table.rows.length > 0;
  const together = drawable && rows.length <= rowsBelow && table.columns.length <= 9;
  if (drawable) {
    const own = framed(deck, chart, view, title, notes);
    const tableHeight = together ? (rows.length + 1) * rowHeight : 0;
    await draw(deck, own, chart, bottom - top - (together ? tableHeight + 0.15 : 0));
    if (together) placeTable(own, table, rows, bottom - tableHeight);
  }
  if (together) return;
  const beside = widthOf(table) * 2 + between <= inner ? 2 : 1;
  const onSlide = rowsOnOwnSlide * beside;
  for (let from = 0; from < rows.length || (from === 0 && !drawable); from += onSlide) {
    const own = framed(deck, chart, view, title, notes);
    for (let column = 0; column < beside; column++) {
      const start = from + column * rowsOnOwnSlide;
      const left = slide.side + column * (widthOf(table) + between);
      placeTable(own, table, rows.slice(start, start + rowsOnOwnSlide), top, left);
    }
  }
}

/** A slide with all that a chart or its table needs around it. */
function framed(
  deck: Deck,
  chart: ExportedChart,
  view: ExportedView,
  title: string | null,
  tableNotes: readonly string[],
): PptxGenJS.Slide {
  const { series, sentence } = chart;
  const own = deck.file.addSlide();
  const box = { x: slide.side, w: inner };
  const heading = title === null ? chartTitle(series) : `${title}：${chartTitle(series)}`;
  own.addText(plainText(heading), {
    ...slideWords.title,
    ...box,
    y: 0.35,
    h: 0.5,
    w: inner - 1.3,
    fit: "shrink",
  });
  if (series.demo)
    own.addText("演示数据", {
      ...slideWords.demo,
      x: slide.width - slide.side - 1.1,
      y: 0.4,
      w: 1.1,
      h: 0.36,
      align: "center",
      line: { color: slideWords.demo.color, width: 1 },
    });
  own.addText(plainText(chartSubtitle(series)), { ...slideWords.subtitle, ...box, y: 0.88, h: 0.3 });
  own.addText(sentence, { ...slideWords.sentence, ...box, y: 1.25, h: 0.75, valign: "top", fit: "shrink" });
  const notes = [...chartNotes(chart), ...tableNotes];
  const foot = [...(notes.length > 0 ? [`注：${notes.join("；")}`] : []), ...sourceLines(chart, view)];
  own.addText(plainText(foot.join("\u2003")), {
    ...slideWords.small,
    ...box,
    y: 6.5,
    h: 0.75,
    valign: "bottom",
    fit: "shrink",
  });
  own.addNotes(spoken(chart, view));
  return own;
}

function spoken(chart: ExportedChart, view: ExportedView): string {
  const definitions = definitionsOf([chart]).map(
    ({ zh, unit, definition }) => `${zh}（${unit}）：${definition}`,
  );
  return plainText([chart.sentence, ...view.filters, ...definitions, `数据版本：${view.version}`].join("；"));
}

/**
 * A native chart is marked by a plain one in its place, a picture stands in where Office has no such chart. A long ranking
 * stands in two columns, or its names would not all be shown.
 */
async function draw(
  { file, natives, pictures }: Deck,
  own: PptxGenJS.Slide,
  chart: ExportedChart,
  height: number,
): Promise<void> {
  const altText = chart.sentence;
  const columns = chart.form === "bar" && chart.series.lines.length > mostBars ? 2 : 1;
  const w = (inner - between * (columns - 1)) / columns;
  const dress = { width: w * pixels, height: height * pixels, letters: 11 };
  const charts =
    columns === 1
      ? [nativeChart(chart, dress) ?? []].flat()
      : [0, 1].map((index) => rankedChart(chart, dress, { index, of: columns }));
  for (const [index, native] of charts.entries()) {
    natives.push(native);
    const place = { x: slide.side + index * (w + between), y: top, w, h: height, altText };
    own.addChart(file.ChartType.bar, [{ name: "", labels: [""], values: [0] }], place);
  }
  if (charts.length > 0) return;
  const png = await pictures.png(chart);
  const size = pngSize(png);
  const scale = Math.min(inner / size.width, height / size.height);
  const shown = { w: size.width * scale, h: size.height * scale };
  const data = `image/png;base64,${Buffer.from(png).toString("base64")}`;
  own.addImage({ data, x: (slide.width - shown.w) / 2, y: top, ...shown, altText });
}

function placeTable(
  own: PptxGenJS.Slide,
  table: ChartTable,
  rows: readonly TableRow[],
  y: number,
  x: number = slide.side,
): void {
  if (rows.length === 0) return;
  const { columns } = table;
  const letters = columns.length > 8 ? 8 : columns.length > 6 ? 10 : 11;
  own.addTable(tableRows(table, rows, letters), {
    x,
    y,
    w: widthOf(table),
    colW: [nameWidth, ...columns.map(() => columnWidth(table))],
    rowH: rowHeight,
  });
}

const columnWidth = ({ columns }: ChartTable) =>
  Math.min(2.2, (inner - nameWidth) / Math.max(columns.length, 1));
const widthOf = (table: ChartTable) => nameWidth + columnWidth(table) * table.columns.length;
