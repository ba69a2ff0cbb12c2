import type { Scope } from "@/lib/catalogue/form-facts";
import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line, Point } from "@/lib/series/series";
import { type AgencyFigure, agencyChange, isUsable } from "@/lib/statistics/agency-figure";
import type { GroupFigure } from "@/lib/statistics/group-figures";
import { agencyLink, reportLink } from "@/lib/view/addresses";

/** The figures of one agency as a line; none for an agency without a name, or that was not there in these years. */
export function lineOf(
  indicator: Indicator,
  rows: readonly AgencyFigure[],
  key: string,
  name: string | undefined,
  years: readonly number[],
  role: Line["role"],
): Line[] {
  const own = rows.filter((row) => row.agencyKey === key && years.includes(row.year));
  const [first] = own;
  if (!first || name === undefined) return [];
  const points = own.map((row): Point => {
    const before = own.find(({ year }) => year === row.year - 1);
    return agencyPoint(row, years.includes(row.year - 1) ? agencyChange(indicator, before, row) : null);
  });
  return [{ key, name, role, scope: first.scope, href: agencyLink(key), points }];
}

/** An agency's own figure of a year. */
export function agencyPoint(row: AgencyFigure, change: Point["change"]): Point {
  const { agencyKey, year, value, missing, part, whole, form, scope, checks, approximate } = row;
  return {
    year,
    value,
    missing,
    part,
    whole,
    reported: isUsable(row) ? 1 : 0,
    filed: form === null ? 0 : 1,
    expected: row.expected || form !== null ? 1 : 0,
    uncollected: row.expected && missing === "not_collected" ? 1 : 0,
    impossible: row.impossible ? 1 : 0,
    flagged: checks.length > 0 ? 1 : 0,
    checks,
    approximate,
    forms: form === null ? [] : [form],
    change,
    href: form === null ? null : reportLink(agencyKey, year, scope),
  };
}

/** A group's own figure, without what only its median is made of. */
export function groupPoint(figure: GroupFigure): Point {
  const { q1: _q1, q3: _q3, median: _median, values: _values, notDue: _notDue, ...point } = figure;
  return { ...point, href: null };
}

export function groupLine(points: readonly GroupFigure[], scope: Scope): Line {
  return { key: "group", name: "合计", role: "series", scope, href: null, points: points.map(groupPoint) };
}

/** The median of the members' own figures, with the number that it rests on. */
export function medianLine(points: readonly GroupFigure[], scope: Scope): Line {
  return {
    key: "median",
    name: "中位数",
    role: "reference",
    scope,
    href: null,
    points: points.map((figure) => ({
      ...groupPoint(figure),
      value: figure.median,
      missing: figure.median === null ? (figure.missing ?? "no_base") : null,
      part: null,
      whole: null,
      reported: figure.values,
      change: null,
    })),
  };
}
