import { findIndicator, indicatorById } from "@/lib/catalogue/indicators";
import type { Line, Point, Series } from "@/lib/series/series";
import { plainPoint } from "@/lib/series/series";
import { withoutSides } from "@/lib/series/withheld-standing";
import type { ExportedChart } from "./exported-view";
import { plainText } from "./plain-text";

/** One figure of a chart, with all that says what it is. `value` and `missing` are exclusive. */
export type FigureRow = Omit<Point, "href"> & {
  indicator: string;
  indicatorName: string;
  unit: Series["unit"];
  agency: string;
  agencyName: string;
  role: Line["role"];
  scope: Line["scope"];
};

/** Every figure of a chart, by indicator, line and year: also the missing ones, with their reason. */
export function figureRows({ series, indicators, owner, definitions }: ExportedChart): FigureRow[] {
  return [series, ...series.beside].flatMap(({ lines, unit, indicator: id }, index) =>
    lines.flatMap((line) =>
      series.years.map((year): FigureRow => {
        const own = findIndicator(line.key);
        const indicator = own ?? indicatorById(id ?? indicators[index] ?? "");
        const agency = own && owner ? owner : line;
        return {
          indicator: indicator.id,
          indicatorName: definitions.find((known) => known.id === indicator.id)?.zh ?? indicator.zh,
          unit,
          agency: plainText(agency.key),
          agencyName: plainText(agency.name),
          role: line.role,
          scope: line.scope,
          ...(series.withholdsRanks ? withoutSides(pointOf(line, year)) : pointOf(line, year)),
        };
      }),
    ),
  );
}

/** How many figures the files of a chart hold. */
export function figureCount(series: Series): number {
  const lines = [series, ...series.beside].reduce((sum, { lines }) => sum + lines.length, 0);
  return lines * series.years.length;
}

/** A line's point of a year; where there is none, the agency was not there. */
export function pointOf(line: Line | undefined, year: number): Omit<Point, "href"> {
  const found = line?.points.find((point) => point.year === year);
  if (!found) return { ...nobody, year };
  const { href: _, ...point } = found;
  return point;
}

const { href: _, ...plain } = plainPoint;
const nobody = {
  ...plain,
  value: null,
  missing: "not_there",
  reported: 0,
  filed: 0,
  expected: 0,
  forms: [],
} as const;
