import type { Line, Point } from "@/lib/series";
import type { YearSpan } from "../group";
import type { GroupPoint } from "../group-trend";
import type { MemberValue } from "../member-series";

/** The figures of one agency as a line; none for an agency without a name, or that was not there in these years. */
export function lineOf(
  rows: readonly MemberValue[],
  key: string,
  name: string | undefined,
  span: YearSpan,
  role: Line["role"],
): Line[] {
  const own = rows.filter((row) => row.agencyKey === key && row.year >= span.from && row.year <= span.to);
  if (own.length === 0 || name === undefined) return [];
  const points = own.map(({ year, value, missing, part, whole, form }): Point => {
    const filed = form === null ? 0 : 1;
    const href = filed === 1 ? `/reports/${encodeURIComponent(key)}/${year}` : null;
    return { year, value, missing, part, whole, reported: value === null ? 0 : 1, filed, expected: 1, href };
  });
  return [{ key, name, role, href: `/agencies/${encodeURIComponent(key)}`, points }];
}

export function groupPoint({
  year,
  value,
  missing,
  part,
  whole,
  reported,
  filed,
  expected,
}: GroupPoint): Point {
  return { year, value, missing, part, whole, reported, filed, expected, href: null };
}

export function medianLine(points: readonly GroupPoint[]): Line {
  return {
    key: "median",
    name: "中位数",
    role: "reference",
    href: null,
    points: points.map((point) => ({
      ...groupPoint(point),
      value: point.median,
      missing: point.median === null ? "no_reports" : null,
      part: null,
      whole: null,
    })),
  };
}
