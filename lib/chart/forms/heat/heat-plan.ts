import type { Line, Series } from "@/lib/series/series";
import { type BreakMark, breakHeight, placeBreaks } from "../../drawing/break-marks";
import { type DrawingSize, fontSize, type Plot } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { cutText, textWidth } from "../../text-width";
import { type HeatCell, type HeatColumn, heatCell, heatColumns } from "./heat-cells";
import { heatKey, type KeyItem } from "./heat-key";

export type HeatPlan = DrawingSize & {
  plot: Plot;
  columns: HeatColumn[];
  cell: { width: number; height: number };
  rows: { line: Line; name: string; y: number }[];
  cells: HeatCell[];
  key: KeyItem[];
  breaks: BreakMark[];
  /** The height that all rows and the key need. */
  needed: number;
  namesCut: boolean;
};

const rowHeight = 24;
const headLine = 15;

/** A table of colours: a row for each agency, a column for each year or, of several indicators, for each of them. */
export function planHeat(series: Series, width: number): HeatPlan {
  const known = plans.get(series) ?? new Map<number, HeatPlan>();
  const plan = known.get(width) ?? makePlan(series, width);
  plans.set(series, known.set(width, plan));
  return plan;
}

/** Height, names and marks are asked for one after the other, and a plan of hundreds of cells takes its time. */
const plans = new WeakMap<Series, Map<number, HeatPlan>>();

function makePlan(series: Series, width: number): HeatPlan {
  const lines = [...series.lines].sort(
    (a, b) => Number(a.role === "reference") - Number(b.role === "reference"),
  );
  const nameRoom = Math.min(Math.max(0, ...lines.map(({ name }) => textWidth(name, fontSize))), width * 0.32);
  const plot: Plot = { left: Math.ceil(nameRoom) + 10, top: 0, right: width - 2, bottom: 0 };
  const count = series.beside.length > 0 ? series.beside.length + 1 : series.years.length;
  const cellWidth = (plot.right - plot.left) / count;
  const columns = heatColumns(series, plot.left, cellWidth);
  const first = Math.min(...series.years);
  const breaks =
    series.beside.length > 0
      ? []
      : placeBreaks(
          series.breaks,
          series.years,
          { x: (year) => plot.left + (year - first + 0.5) * cellWidth },
          { ...plot, top: 12 },
        );
  const heads = Math.max(...columns.map(({ head }) => head.length));
  plot.top = breakHeight(breaks) + heads * headLine + 8;
  const rows = lines.map((line, index) => ({
    line,
    name: cutText(line.name, nameRoom, fontSize),
    y: plot.top + index * rowHeight + (line.role === "reference" ? 6 : 0),
  }));
  plot.bottom = (rows.at(-1)?.y ?? plot.top) + rowHeight;
  const cells = rows.flatMap(({ line, y }) => columns.map((column) => heatCell(line, column, y, cellWidth)));
  const key = heatKey(series, columns, cells, width, plot.bottom + 22);
  const needed = (key.at(-1)?.y ?? plot.bottom) + 12;
  return {
    width,
    height: needed,
    plot,
    columns,
    cell: { width: cellWidth, height: rowHeight },
    rows,
    cells,
    key,
    breaks,
    needed,
    namesCut: rows.some(({ line, name }) => name !== line.name),
  };
}

export function heatSpots(series: Series, { width }: DrawingSize): Spot[] {
  const { cells, cell } = planHeat(series, width);
  return cells.flatMap(({ line, point, of, x, y }) =>
    point === null
      ? []
      : spotOf({
          line,
          point,
          of,
          x: x + cell.width / 2,
          y: y + cell.height / 2,
          box: { x, y, ...cell },
          mark: "outline",
        }),
  );
}
