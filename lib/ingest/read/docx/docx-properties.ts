import { black, blend, white } from "../look/colour";
import { isRaised } from "../look/raised-text";
import { type RunLook, say, type Trait, trait } from "../look/run-look";
import { groundOf, highlight, type Palette, textColour } from "./docx-colours";

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
type Say = (look: RunLook, attributes: Attributes, palette: Palette, path: readonly string[]) => void;

const flag =
  (what: Trait, isTrue: (value: string | undefined) => boolean): Say =>
  (look, { "w:val": value }) =>
    say(look, what, isTrue(value));

const shades: [string, Say][] = [
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

const letters: [string, Say][] = [
  ["w:vanish", flag(trait.hidden, isOn)],
  ["w:strike", flag(trait.struck, isOn)],
  ["w:dstrike", flag(trait.doublyStruck, isOn)],
  ["w:sz", flag(trait.tiny, (size) => Number(size) <= tiniest)],
  ["w:vertAlign", flag(trait.raised, (place) => place === "superscript" || place === "subscript")],
  ["w:position", flag(trait.moved, (height) => isRaised(Number(height)))],
  ["w:w", flag(trait.narrow, (percent) => Number.parseInt(percent ?? "", 10) <= narrowest)],
  ["w:rtl", flag(trait.leftward, isOn)],
  ["w:eastAsianLayout", (look, { "w:combine": combine = "0" }) => say(look, trait.stacked, isOn(combine))],
  [
    "w:spacing",
    (look, { "w:val": value, "w:line": line, "w:lineRule": rule }, _, path) => {
      if (path.at(-2) === "w:rPr") say(look, trait.overlapping, Number(value) <= closest);
      else say(look, trait.clipped, rule === "exact" && Number(line) <= lowest);
    },
  ],
];

const ofFill =
  (adds: (look: RunLook, value: string, palette: Palette) => void): Say =>
  (look, { "w14:val": value = "" }, palette, path) => {
    if (path.includes("w14:textFill")) adds(look, value, palette);
  };

/** The newer way to colour letters, which outdoes the older. */
const fills: [string, Say][] = [
  ["w14:noFill", ofFill((look) => say(look, trait.clear, true))],
  ["w14:alpha", ofFill((look, value) => say(look, trait.clear, Number(value) >= nearlyClear))],
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
export const lookElements: ReadonlyMap<string, Say> = new Map([...letters, ...shades, ...fills]);
