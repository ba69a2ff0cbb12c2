import type { Line, Point, Series } from "@/lib/series/series";
import { isHollow } from "../../drawing/joined-runs";
import { type DrawingSize, fontSize, type Plot, scale } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { labelText, missingText, numberText, type ValueUnit } from "../../number-text";
import { palette, seriesColours } from "../../palette";
import { markText, type PointSign, pointSigns, signOf } from "../../point-words";
import { cutText, textWidth } from "../../text-width";

export type BarRow = {
  key: string;
  name: string;
  fullName: string;
  value: number | null;
  /** At the tip: the figure, or why there is none. */
  tip: string;
  /** That the figure is doubtful: behind the tip. */
  sign: PointSign | null;
  /** The bar of a figure that cannot be true is an outline. */
  hollow: boolean;
  /** Part and whole of a share, as `11/18`. */
  parts: string | null;
  colour: string;
  strong: boolean;
};
export type BarPlan = DrawingSize & {
  horizontal: boolean;
  plot: Plot;
  /** The year that is ranked: the last. */
  year: number;
  rows: BarRow[];
  /** Ends of the value axis; zero is always within. */
  domain: [number, number];
  at: (value: number) => number;
  band: number;
  reference: { name: string; value: number; text: string } | null;
  namesCut: boolean;
};

const most = 8;
const tipGap = 6;

/**
 * Ranked from the largest; equal figures in the order given, then those that have no rank, and missing ones last. All in the order
 * given where no ranks are published.
 */
function rank(
  lines: readonly Line[],
  year: number,
  { withholdsRanks }: Pick<Series, "withholdsRanks">,
): { line: Line; point: Point | undefined }[] {
  const all = lines.map((line) => ({ line, point: line.points.find((point) => point.year === year) }));
  return withholdsRanks
    ? all
    : all.sort((a, b) => {
        const [left, right] = [a.point?.value, b.point?.value];
        if (left == null || right == null) return Number(left == null) - Number(right == null);
        return Number(isUnranked(a.point)) - Number(isUnranked(b.point)) || right - left;
      });
}

const isUnranked = (point: Point | undefined) => point !== undefined && signOf(point) === "impossible";

function tipOf(point: Point | undefined, unit: ValueUnit): string {
  if (point?.value != null) return markText(point.value, unit, { ...point, flagged: 0, impossible: 0 });
  return missingText(point?.missing ?? "not_there");
}

function partsOf(point: Point | undefined, unit: ValueUnit): string | null {
  if (unit !== "%" || point?.part == null || point.whole === null) return null;
  return `${numberText(point.part)}/${numberText(point.whole)}`;
}

function rowsOf(series: Series, year: number): BarRow[] {
  const lines = series.lines.filter(({ role }) => role !== "reference");
  const singled = lines.some(({ role }) => role === "context");
  return rank(lines, year, series).map(({ line, point }) => ({
    key: line.key,
    name: line.name,
    fullName: line.name,
    value: point?.value ?? null,
    tip: tipOf(point, series.unit),
    sign: point ? signOf(point) : null,
    hollow: point !== undefined && isHollow(point),
    parts: partsOf(point, series.unit),
    colour: line.role === "context" ? palette.context : seriesColours[0],
    strong: singled && line.role === "series",
  }));
}

function standsUpright(rows: readonly BarRow[], width: number): boolean {
  const band = (width - 32) / Math.max(rows.length, 1);
  return rows.length <= most && rows.every((row) => textWidth(row.name, fontSize) + 8 <= band);
}

/** Many agencies or long names lie flat, a row each; few short ones stand. */
export function planBars(series: Series, size: DrawingSize): BarPlan {
  const year = Math.max(...series.years);
  const rows = rowsOf(series, year);
  const line = series.lines.find(({ role }) => role === "reference");
  const middle = line?.points.find((point) => point.year === year)?.value ?? null;
  const reference =
    line && middle !== null
      ? { name: line.name, value: middle, text: `${line.name} ${labelText(middle, series.unit)}` }
      : null;
  const figures = [...rows.flatMap(({ value }) => value ?? []), middle ?? []].flat();
  const low = Math.min(0, ...figures);
  const high = Math.max(0, ...figures);
  const domain: [number, number] = [low, high === low ? low + 1 : high];
  const plan = { ...size, year, domain, reference };
  return standsUpright(rows, size.width) ? standing(plan, rows) : lying(plan, rows);
}

type Begun = Pick<BarPlan, "width" | "height" | "year" | "domain" | "reference">;

function standing(begun: Begun, rows: BarRow[]): BarPlan {
  const referenceRoom = begun.reference ? textWidth(begun.reference.text, fontSize) + 8 : 16;
  const below = begun.domain[0] < 0 ? 20 : 0;
  const plot = { left: 16, top: 26, right: begun.width - referenceRoom, bottom: begun.height - 28 - below };
  return {
    ...begun,
    horizontal: false,
    plot,
    rows,
    at: scale(begun.domain[0], begun.domain[1], plot.bottom, plot.top),
    band: (plot.right - plot.left) / Math.max(rows.length, 1),
    namesCut: false,
  };
}

function lying(begun: Begun, rows: BarRow[]): BarPlan {
  const nameRoom = Math.min(
    Math.max(...rows.map(({ name }) => textWidth(name, fontSize)), 0),
    begun.width * 0.4,
  );
  const tipRoom = Math.max(0, ...rows.map((row) => textWidth(tipLine(row), fontSize)));
  const negative = begun.domain[0] < 0 ? tipRoom : 0;
  const plot = {
    left: Math.ceil(nameRoom) + 10 + negative,
    top: begun.reference ? 24 : 4,
    right: begun.width - Math.ceil(tipRoom) - tipGap - 2,
    bottom: begun.height - 4,
  };
  const cut = rows.map((row) => ({ ...row, name: cutText(row.name, nameRoom, fontSize) }));
  return {
    ...begun,
    horizontal: true,
    plot,
    rows: cut,
    at: scale(begun.domain[0], begun.domain[1], plot.left, plot.right),
    band: (plot.bottom - plot.top) / Math.max(rows.length, 1),
    namesCut: cut.some((row) => row.name !== row.fullName),
  };
}

export function tipLine(row: BarRow): string {
  const tip = row.tip + (row.sign === null ? "" : pointSigns[row.sign].sign);
  return row.parts === null ? tip : `${tip} ${row.parts}`;
}

/** Px that a ranking wants: a row of 24 px for each agency where the bars lie. */
export function barHeight(series: Series, width: number): number {
  const rows = rowsOf(series, Math.max(...series.years));
  return standsUpright(rows, width) ? 260 : Math.max(96, rows.length * 24 + 32);
}

export function barSpots(series: Series, size: DrawingSize): Spot[] {
  const plan = planBars(series, size);
  const { plot, band, horizontal, at, year } = plan;
  return plan.rows.flatMap((row, index) => {
    const line = series.lines.find(({ key }) => key === row.key);
    const point = line?.points.find((item) => item.year === year);
    if (!line || !point) return [];
    const tip = at(row.value ?? Math.max(0, plan.domain[0]));
    const middle = (horizontal ? plot.top : plot.left) + band * (index + 0.5);
    const box = horizontal
      ? { x: plot.left, y: middle - band / 2, width: plot.right - plot.left, height: band }
      : { x: middle - band / 2, y: plot.top, width: band, height: plot.bottom - plot.top };
    const [x, y] = horizontal ? [tip, middle] : [middle, tip];
    return [spotOf({ line, point, of: series, x, y, box, mark: "band" })];
  });
}
