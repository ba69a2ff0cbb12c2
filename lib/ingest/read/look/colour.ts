/** Red, green and blue, each from 0 to 255. */
export type Rgb = readonly [red: number, green: number, blue: number];
/** The same, and how much of what is below it covers, from 0 to 1. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];
/** What stands behind text: one colour, or a pattern, picture or style that is not followed. */
export type Background = Rgb | "unknown";

export const white: Rgb = [255, 255, 255];
export const black: Rgb = [0, 0, 0];

/** `1F4E79`, `#1F4E79` or, with how opaque it is in front, `FF1F4E79`; null for anything else. */
export function parseHexColour(hex: string | undefined): Rgb | null {
  const digits = /^#?(?:[0-9a-f]{2})?([0-9a-f]{6})$/i.exec(hex ?? "")?.[1];
  if (!digits) return null;
  const number = Number.parseInt(digits, 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/** A colour with a share, from 0 to 1, of another. */
export const blend = (colour: Rgb, other: Rgb, share: number): Rgb => [
  colour[0] + (other[0] - colour[0]) * share,
  colour[1] + (other[1] - colour[1]) * share,
  colour[2] + (other[2] - colour[2]) * share,
];

/** What is seen where one colour lies over another. */
export function composite(top: Rgba, below: Rgb): Rgb {
  const mixed = (at: 0 | 1 | 2) => top[at] * top[3] + below[at] * (1 - top[3]);
  return [mixed(0), mixed(1), mixed(2)];
}

/** How far red, green or blue of two colours may be apart that nobody tells the one on the other. */
const tolerance = { document: 16, print: 15, faint: 40, screen: 48 };
/** The least contrast, as WCAG 2 reckons it, by which text is seen on a screen. */
const leastContrast = 1.15;

const distance = (a: Rgb, b: Rgb) =>
  Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1]), Math.abs(a[2] - b[2]));

/** Whether text of an Office document cannot be told from what stands behind it. */
export const isIndistinguishable = (text: Rgb, background: Background) =>
  background !== "unknown" && distance(text, background) <= tolerance.document;

/** Whether a part of a text may be overlooked; on an unknown background what is nearly white may. */
export const isFaint = (text: Rgb, background: Background) =>
  distance(text, background === "unknown" ? white : background) <= tolerance.faint;

/** Whether what is printed in a PDF cannot be told from what was painted below it. */
export const isIndistinguishableInPrint = (text: Rgb, background: Rgb) =>
  distance(text, background) <= tolerance.print;

/** Whether the eye can hardly tell one colour of a web page from the other: near each other, and of one lightness. */
export function isIndistinguishableOnScreen(text: Rgb, background: Rgb): boolean {
  if (distance(text, background) > tolerance.screen) return false;
  const [light, dark] = [luminance(text), luminance(background)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) < leastContrast;
}

/** As WCAG 2 reckons it. */
function luminance([red, green, blue]: Rgb): number {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** The colours of an Office theme by their names there: lt1, dk1, lt2, dk2, accent1 … folHlink. */
export function themeColours(xml: string): Map<string, Rgb> {
  const scheme = /<a:clrScheme\b[\s\S]*?<\/a:clrScheme>/.exec(xml)?.[0] ?? "";
  const colours = new Map(usualTheme);
  for (const [, name = "", hex] of scheme.matchAll(
    /<a:(\w+)>\s*<a:(?:srgbClr val|sysClr [^>]*lastClr)="([0-9a-f]{6})"/gi,
  )) {
    const colour = parseHexColour(hex);
    if (colour) colours.set(name, colour);
  }
  return colours;
}

/** What programs take where a file has no theme. */
const usualTheme: readonly [string, Rgb][] = [
  ["lt1", [255, 255, 255]],
  ["dk1", [0, 0, 0]],
  ["lt2", [238, 236, 225]],
  ["dk2", [31, 73, 125]],
];
