import type { PaintedLine } from "../../drawing/paint-lines";
import { fontSize, type Plot } from "../../drawing/plot";
import { spreadLabels } from "../../drawing/spread-labels";
import { missingText, type ValueUnit } from "../../number-text";
import { coverageText, markText } from "../../point-words";
import { cutText, textWidth } from "../../text-width";

/** A name at the end of its line; the leader runs from the last figure to the label. */
export type EndLabel = {
  key: string;
  tone: PaintedLine["tone"];
  colour: string;
  name: string;
  fullName: string;
  /** The last figure, or why the last year has none; dropped where there is no room. */
  figure: string | null;
  from: { x: number; y: number } | null;
  x: number;
  y: number;
};

const lineHeight = 16;
const leader = 20;

type Wording = Pick<EndLabel, "name" | "figure">;

function lastPoint({ line }: PaintedLine) {
  return line.points.findLast((point) => point.value !== null) ?? null;
}

function lastFigure({ line }: PaintedLine, unit: ValueUnit): string | null {
  const last = line.points.at(-1);
  if (!last) return null;
  if (last.value !== null) {
    const covered = coverageText(last);
    return markText(last.value, unit, last) + (covered === null ? "" : `（${covered}）`);
  }
  return last.missing ? missingText(last.missing) : null;
}

function word(painted: PaintedLine, unit: ValueUnit, width: number): Wording {
  const figure = painted.tone === "context" ? null : lastFigure(painted, unit);
  const { name } = painted.line;
  for (const text of figure === null ? [] : [figure, figure.replace(/（.*$/, "")])
    if (textWidth(`${name} ${text}`, fontSize) <= width) return { name, figure: text };
  return { name: cutText(name, width, fontSize), figure: null };
}

/** Px to the right of the plot: what the strong names need, at most 36 % of the width. */
export function labelRoom(lines: readonly PaintedLine[], unit: ValueUnit, width: number): number {
  const named = lines.filter(({ tone }) => tone !== "context");
  if (named.length === 0) return 16;
  const wanted = named.map((painted) =>
    textWidth([painted.line.name, lastFigure(painted, unit)].filter(Boolean).join(" "), fontSize),
  );
  return Math.ceil(Math.min(Math.max(...wanted) + 4, width * 0.36 - leader)) + leader;
}

/** Strong lines and medians always have their label; a grey line only where there is room left. */
export function placeEndLabels(
  lines: readonly PaintedLine[],
  unit: ValueUnit,
  x: (year: number) => number,
  y: (value: number) => number,
  plot: Plot,
  room: number,
): EndLabel[] {
  const width = room - leader;
  const label = (painted: PaintedLine): EndLabel => {
    const last = lastPoint(painted);
    const from = last?.value == null ? null : { x: x(last.year), y: y(last.value) };
    return {
      ...word(painted, unit, width),
      key: painted.line.key,
      tone: painted.tone,
      colour: painted.colour,
      fullName: painted.line.name,
      from,
      x: plot.right + leader - 4,
      y: from?.y ?? plot.bottom,
    };
  };
  const strong = lines.filter(({ tone }) => tone !== "context").map(label);
  const places = spreadLabels(
    strong.map((item) => item.y),
    lineHeight,
    plot.top,
    plot.bottom,
  );
  const placed = strong.map((item, index) => ({ ...item, y: places?.[index] ?? item.y }));
  const grey = lines
    .filter((painted) => painted.tone === "context" && painted.line.points.at(-1)?.value != null)
    .map(label)
    .sort((a, b) => a.y - b.y);
  for (const item of grey)
    if (item.name === item.fullName && placed.every((other) => Math.abs(other.y - item.y) >= lineHeight))
      placed.push(item);
  return placed;
}
