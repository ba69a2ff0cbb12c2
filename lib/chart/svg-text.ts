import { fontSize } from "./drawing/plot";
import { palette } from "./palette";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
// Characters that XML forbids even as entities.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is sought
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text for the inside of an element or a quoted attribute of XML. */
export function escapeXml(text: string): string {
  return text.replace(forbidden, "\ufffd").replace(/[&<>"']/g, (character) => entities[character] ?? "");
}

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
