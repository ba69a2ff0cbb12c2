import type { Line, Point, Series } from "@/lib/series/series";
import { roundTicks, type ValueAxis } from "../../drawing/axes";
import { type SignMark, signMarks } from "../../drawing/figure-marks";
import { paintLines } from "../../drawing/paint-lines";
import { type DrawingSize, fontSize, type Plot, scale } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { labelText, missingText, tickText } from "../../number-text";
import { palette, seriesColours } from "../../palette";
import { signOf } from "../../point-words";
import { cutText, textWidth } from "../../text-width";
import { type DotLabel, nameDots } from "./dots";

/** An agency with one or both figures. One that lacks a figure stands hollow beside that axis. */
export type ScatterDot = {
  line: Line;
  along: Point | undefined;
  up: Point | undefined;
  x: number;
  y: number;
  colour: string;
  order: number;
  strong: boolean;
  /** Why it is hollow; null where both figures are known. */
  lacks: string | null;
};
type Axis = ValueAxis & { at: (value: number) => number; texts: string[]; title: string };
export type ScatterPlan = DrawingSize & {
  plot: Plot;
  along: Axis;
  up: Axis;
  /** Grey first, chosen ones last. */
  dots: ScatterDot[];
  labels: DotLabel[];
  signs: SignMark[];
  medians: { x: number | null; y: number | null; xText: string; yText: string };
  namesCut: boolean;
};

/** Beside each axis, for those without its figure. */
const gutter = 18;

/** A dot for each agency in the last year: along by the series, up by the first one beside it. */
export function planScatter(series: Series, size: DrawingSize): ScatterPlan {
  const other = series.beside[0];
  if (!other) throw new Error(`a scatter plot of "${series.title}" needs a second indicator`);
  const year = Math.max(...series.years);
  const [alongValues, upValues] = [series, other].map((of) => valuesOf(of, year));
  const x = axisOf(series, alongValues ?? []);
  const y = axisOf(other, upValues ?? []);
  const left = Math.ceil(Math.max(...y.texts.map((text) => textWidth(text, fontSize)))) + 8;
  const plot: Plot = {
    left: left + gutter,
    top: 40,
    right: size.width - 20,
    bottom: size.height - 44 - gutter,
  };
  const along = { ...x, at: scale(x.low, x.high, plot.left, plot.right) };
  const up = { ...y, at: scale(y.low, y.high, plot.bottom, plot.top) };
  const dots = placeDots(series, other, year, along, up, plot);
  const medians = mediansOf(series, other, year, along, up);
  const labels = nameDots(dots, plot, medians, series.withholdsRanks);
  return {
    ...size,
    plot,
    along,
    up,
    dots,
    labels,
    signs: dots.flatMap(dotSigns),
    medians,
    namesCut: dots.some(({ line, strong }) => strong && !labels.some(({ keys }) => keys.includes(line.key))),
  };
}

/** One sign a dot: of the graver of its two figures. */
function dotSigns({ line, along, up, x, y }: ScatterDot): SignMark[] {
  const doubted = [along, up].flatMap((point) => (point?.value == null ? [] : [point]));
  const gravest = doubted.find((point) => signOf(point) === "impossible") ?? doubted.find(signOf);
  return gravest ? signMarks(line, gravest, x, y) : [];
}

function valuesOf(series: Series, year: number): number[] {
  return series.lines.flatMap(({ points }) =>
    points.flatMap((point) => (point.year === year ? (point.value ?? []) : [])),
  );
}

function axisOf(series: Series, values: readonly number[]): Omit<Axis, "at"> {
  const axis = roundTicks(values, { zero: false, whole: series.unit !== "%" });
  const unit = series.unit === "%" ? "" : `（${series.unit}）`;
  const start = axis.low > 0 ? "，不从0起" : "";
  return {
    ...axis,
    texts: axis.ticks.map((tick) => tickText(tick, axis.high, series.unit)),
    title: `${series.title}${unit}${start}`,
  };
}

function placeDots(
  series: Series,
  other: Series,
  year: number,
  along: Axis,
  up: Axis,
  plot: Plot,
): ScatterDot[] {
  const agencies = series.lines.filter(({ role }) => role !== "reference");
  const chosen = agencies.filter(({ role }) => role === "series");
  const each = chosen.length <= seriesColours.length;
  const painted = new Map(paintLines(agencies).map((item) => [item.line, item]));
  const otherLines = new Map(other.lines.map((line) => [line.key, line]));
  const at = (line: Line | undefined) => line?.points.find((point) => point.year === year);
  return agencies
    .map((line): ScatterDot => {
      const [one, two] = [at(line), at(otherLines.get(line.key))];
      const paint = painted.get(line);
      const isChosen = line.role === "series";
      return {
        line,
        along: one,
        up: two,
        x: one?.value == null ? plot.left - gutter / 2 - 2 : along.at(one.value),
        y: two?.value == null ? plot.bottom + gutter / 2 + 2 : up.at(two.value),
        colour: isChosen ? (each ? (paint?.colour ?? palette.ink) : seriesColours[0]) : palette.context,
        order: isChosen && each ? (paint?.order ?? 0) : 0,
        strong: isChosen && each,
        lacks: lacking(series, one) ?? lacking(other, two),
      };
    })
    .filter(({ along: one, up: two }) => one?.value != null || two?.value != null)
    .sort((a, b) => rank(a) - rank(b));
}

const rank = ({ strong, line }: ScatterDot) => (line.role === "context" ? 0 : strong ? 2 : 1);

function lacking(of: Series, point: Point | undefined): string | null {
  return point?.value == null ? `${of.title}${missingText(point?.missing ?? "no_reports")}` : null;
}

function mediansOf(series: Series, other: Series, year: number, along: Axis, up: Axis) {
  const reference = (of: Series) => of.lines.find(({ role }) => role === "reference");
  const value = (of: Series) => reference(of)?.points.find((point) => point.year === year)?.value ?? null;
  const [one, two] = [value(series), value(other)];
  const words = (of: Series, figure: number | null) =>
    figure === null ? "" : `${reference(of)?.name} ${labelText(figure, of.unit)}`;
  return {
    x: one === null ? null : along.at(one),
    y: two === null ? null : up.at(two),
    xText: words(series, one),
    yText: words(other, two),
  };
}

/** The name of an axis, as much as there is room for. */
export function axisTitle(axis: Pick<Axis, "title">, width: number): string {
  return cutText(axis.title, width, fontSize);
}

export function scatterSpots(series: Series, size: DrawingSize): Spot[] {
  const other = series.beside[0];
  return planScatter(series, size).dots.flatMap(({ line, along, up, x, y }) =>
    along && up && other
      ? spotOf({ line, point: along, of: series, x, y, also: [{ of: other, point: up }] })
      : [],
  );
}
