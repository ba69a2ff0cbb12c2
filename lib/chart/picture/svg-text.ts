import { fontSize } from "../drawing/plot";
import { palette } from "../palette";
import { escapeXml } from "../svg-markup";

type Look = { fill?: string; size?: number; weight?: 400 | 500; anchor?: "start" | "middle" | "end" };

/** One line of words as SVG; `y` is its foot. */
export function svgText(text: string, x: number, y: number, look: Look = {}): string {
  const { fill = palette.ink, size = fontSize, weight = 400, anchor = "start" } = look;
  const more = [
    size === fontSize ? "" : ` font-size="${size}"`,
    weight === 400 ? "" : ` font-weight="${weight}"`,
    anchor === "start" ? "" : ` text-anchor="${anchor}"`,
  ].join("");
  return `<text x="${px(x)}" y="${px(y)}" fill="${fill}"${more}>${escapeXml(text)}</text>`;
}

export function svgLine(x1: number, x2: number, y: number, stroke: string): string {
  return `<line x1="${px(x1)}" x2="${px(x2)}" y1="${px(y)}" y2="${px(y)}" stroke="${stroke}"/>`;
}

function px(value: number): number {
  return Math.round(value * 100) / 100;
}
