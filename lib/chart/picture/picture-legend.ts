import type { Series } from "@/lib/series/series";
import type { LegendKey } from "../drawing/paint-lines";
import { dashOf, hatchPath } from "../drawing/patterns";
import { fontSize } from "../drawing/plot";
import { type DrawnForm, drawnFormEntry } from "../forms/forms";
import { palette } from "../palette";
import { cutText, textWidth } from "../text-width";
import { svgText } from "./svg-text";

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
