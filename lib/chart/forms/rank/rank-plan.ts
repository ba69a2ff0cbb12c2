import type { Line, Point, Series } from "@/lib/series/series";
import { roundTicks } from "../../drawing/axes";
import { isHollow } from "../../drawing/joined-runs";
import { type DrawingSize, fontSize, type Plot, scale } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { labelText, missingText, numberText, tickText } from "../../number-text";
import { palette, seriesColours } from "../../palette";
import { markText, type PointSign, pointSigns, signOf } from "../../point-words";
import { cutText, textWidth } from "../../text-width";
import { drawnRows } from "./folded-rows";

export type RankRow = {
  line: Line;
  point: Point;
  name: string;
  /** Beside the plot: the figure, or why there is none. */
  tip: string;
  sign: PointSign | null;
  parts: string;
  /** Px of the figure; null where there is none. */
  x: number | null;
  y: number;
  /** Px of the ends of the interval; null where there is none. */
  bar: { from: number; to: number } | null;
  colour: string;
  hollow: boolean;
  strong: boolean;
};
export type RankPlan = DrawingSize & {
  plot: Plot;
  band: number;
  /** Where the figures end, in px; their parts stand behind them. */
  tipRight: number;
  rows: RankRow[];
  ticks: { x: number; text: string }[];
  median: { x: number; text: string } | null;
  namesCut: boolean;
};

const rowHeight = 22;
const above = 24;
const below = 24;
/** Narrower drawings leave out part and whole. */
const roomForParts = 480;

export const rankHeight = (series: Series): number =>
  Math.max(120, drawnRows(series).length * rowHeight + above + below);

/** A row for each agency in the order given, its figure a dot on the bar of its interval; those without any case, or with too few, are left out. */
export function planRank(series: Series, { width, height }: DrawingSize): RankPlan {
  const said = drawnRows(series).flatMap((line) => {
    const point = line.points.at(-1);
    return point ? [{ line, point, tip: tipOf(point, series), parts: partsOf(point, width) }] : [];
  });
  const reference = series.lines.find(({ role }) => role === "reference");
  const middle = reference?.points.at(-1)?.value ?? null;
  const ends = said.flatMap(({ point: { value, standing } }) =>
    value === null ? [] : [value, ...(standing?.interval ? Object.values(standing.interval) : [])],
  );
  const axis = roundTicks([...ends, ...(middle === null ? [] : [middle])], {
    zero: true,
    whole: series.unit !== "%",
  });
  const nameRoom = Math.min(widest(said.map(({ line }) => line.name)), width * 0.36);
  const partsRoom = widest(said.map(({ parts }) => parts));
  const tipRight = width - 2 - (partsRoom > 0 ? partsRoom + 8 : 0);
  const tipRoom = widest(said.map(({ tip, point }) => tip + signLetter(point)));
  const plot = { left: nameRoom + 14, top: above, right: tipRight - tipRoom - 12, bottom: height - below };
  const at = scale(axis.low, axis.high, plot.left, plot.right);
  const band = (plot.bottom - plot.top) / Math.max(said.length, 1);
  const singled = said.some(({ line }) => line.role === "context");
  const rows = said.map(({ line, point, tip, parts }, index): RankRow => {
    const interval = point.standing?.interval;
    return {
      line,
      point,
      tip,
      parts,
      name: cutText(line.name, nameRoom, fontSize),
      sign: signOf(point),
      x: point.value === null ? null : at(point.value),
      y: plot.top + band * (index + 0.5),
      bar: interval ? { from: at(interval.low), to: at(interval.high) } : null,
      colour: colourOf(line, point, singled),
      hollow: isHollow(point),
      strong: singled && line.role === "series",
    };
  });
  return {
    width,
    height,
    plot,
    band,
    tipRight,
    rows,
    ticks: axis.ticks.map((tick) => ({ x: at(tick), text: tickText(tick, axis.high, series.unit) })),
    median:
      reference && middle !== null
        ? { x: at(middle), text: `${reference.name} ${labelText(middle, series.unit)}` }
        : null,
    namesCut: rows.some(({ name, line }) => name !== line.name),
  };
}

const widest = (texts: readonly string[]) =>
  Math.ceil(Math.max(0, ...texts.map((text) => textWidth(text, fontSize))));

const signLetter = (point: Point) => {
  const sign = signOf(point);
  return sign === null ? "" : pointSigns[sign].sign;
};

function tipOf(point: Point, { unit }: Series): string {
  if (point.value === null) return missingText(point.missing ?? "no_reports");
  return markText(point.value, unit, { ...point, flagged: 0, impossible: 0 });
}

function partsOf({ part, whole }: Point, width: number): string {
  if (part === null || whole === null || width < roomForParts) return "";
  return `${numberText(part)}/${numberText(whole)}`;
}

/** Those that chance does not tell from all together are lighter; where some are chosen, they alone have colour. */
function colourOf({ role }: Line, { standing }: Point, singled: boolean): string {
  if (singled) return role === "series" ? seriesColours[0] : palette.context;
  return standing?.against === "level" ? palette.faint : seriesColours[0];
}

export function rankSpots(series: Series, size: DrawingSize): Spot[] {
  const { rows, plot, band } = planRank(series, size);
  return rows.map(({ line, point, x, y }) =>
    spotOf({
      line,
      point,
      of: series,
      x: x ?? plot.left,
      y,
      box: { x: plot.left, y: y - band / 2, width: plot.right - plot.left, height: band },
      mark: "band",
    }),
  );
}
