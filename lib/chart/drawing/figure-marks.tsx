import type { Line, Point } from "@/lib/series/series";
import { missingText } from "../number-text";
import { palette } from "../palette";
import { checkNames, coverageText, type PointSign, pointSigns, signOf } from "../point-words";

/** A figure as a dot; hollow where it rests on too few agencies or cannot be true. */
export type FigureDot = {
  key: string;
  x: number;
  y: number;
  colour: string;
  radius: number;
  hollow: boolean;
  title: string | null;
};

export function FigureDots({ dots }: { dots: readonly FigureDot[] }) {
  return (
    <g className="c-dots">
      {dots.map(({ key, x, y, radius, colour, hollow, title }) =>
        hollow ? (
          <circle
            key={key}
            cx={x}
            cy={y}
            r={radius + 0.75}
            fill={palette.surface}
            stroke={colour}
            strokeWidth={1.75}
            className="c-hollow"
          >
            {title !== null && <title>{title}</title>}
          </circle>
        ) : (
          <circle key={key} cx={x} cy={y} r={radius} fill={colour} />
        ),
      )}
    </g>
  );
}

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

/** A figure that is not there, where its cross stands. */
export type MissingMark = { x: number; y: number; colour: string; text: string };

/** A missing figure: a cross below the axis, where nothing can be read as zero; its reason is its title. */
export function MissingCross({
  x,
  y,
  colour,
  title,
}: {
  x: number;
  y: number;
  colour: string;
  title: string;
}) {
  const [left, right] = [round(x - reach), round(x + reach)];
  const [top, bottom] = [round(y - reach), round(y + reach)];
  return (
    <g>
      <title>{title}</title>
      <path
        d={`M${left},${top}L${right},${bottom}M${left},${bottom}L${right},${top}`}
        fill="none"
        stroke={colour}
        strokeWidth={1.5}
      />
    </g>
  );
}

/** From the axis down to the middle of the cross, in px. */
export const crossBelow = 6;
/** Px that a cross takes beside others. */
export const crossPitch = 9;
const reach = 2.75;
const round = (px: number) => Math.round(px * 100) / 100;

/** Crosses below the axis: there is no figure. The reason is the mark's title. */
export function MissingMarks({ marks }: { marks: readonly MissingMark[] }) {
  return (
    <g className="c-missing">
      {marks.map((mark) => (
        <MissingCross
          key={`${mark.x} ${mark.text}`}
          x={mark.x}
          y={mark.y}
          colour={mark.colour}
          title={mark.text}
        />
      ))}
    </g>
  );
}
