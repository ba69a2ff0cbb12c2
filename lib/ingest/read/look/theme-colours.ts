import { type Colour, colourOf } from "./colour";

/** The colours of an Office theme by their names there: lt1, dk1, lt2, dk2, accent1 … folHlink. */
export function themeColours(xml: string): Map<string, Colour> {
  const scheme = /<a:clrScheme\b[\s\S]*?<\/a:clrScheme>/.exec(xml)?.[0] ?? "";
  const colours = new Map(usual);
  for (const [, name = "", hex] of scheme.matchAll(
    /<a:(\w+)>\s*<a:(?:srgbClr val|sysClr [^>]*lastClr)="([0-9a-f]{6})"/gi,
  )) {
    const colour = colourOf(hex);
    if (colour) colours.set(name, colour);
  }
  return colours;
}

/** What programs take where a file has no theme. */
const usual: readonly [string, Colour][] = [
  ["lt1", [255, 255, 255]],
  ["dk1", [0, 0, 0]],
  ["lt2", [238, 236, 225]],
  ["dk2", [31, 73, 125]],
];
