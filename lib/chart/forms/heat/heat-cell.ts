import type { Line, Point, Series } from "@/lib/series/series";
import { fontSize } from "../../drawing/plot";
import { figureText, labelText, type Missing, missingText, type ValueUnit } from "../../number-text";
import { contrast, palette } from "../../palette";
import { cellText as about, type PointSign, pointSigns, signOf } from "../../point-words";
import { textWidth } from "../../text-width";
import { type HeatColumn, heatColour } from "./heat-columns";

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
  /** That the figure is doubtful: behind it, or in a corner where it has no room. */
  sign: PointSign | null;
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
  const place = { line, point, of, x, y, sign: point ? signOf(point) : null };
  const value = point?.value ?? null;
  if (point !== null && value !== null) {
    const fill = classes.length > 0 ? heatColour(classes, value) : null;
    const text = cellText(value, of.unit, point, width);
    return { ...place, fill, hatched: false, text, ink: inkOn(fill) };
  }
  if (point === null) return { ...place, fill: null, hatched: false, text: null, ink: palette.secondary };
  const reason: Missing = point.missing ?? "no_reports";
  const words = missingText(reason);
  const text = textWidth(words, fontSize) + 6 <= width ? words : missingSign(reason);
  return { ...place, fill: null, hatched: reason !== "no_base", text, ink: palette.secondary };
}

/** The longest wording of a figure that fits; without room for 约 or the sign they stand in the tooltip and table. */
function cellText(value: number, unit: ValueUnit, point: Point, width: number): string | null {
  const sign = signOf(point);
  const behind = sign === null ? "" : pointSigns[sign].sign;
  const whole = about(value, unit, point) + behind;
  const wordings = [whole, figureText(value, unit), labelText(value, unit)];
  const roomy = wordings.find((text) => textWidth(text, fontSize) + 4 <= width);
  const tight = bareText(value, unit);
  return roomy ?? (textWidth(tight, fontSize) <= width ? tight : null);
}

/** The same digits as everywhere; a narrow cell leaves only the sign to the unit above the drawing. */
const bareText = (value: number, unit: ValueUnit) =>
  unit === "%" ? figureText(value, unit).replace("%", "") : figureText(value, unit);

function inkOn(fill: string | null): string {
  if (fill === null) return palette.ink;
  return contrast(fill, palette.ink) >= contrast(fill, palette.surface) ? palette.ink : palette.surface;
}

/** A reason in one character, where there is no room for its words; explained beside the drawing. */
const signs: Record<Missing, string> = {
  blank: "空",
  slash: "／",
  dash: "杠",
  text: "文",
  unreadable: "？",
  not_in_form: "无",
  not_stated: "略",
  not_collected: "收",
  not_filed: "未",
  not_due: "期",
  not_there: "机",
  no_base: "少",
  no_requests: "申",
  under_review: "核",
  no_reports: "缺",
};

export function missingSign(reason: Missing): string {
  return signs[reason];
}

/** `未：未报送`. */
export function missingSignExplained(reason: Missing): string {
  return `${signs[reason]}：${missingText(reason)}`;
}
