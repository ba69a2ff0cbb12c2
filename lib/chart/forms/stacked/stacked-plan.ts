import { hasLowCoverage, type Point, type Series } from "@/lib/series/series";
import { roundTicks, type ValueAxis } from "../../drawing/axes";
import { type DrawingSize, fontSize, type Plot, scale } from "../../drawing/plot";
import { type Spot, spotOf } from "../../drawing/spots";
import { spreadLabels } from "../../drawing/spread-labels";
import { labelText, numberText, shareText, tickText, type ValueUnit } from "../../number-text";
import { contrast, palette, seriesColours } from "../../palette";
import { coverageText, pointSigns, signOf } from "../../point-words";
import { cutText, textWidth } from "../../text-width";
import { stackGap } from "./stack-gap";

export type StackSegment = {
  key: string;
  order: number;
  colour: string;
  from: number;
  to: number;
  text: string | null;
  ink: string;
  /** Its year rests on too few of the agencies. */
  hollow: boolean;
};
export type YearStack = {
  year: number;
  x: number;
  /** From the bottom up. Empty where the parts are missing, or too few for shares. */
  segments: StackSegment[];
  /** Above the stack: the sum, if no part is missing, with the sign of what is doubtful in it. */
  head: string | null;
  /** Under the head, where the stack rests on too few of the agencies: `1/26个有数`. */
  covered: string | null;
  /** What is missing, in words. */
  gap: string | null;
  /** The whole of the shares, under the year. */
  whole: string | null;
};
type StackLabel = {
  key: string;
  name: string;
  fullName: string;
  colour: string;
  y: number;
  at: number;
};
export type StackedPlan = DrawingSize & {
  plot: Plot;
  values: ValueAxis & { y: (value: number) => number; texts: string[] };
  stacks: YearStack[];
  labels: StackLabel[];
  labelX: number;
  yearEvery: number;
  parts: { key: string; name: string; colour: string; order: number }[];
  barWidth: number;
  namesCut: boolean;
};

const leader = 18;
const lineHeight = 16;

type Year = { year: number; points: (Point | undefined)[]; sum: number; known: number };

function readYear(series: Series, year: number): Year {
  const points = series.lines.map((line) => line.points.find((point) => point.year === year));
  const values = points.flatMap((point) => point?.value ?? []);
  return { year, points, sum: values.reduce((sum, value) => sum + value, 0), known: values.length };
}

/** Parts of a whole by year, as counts or, with `share`, as shares of the sum of the parts. */
export function planStacks(series: Series, share: boolean, size: DrawingSize): StackedPlan {
  const years = series.years.map((year) => readYear(series, year));
  const unit: ValueUnit = share ? "%" : series.unit;
  const axis = share
    ? { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] }
    : roundTicks(
        years.map(({ sum }) => sum),
        { zero: true, whole: series.unit !== "%" },
      );
  const texts = axis.ticks.map((tick) => tickText(tick, axis.high, unit));
  const nameRoom = Math.min(
    Math.max(...series.lines.map(({ name }) => textWidth(name, fontSize))),
    size.width * 0.34 - leader,
  );
  const plot: Plot = {
    left: Math.ceil(Math.max(...texts.map((text) => textWidth(text, fontSize)))) + 8,
    top: 24,
    right: size.width - Math.ceil(nameRoom) - leader - 2,
    bottom: size.height - (share ? 42 : 26),
  };
  const y = scale(axis.low, axis.high, plot.bottom, plot.top);
  const band = (plot.right - plot.left) / years.length;
  const barWidth = Math.min(64, band * 0.68);
  const parts = series.lines.map((line, index) => ({
    key: line.key,
    name: line.name,
    colour: seriesColours[index] ?? palette.context,
    order: index + 1,
  }));
  const stacks = years.map((item, index): YearStack => {
    const gap = stackGap(series, item.year, share);
    const drawn = item.known > 0 && !(share && gap !== null);
    const base = share ? item.sum : 1;
    return {
      year: item.year,
      x: plot.left + band * (index + 0.5),
      segments: drawn ? segmentsOf(item, parts, base, unit, y, barWidth) : [],
      head: drawn && !share && gap === null ? `${labelText(item.sum, series.unit)}${doubtSign(item)}` : null,
      covered: drawn ? coveredText(item) : null,
      gap,
      whole: share && drawn ? `${numberText(item.sum)}${series.unit}` : null,
    };
  });
  const labels = labelStacks(stacks, parts, y, plot, nameRoom);
  return {
    ...size,
    plot,
    values: { ...axis, y, texts },
    stacks,
    labels,
    labelX: plot.right + leader,
    yearEvery: Math.max(1, Math.ceil((textWidth("2021年", fontSize) + 6) / band)),
    parts,
    barWidth,
    namesCut: labels.length < parts.length || labels.some(({ name, fullName }) => name !== fullName),
  };
}

