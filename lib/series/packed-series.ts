import { reportLink } from "../view/addresses";
import {
  type Change,
  type Line,
  type Point,
  plainPoint,
  refusedChange,
  type Series,
  type Standing,
} from "./series";
import { withoutSides } from "./withheld-standing";

/** A point without the names of its first fields, and with those of the others that are not as usual. */
type PackedPoint = [year: number, value: number | null, more?: PackedFields];
type PackedFields = Partial<Omit<Point, "standing">> & { standing?: Partial<Standing> };
type PackedLine = Omit<Line, "points"> & { points: PackedPoint[] };
type Packed = Omit<Series, "lines" | "beside"> & { lines: PackedLine[]; beside: Packed[] };

/** Of a ranking of hundreds it takes as long as the rest of its page; a series is remembered and never changed. */
const packedTexts = new WeakMap<Series, string>();

/** A series as a short text, to be sent to a browser. */
export function packSeries(series: Series): string {
  const text = packedTexts.get(series) ?? JSON.stringify(packed(series));
  packedTexts.set(series, text);
  return text;
}

/** The series of such a text. */
export const unpackSeries = (text: string): Series => unpacked(JSON.parse(text) as Packed);

const packed = (series: Series): Packed => ({
  ...series,
  lines: series.lines.map((line) => ({
    ...line,
    points: line.points.map((point, at) =>
      packedPoint(
        series.withholdsRanks ? withoutSides(point) : point,
        usualPoint(line, point, line.points[at - 1]),
      ),
    ),
  })),
  beside: series.beside.map(packed),
});

const unpacked = (series: Packed): Series => ({
  ...series,
  lines: series.lines.map((line) => ({ ...line, points: unpackedPoints(line) })),
  beside: series.beside.map(unpacked),
});

function packedPoint(point: Point, usual: Point): PackedPoint {
  const { standing, ...plain } = point;
  const more: PackedFields = differingFields(plain, usual);
  // What a change was tested from stands in the table of a ranking alone.
  if (standing)
    more.standing = differingFields<Standing>({ ...standing, before: null }, usualStanding(point));
  return Object.keys(more).length === 0 ? [point.year, point.value] : [point.year, point.value, more];
}

const usualStanding = ({ year, missing }: Known): Standing => ({
  years: [year],
  interval: null,
  rank: null,
  distance: null,
  against: null,
  change: missing === "not_collected" ? refusedChange("nothing", 0, 1) : null,
  before: null,
  beyondChance: false,
});

function unpackedPoints(line: PackedLine): Point[] {
  const points: Point[] = [];
  for (const [year, value, more] of line.points) {
    const known = { year, value, missing: more?.missing ?? plainPoint.missing };
    const { standing, ...plain } = more ?? {};
    const stands = standing && { standing: { ...usualStanding(known), ...standing } };
    points.push({ ...usualPoint(line, known, points.at(-1)), ...plain, ...stands });
  }
  return points;
}

type Known = Pick<Point, "year" | "value" | "missing">;

/** What is usual where no report of an agency was collected, as of most of a large group. */
const withoutReport = { reported: 0, filed: 0, uncollected: 1, forms: [] } satisfies Partial<Point>;

/** What is usual of a point of one agency's line, which follows from its value and from the point before it. */
const usualPoint = ({ key, scope }: Pick<Line, "key" | "scope">, now: Known, before?: Known): Point => ({
  ...plainPoint,
  ...(now.missing === "not_collected" ? withoutReport : {}),
  year: now.year,
  value: now.value,
  change: before ? usualChange(before, now) : null,
  href: now.value === null ? null : reportLink(key, now.year, scope),
});

function usualChange(before: Known, now: Known): Change {
  if (before.value !== null && now.value !== null)
    return { n: 1, of: 1, before: before.value, now: now.value, refused: null };
  return before.missing === "no_base" || now.missing === "no_base"
    ? refusedChange("no_base", 1, 1)
    : refusedChange("nothing", 0, 1);
}

/**
 * The fields of an object that differ from the usual ones: what has to be sent where the usual is known on both
 * sides. Fields that have no usual value are among them.
 */
export function differingFields<Fields extends object>(
  fields: Fields,
  usual: Partial<Fields>,
): Partial<Fields> {
  const found: Partial<Fields> = {};
  for (const name in fields) if (!isSame(fields[name], usual[name])) found[name] = fields[name];
  return found;
}

const isSame = (one: unknown, other: unknown) =>
  one === other ||
  (typeof one === "object" && typeof other === "object" && JSON.stringify(one) === JSON.stringify(other));
