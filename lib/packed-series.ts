import { plainPoint } from "./plain-point";
import type { Line, Point, Series } from "./series";

/** A point without the names of its first fields, and with those of the others that are not as usual. */
type PackedPoint = [year: number, value: number | null, more?: Partial<Point>];
type PackedLine = Omit<Line, "points"> & { points: PackedPoint[] };
type Packed = Omit<Series, "lines" | "beside"> & { lines: PackedLine[]; beside: Packed[] };

/** A series as a short text, to be sent to a browser. */
export const packSeries = (series: Series): string => JSON.stringify(packed(series));

/** The series of such a text. */
export const unpackSeries = (text: string): Series => unpacked(JSON.parse(text) as Packed);

const packed = (series: Series): Packed => ({
  ...series,
  lines: series.lines.map((line) => ({ ...line, points: line.points.map(packedPoint) })),
  beside: series.beside.map(packed),
});

const unpacked = (series: Packed): Series => ({
  ...series,
  lines: series.lines.map((line) => ({ ...line, points: line.points.map(unpackedPoint) })),
  beside: series.beside.map(unpacked),
});

const texts = new Map(Object.entries(plainPoint).map(([name, value]) => [name, JSON.stringify(value)]));

function packedPoint({ year, value, ...rest }: Point): PackedPoint {
  const more = Object.entries(rest).filter(([name, field]) => texts.get(name) !== JSON.stringify(field));
  return more.length === 0 ? [year, value] : [year, value, Object.fromEntries(more)];
}

const unpackedPoint = ([year, value, more = {}]: PackedPoint): Point => ({
  year,
  value,
  ...plainPoint,
  ...more,
});
