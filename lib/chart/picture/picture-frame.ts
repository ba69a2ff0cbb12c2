import type { Series } from "@/lib/series/series";
import { chartSubtitle, chartTitle } from "../chart-words";
import type { LegendKey } from "../drawing/paint-lines";
import { dashOf, hatchPath } from "../drawing/patterns";
import { fontSize } from "../drawing/plot";
import { type DrawnForm, drawnFormEntry } from "../forms/forms";
import { palette } from "../palette";
import { svgLine, svgText } from "../svg-text";
import { cutText, textWidth, wrapText } from "../text-width";

export const margin = 24;
const demoMark = "演示数据";

/** What stands above and below the drawing; the markup of the foot begins at y 0. */
export type PictureFrame = {
  head: { height: number; markup: string };
  foot: { height: number; markup: string };
};

/** Title, filters, notes, source and address of a picture `width` px wide. */
export function pictureFrame(
  series: Series,
  notes: readonly string[],
  address: string,
  width: number,
): PictureFrame {
  return { head: headOf(series, width), foot: footOf(series, notes, address, width) };
}

function headOf(series: Series, width: number) {
  const markRoom = series.demo ? textWidth(demoMark, 12) + 28 : 0;
  const inner = width - 2 * margin;
  const title = wrapText(chartTitle(series), inner - markRoom, 20, 3);
  const subtitle = wrapText(chartSubtitle(series), inner, 12);
  const below = margin + title.length * 26;
  const markup = [
    ...title.map((line, at) => svgText(line, margin, margin + at * 26 + 18, { size: 20, weight: 500 })),
    series.demo ? demoBadge(width - margin, margin) : "",
    ...subtitle.map((line, at) => svgText(line, margin, below + at * 18 + 16, { fill: palette.secondary })),
  ].join("");
  return { height: below + subtitle.length * 18 + 14, markup };
}

function demoBadge(right: number, top: number): string {
  const width = textWidth(demoMark, 12) + 12;
  return [
    `<rect x="${right - width}" y="${top}" width="${width}" height="20" fill="none" stroke="${palette.warning}"/>`,
    svgText(demoMark, right - 6, top + 14, { fill: palette.warning, anchor: "end" }),
  ].join("");
}

function footOf(series: Series, notes: readonly string[], address: string, width: number) {
  const lines = (texts: readonly string[]) => texts.flatMap((text) => wrapText(text, width - 2 * margin, 12));
  const words = (line: string, y: number) => svgText(line, margin, y, { fill: palette.secondary });
  const explained = series.breaks.map(({ zh, explain }) => `${zh}：${explain}`);
  const above = lines([...explained, ...series.notes, ...notes]);
  const demo = series.demo ? "。图中有演示数据，不是任何机关的实际报告。" : "";
  const below = lines([`${series.source}${demo}`, ...(address === "" ? [] : [address])]);
  const rule = 16 + above.length * 18;
  const markup = [
    ...above.map((line, at) => words(line, 24 + at * 18)),
    svgLine(margin, width - margin, rule, palette.grid),
    ...below.map((line, at) => words(line, rule + 20 + at * 18)),
  ].join("");
  return { height: rule + 2 + below.length * 18 + margin, markup };
}

const [rowHeight, sample] = [20, 18];

/** The names with their colours, in as many rows as they need; `height` 0 where there are none. */
export function pictureLegend(
  form: DrawnForm,
  series: Series,
  width: number,
  patterns: boolean,
): { height: number; markup: string } {
  let [x, y] = [0, 0];
  const items = drawnFormEntry(form)
    .legend(series)
    .map((key) => {
      const name = cutText(key.name, width - sample - 6, fontSize);
      const room = sample + 6 + textWidth(name, fontSize) + 20;
      if (x > 0 && x + room - 20 > width) [x, y] = [0, y + rowHeight];
      const item = keySample(key, x, y + 4, patterns) + svgText(name, x + sample + 6, y + 14);
      x += room;
      return item;
    });
  return { height: items.length === 0 ? 0 : y + rowHeight + 8, markup: items.join("") };
}

function keySample(
  { swatch, colour, order, strokeWidth }: LegendKey,
  x: number,
  y: number,
  patterns: boolean,
): string {
  if (!swatch) {
    const dash = dashOf(order, patterns).strokeDasharray;
    const dashed = dash === undefined ? "" : ` stroke-dasharray="${dash}"`;
    return `<path d="M${x},${y + 6}h${sample}" fill="none" stroke="${colour}" stroke-width="${strokeWidth}"${dashed}/>`;
  }
  const box = { x, y, width: sample, height: 12 };
  const hatch = patterns ? hatchPath(order, box) : "";
  const lines =
    hatch === "" ? "" : `<path d="${hatch}" fill="none" stroke="${palette.surface}" stroke-width="1.25"/>`;
  return `<rect x="${x}" y="${y}" width="${sample}" height="12" fill="${colour}"/>${lines}`;
}
