import type { Line, Point } from "@/lib/series/series";
import { missingText } from "../number-text";
import { palette } from "../palette";
import { checkNames, coverageText, type PointSign, pointSigns, signOf } from "../point-words";

/** A sign beside the mark of a doubtful figure. */
export type SignMark = { key: string; x: number; y: number; sign: PointSign; title: string };

export const signColours: Record<PointSign, string> = {
  flagged: palette.warning,
  impossible: palette.error,
};

/** The sign over a figure at (x, y), if it has one. */
export function signMarks(line: Line, point: Point, x: number, y: number): SignMark[] {
  const sign = point.value === null ? null : signOf(point);
  if (sign === null) return [];
  return [{ key: `${line.key} ${point.year}`, x, y: y - 7, sign, title: doubtTitle(line, point, sign) }];
}

function doubtTitle({ name }: Line, { year, checks }: Point, sign: PointSign): string {
  const named = checks.length > 0 ? `：${checkNames(checks)}` : "";
  return `${name} ${year}年 ${pointSigns[sign].zh}${named}`;
}

/** What a mark says on the pointer: its coverage, or why it is not there. */
export function markTitle({ name }: Line, point: Point): string | null {
  if (point.value === null) return `${name} ${point.year}年 ${missingText(point.missing ?? "no_reports")}`;
  const covered = coverageText(point);
  return covered === null ? null : `${name} ${point.year}年 ${covered}`;
}

/** Signs that need no colour, in that of their gravity. */
export function PointSigns({ marks }: { marks: readonly SignMark[] }) {
  if (marks.length === 0) return null;
  return (
    <g className="c-signs">
      {marks.map(({ key, x, y, sign, title }) => (
        <g key={key}>
          <title>{title}</title>
          <text x={x} y={y} textAnchor="middle" fill={signColours[sign]} fontWeight={500}>
            {pointSigns[sign].sign}
          </text>
        </g>
      ))}
    </g>
  );
}
