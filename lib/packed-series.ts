import type { Line, Point, Series } from "./series";

type Counts = [reported: number, filed: number, expected: number];
type Figure = [
  year: Point["year"],
  value: Point["value"],
  missing: Point["missing"],
  part: Point["part"],
  whole: Point["whole"],
  href: Point["href"],
];
/** A point without the names of its fields; the counts left out where one agency gave its own figure. */
type PackedPoint = [...Figure, counts?: Counts];
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

function packedPoint(point: Point): PackedPoint {
  const { year, value, missing, part, whole, href, reported, filed, expected } = point;
  const figure: Figure = [year, value, missing, part, whole, href];
  const alone = reported === 1 && filed === 1 && expected === 1;
  return alone ? figure : [...figure, [reported, filed, expected]];
}

function unpackedPoint([year, value, missing, part, whole, href, counts = [1, 1, 1]]: PackedPoint): Point {
  const [reported, filed, expected] = counts;
  return { year, value, missing, part, whole, reported, filed, expected, href };
}