const known = ({ points }: Year) => points.flatMap((point) => (point && point.value !== null ? [point] : []));

/** The sign of the gravest doubt in the parts of a year. */
function doubtSign(year: Year): string {
  const signs = known(year).map(signOf);
  const gravest = signs.includes("impossible") ? "impossible" : signs.includes("flagged") ? "flagged" : null;
  return gravest === null ? "" : pointSigns[gravest].sign;
}

const coveredText = (year: Year) =>
  known(year)
    .map(coverageText)
    .find((text) => text !== null) ?? null;

function segmentsOf(
  { points }: Year,
  parts: StackedPlan["parts"],
  base: number,
  unit: ValueUnit,
  y: (value: number) => number,
  barWidth: number,
): StackSegment[] {
  let from = 0;
  const hollow = points.some((point) => point !== undefined && hasLowCoverage(point));
  return parts.flatMap(({ key, colour, order }, index) => {
    const value = points[index]?.value;
    if (value == null) return [];
    const to = from + value / base;
    const text = unit === "%" ? shareText(value / base) : labelText(value, unit);
    const fits = y(from) - y(to) >= 16 && textWidth(text, fontSize) + 4 <= barWidth;
    const ink = hollow ? palette.ink : inkOn(colour);
    const segment = { key, order, colour, from, to, text: fits ? text : null, ink, hollow };
    from = to;
    return [segment];
  });
}

function inkOn(colour: string): string {
  return contrast(colour, palette.surface) >= contrast(colour, palette.ink) ? palette.surface : palette.ink;
}

/** Names to the right of the last stack that was drawn, at the height of its parts. */
function labelStacks(
  stacks: readonly YearStack[],
  parts: StackedPlan["parts"],
  y: (value: number) => number,
  plot: Plot,
  room: number,
): StackLabel[] {
  const last = stacks.findLast(({ segments }) => segments.length > 0);
  if (!last) return [];
  const wanted = parts.flatMap((part) => {
    const segment = last.segments.find(({ key }) => key === part.key);
    return segment ? [{ part, at: y((segment.from + segment.to) / 2) }] : [];
  });
  const places = spreadLabels(
    wanted.map(({ at }) => at),
    lineHeight,
    plot.top,
    plot.bottom,
  );
  return wanted.flatMap(({ part, at }, index) => {
    const place = places?.[index];
    if (place === undefined) return [];
    return [
      {
        key: part.key,
        name: cutText(part.name, room, fontSize),
        fullName: part.name,
        colour: part.colour,
        y: place,
        at,
      },
    ];
  });
}

export function stackedSpots(series: Series, share: boolean, size: DrawingSize): Spot[] {
  const { stacks, values, plot, barWidth } = planStacks(series, share, size);
  return series.lines.flatMap((line) =>
    stacks.flatMap((stack): Spot[] => {
      const point = line.points.find(({ year }) => year === stack.year);
      if (!point) return [];
      const segment = stack.segments.find(({ key }) => key === line.key);
      if (!segment) return [spotOf({ line, point, of: series, x: stack.x, y: plot.bottom })];
      const [top, bottom] = [values.y(segment.to), values.y(segment.from)];
      const box = { x: stack.x - barWidth / 2, y: top, width: barWidth, height: bottom - top };
      const y = (top + bottom) / 2;
      const part = share ? segment.to - segment.from : null;
      return [spotOf({ line, point, of: series, x: stack.x, y, box, mark: "outline", share: part })];
    }),
  );
}
