import { Parser } from "htmlparser2";
import { type Background, black, blend, parseHexColour, type Rgb, themeColours, white } from "../look/colour";
import {
  emptyLook,
  inheritLook,
  isRaised,
  type RunLook,
  setTrait,
  type Trait,
  trait,
} from "../look/run-look";

export type DocxStyles = {
  /** Of paragraphs that name no style. */
  plain: RunLook;
  /** Of styles of paragraphs and characters by their ids, with what they inherit. */
  looks: ReadonlyMap<string, RunLook>;
  /** Of styles of tables that shade: which part of a table has which shade is not followed. */
  grounds: ReadonlyMap<string, Background>;
};

type Style = { look: RunLook; base: string | undefined; kind: string; shaded: boolean };

const deepest = 20;

/** What the part that says how styles look gives to text. */
export function docxStyles(xml: string, palette: Palette): DocxStyles {
  const styles = new Map<string, Style>();
  const defaults = { ...emptyLook };
  const path: string[] = [];
  let usual: string | undefined;
  let open: Style | null = null;
  new Parser(
    {
      onopentag(name, attributes) {
        path.push(name);
        if (name === "w:style") {
          const { "w:type": kind = "paragraph", "w:styleId": id = "" } = attributes;
          open = { look: { ...emptyLook }, base: undefined, kind, shaded: false };
          if (kind !== "numbering") styles.set(id, open);
          if (kind === "paragraph" && /^(?:1|true|on)$/.test(attributes["w:default"] ?? "")) usual = id;
        } else if (!open) {
          if (path.includes("w:docDefaults")) lookElements.get(name)?.(defaults, attributes, palette, path);
        } else if (name === "w:basedOn") open.base = attributes["w:val"];
        else if (open.kind !== "table") lookElements.get(name)?.(open.look, attributes, palette, path);
        else if (name === "w:shd") open.shaded ||= groundOf(attributes, palette) !== null;
      },
      onclosetag(name) {
        path.pop();
        if (name === "w:style") open = null;
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  const chainOf = (id: string | undefined, depth = 0): Style[] => {
    const style = id === undefined || depth > deepest ? undefined : styles.get(id);
    return style ? [...chainOf(style.base, depth + 1), style] : [];
  };
  const lookOf = (id: string | undefined, under: RunLook) =>
    chainOf(id).reduce((look, style) => inheritLook(look, style.look), under);
  const looks = new Map<string, RunLook>();
  const grounds = new Map<string, Background>();
  for (const [id, { kind }] of styles)
    if (kind !== "table") looks.set(id, lookOf(id, kind === "paragraph" ? defaults : emptyLook));
    else if (chainOf(id).some(({ shaded }) => shaded)) grounds.set(id, "unknown");
  return { plain: lookOf(usual, defaults), looks, grounds };
}

export type Attributes = { [name: string]: string | undefined };

/** Half points: letters of one or two points are not read on a page. */
const tiniest = 4;
/** Percent of the usual width of a letter. */
const narrowest = 20;
/** Twentieths of a point: letters so much closer lie on each other, and lines so low show none. */
const [closest, lowest] = [-80, 60];
/** Thousandths of a percent. */
const nearlyClear = 90_000;

export const isOn = (value: string | undefined) => value === undefined || !/^(?:0|false|off)$/.test(value);

/** Adds what an element says to a look; `path` are the names of the open elements, its own last. */
type ReadElement = (look: RunLook, attributes: Attributes, palette: Palette, path: readonly string[]) => void;

const flag =
  (what: Trait, isTrue: (value: string | undefined) => boolean): ReadElement =>
  (look, { "w:val": value }) =>
    setTrait(look, what, isTrue(value));

const shades: [string, ReadElement][] = [
  [
    "w:color",
    (look, attributes, palette) => {
      look.colour = textColour(attributes, palette);
    },
  ],
  [
    "w:shd",
    (look, attributes, palette) => {
      look.shade = groundOf(attributes, palette);
    },
  ],
  [
    "w:highlight",
    (look, { "w:val": name }) => {
      look.highlight = highlight(name);
    },
  ],
];

const letters: [string, ReadElement][] = [
  ["w:vanish", flag(trait.hidden, isOn)],
  ["w:strike", flag(trait.struck, isOn)],
  ["w:dstrike", flag(trait.doublyStruck, isOn)],
  ["w:sz", flag(trait.tiny, (size) => Number(size) <= tiniest)],
  ["w:vertAlign", flag(trait.raised, (place) => place === "superscript" || place === "subscript")],
  ["w:position", flag(trait.moved, (height) => isRaised(Number(height)))],
  ["w:w", flag(trait.narrow, (percent) => Number.parseInt(percent ?? "", 10) <= narrowest)],
  ["w:rtl", flag(trait.leftward, isOn)],
  [
    "w:eastAsianLayout",
    (look, { "w:combine": combine = "0" }) => setTrait(look, trait.stacked, isOn(combine)),
  ],
  [
    "w:spacing",
    (look, { "w:val": value, "w:line": line, "w:lineRule": rule }, _, path) => {
      if (path.at(-2) === "w:rPr") setTrait(look, trait.overlapping, Number(value) <= closest);
      else setTrait(look, trait.clipped, rule === "exact" && Number(line) <= lowest);
    },
  ],
];

const ofFill =
  (adds: (look: RunLook, value: string, palette: Palette) => void): ReadElement =>
  (look, { "w14:val": value = "" }, palette, path) => {
    if (path.includes("w14:textFill")) adds(look, value, palette);
  };

/** The newer way to colour letters, which outdoes the older. */
const fills: [string, ReadElement][] = [
  ["w14:noFill", ofFill((look) => setTrait(look, trait.clear, true))],
  ["w14:alpha", ofFill((look, value) => setTrait(look, trait.clear, Number(value) >= nearlyClear))],
  [
    "w14:srgbClr",
    ofFill((look, value, palette) => {
      look.colour = textColour({ "w:val": value }, palette);
    }),
  ],
  [
    "w14:schemeClr",
    ofFill((look, value, palette) => {
      look.colour = palette(value);
    }),
  ],
  [
    "w14:lumMod",
    ofFill((look, value) => {
      if (look.colour) look.colour = blend(look.colour, black, 1 - Number(value) / 100_000);
    }),
  ],
  [
    "w14:lumOff",
    ofFill((look, value) => {
      if (look.colour) look.colour = blend(look.colour, white, Number(value) / 100_000);
    }),
  ],
];

/** What the elements of properties of runs and paragraphs say about how text is seen. */
export const lookElements: ReadonlyMap<string, ReadElement> = new Map([...letters, ...shades, ...fills]);

/** The colours of a document's theme by the names that its text uses. */
export type Palette = (name: string) => Rgb | null;

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
  let colours: Map<string, Rgb> | null = null;
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
const textColour = (attributes: Attributes, palette: Palette) =>
  named(attributes, palette, "w:val", "w:theme", "Color");

function named(
  attributes: Attributes,
  palette: Palette,
  plain: string,
  theme: string,
  suffix: "" | "Color",
): Rgb | null {
  const name = attributes[theme + suffix];
  const colour = name === undefined ? null : palette(name);
  if (!colour) return parseHexColour(attributes[plain]);
  const tint = Number.parseInt(attributes[`${theme}Tint`] ?? "FF", 16) / 255;
  const shade = Number.parseInt(attributes[`${theme}Shade`] ?? "FF", 16) / 255;
  return blend(blend(colour, white, 1 - tint), black, 1 - shade);
}

/** The ground that a shading gives; null for none. */
export function groundOf(attributes: Attributes, palette: Palette): Background | null {
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
const highlight = (name: string | undefined) => parseHexColour(highlights[name ?? ""]);
