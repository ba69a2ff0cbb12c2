import { black, blend, type Colour, colourOf, type Ground, white } from "../look/colour";
import { themeColours } from "../look/theme-colours";

type Attributes = { [name: string]: string | undefined };

/** The colours of a document's theme by the names that its text uses. */
export type Palette = (name: string) => Colour | null;

const inTheme: Record<string, string> = {
  light1: "lt1",
  dark1: "dk1",
  light2: "lt2",
  dark2: "dk2",
  hyperlink: "hlink",
  followedHyperlink: "folHlink",
};
const mapped: Record<string, [setting: string, usual: string]> = {
  background1: ["bg1", "light1"],
  bg1: ["bg1", "light1"],
  text1: ["t1", "dark1"],
  tx1: ["t1", "dark1"],
  background2: ["bg2", "light2"],
  bg2: ["bg2", "light2"],
  text2: ["t2", "dark2"],
  tx2: ["t2", "dark2"],
};

/** Settings may map the ground of a document to the dark colours of its theme. */
export function paletteOf(theme: string, settings: string): Palette {
  let colours: Map<string, Colour> | null = null;
  const mapping = /<w:clrSchemeMapping\b[^>]*>/.exec(settings)?.[0] ?? "";
  return (name) => {
    colours ??= themeColours(theme);
    const [setting, usual] = mapped[name] ?? ["", name];
    const target = setting && new RegExp(`w:${setting}="(\\w+)"`).exec(mapping)?.[1];
    const own = target || usual;
    return colours.get(inTheme[own] ?? own) ?? null;
  };
}

/** The colour that attributes name; null for the automatic one, which is always seen. */
export const textColour = (attributes: Attributes, palette: Palette) =>
  named(attributes, palette, "w:val", "w:theme", "Color");

function named(
  attributes: Attributes,
  palette: Palette,
  plain: string,
  theme: string,
  suffix: "" | "Color",
): Colour | null {
  const name = attributes[theme + suffix];
  const colour = name === undefined ? null : palette(name);
  if (!colour) return colourOf(attributes[plain]);
  const tint = Number.parseInt(attributes[`${theme}Tint`] ?? "FF", 16) / 255;
  const shade = Number.parseInt(attributes[`${theme}Shade`] ?? "FF", 16) / 255;
  return blend(blend(colour, white, 1 - tint), black, 1 - shade);
}

/** The ground that a shading gives; null for none. */
export function groundOf(attributes: Attributes, palette: Palette): Ground | null {
  const kind = attributes["w:val"] ?? "clear";
  if (kind === "nil") return null;
  const fill = named(attributes, palette, "w:fill", "w:themeFill", "");
  if (kind === "clear") return fill;
  const front = named(attributes, palette, "w:color", "w:theme", "Color") ?? black;
  if (kind === "solid") return front;
  const share = /^pct(\d+)$/.exec(kind)?.[1];
  return share ? blend(fill ?? white, front, Number(share) / 100) : "unknown";
}

const highlights: Record<string, string> = {
  black: "000000",
  blue: "0000FF",
  cyan: "00FFFF",
  darkBlue: "00008B",
  darkCyan: "008B8B",
  darkGray: "A9A9A9",
  darkGreen: "006400",
  darkMagenta: "800080",
  darkRed: "8B0000",
  darkYellow: "808000",
  green: "00FF00",
  lightGray: "D3D3D3",
  magenta: "FF00FF",
  red: "FF0000",
  white: "FFFFFF",
  yellow: "FFFF00",
};

/** The ground of highlighted text; null for none. */
export const highlight = (name: string | undefined) => colourOf(highlights[name ?? ""]);
