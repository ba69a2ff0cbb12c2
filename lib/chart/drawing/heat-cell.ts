import type { Line, Point, Series } from "@/lib/series";
import { contrast } from "../contrast";
import { missingSign } from "../missing-sign";
import { figureText, labelText, type Missing, missingText, type ValueUnit } from "../number-text";
import { palette } from "../palette";
import { textWidth } from "../text-width";
import { type HeatColumn, heatColour } from "./heat-columns";
import { fontSize } from "./plot";

/** One agency and year, or agency and indicator. A missing figure has no colour, but a word or a sign. */
export type HeatCell = {
  line: Line;
  point: Point | null;
  of: Series;
  x: number;
  y: number;
  fill: string | null;
  /** For a report that should be there and is not, or a figure it does not give; not for small bases. */
  hatched: boolean;
  text: string | null;
  ink: string;
};
/** The cell of a row in a column. */
export function heatCell(
  row: Line,
  { of, lines, year, classes, x }: HeatColumn,
  y: number,
  width: number,
): HeatCell {
  const line = lines.get(row.key) ?? row;
  const point = line.points.find((item) => item.year === year) ?? null;
  const place = { line, point, of, x, y };
  const value = point?.value ?? null;
  if (point !== null && value !== null) {
    const fill = classes.length > 0 ? heatColour(classes, value) : null;
    const text = cellText(value, of.unit, width);
    return { ...place, fill, hatched: false, text, ink: inkOn(fill) };
  }
  if (point === null) return { ...place, fill: null, hatched: false, text: null, ink: palette.secondary };
  const reason: Missing = point.missing ?? "no_reports";
  const words = missingText(reason);
  const text = textWidth(words, fontSize) + 6 <= width ? words : missingSign(reason);
  return { ...place, fill: null, hatched: reason !== "no_base", text, ink: palette.secondary };
}

/** The longest wording of a figure that fits. */
function cellText(value: number, unit: ValueUnit, width: number): string | null {
  for (const { worded, spare } of wordings) {
    const text = worded(value, unit);
    if (textWidth(text, fontSize) + spare <= width) return text;
  }
  return null;
}

const wordings = [
  { worded: figureText, spare: 4 },
  { worded: labelText, spare: 4 },
  { worded: shortText, spare: 0 },
];

/** A share in whole per cent, rounded down, so that less than all is never 100 %. */
function shortText(value: number, unit: ValueUnit): string {
  return unit === "%" && value >= 0.01 ? `${Math.floor(value * 100)}%` : figureText(value, unit);
}

function inkOn(fill: string | null): string {
  if (fill === null) return palette.ink;
  return contrast(fill, palette.ink) >= contrast(fill, palette.surface) ? palette.ink : palette.surface;
}
