import type { Element } from "domhandler";
import { black, composite, isIndistinguishableOnScreen, type Rgb, type Rgba, white } from "../look/colour";
import { cssColour } from "./css-colour";
import { identifierOf, keyword, lengthOf, pixels, type Value } from "./css-syntax";
import type { ComputedStyle } from "./style-sheet";

/** What is asked of an element: its name and attributes, or those that stand for it. */
export type StyledElement = Pick<Element, "name" | "attribs">;

/** What text is written with, and on. */
export type Paint = {
  /** In points of the screen; null where the page does not say. */
  size: number | null;
  colour: Rgba | null;
  /** What a page gives below the text; `isOwn` if in its own box of a table. */
  ground: { colour: Rgb; isOwn: boolean } | null;
};

export const unpainted: Paint = { size: null, colour: null, ground: null };

/**
 * `white`: as the ground that is below, for all that the page itself says; style sheets of its own may know better.
 * `illegible`: hardly to be seen in any way.
 */
export type Legibility = "legible" | "white" | "illegible";

/** @param isLarge whether so much is in the element that a size of nothing is only a gap's between parts of their own */
export function paintOf(
  element: StyledElement,
  declared: ComputedStyle,
  around: Paint,
  isLarge: boolean,
): Paint {
  const isCell = element.name === "td" || element.name === "th";
  const ground = isCell && around.ground ? { ...around.ground, isOwn: false } : around.ground;
  return {
    size: sizeOf(declared.get("font-size"), around.size, isLarge),
    colour: textColourOf(element, declared, around.colour),
    ground: groundOf(element, declared, ground),
  };
}

function sizeOf(value: Value | undefined, around: number | null, isLarge: boolean): number | null {
  if (!value) return around;
  const length = lengthOf(value[0]);
  if (!length) return keyword(value) === "inherit" || keyword(value) === "unset" ? around : null;
  const { value: count, unit } = length;
  const isShare = unit === "%" || unit === "em" || unit === "ex" || unit === "ch";
  const size =
    isShare && count !== 0 ? around && (around * count) / (unit === "%" ? 100 : 1) : pixels(value[0]);
  return isLarge && size === 0 ? null : size;
}

function textColourOf(
  { name, attribs }: StyledElement,
  declared: ComputedStyle,
  around: Rgba | null,
): Rgba | null {
  const value = declared.get("-webkit-text-fill-color") ?? declared.get("color");
  const said = keyword(value);
  if (said === "inherit" || said === "unset" || said === "currentcolor") return around;
  if (value) return cssColour(value[0]);
  const attribute = attribs.color ?? (name === "body" ? attribs.text : undefined);
  if (attribute !== undefined) return attributeColour(attribute) ?? around;
  // A browser's own style gives links a colour.
  return name === "a" && attribs.href !== undefined ? null : around;
}

function groundOf(
  { attribs }: StyledElement,
  declared: ComputedStyle,
  around: Paint["ground"],
): Paint["ground"] {
  const value = declared.get("background-color");
  const below = around?.colour ?? white;
  const given = value
    ? value.reduce<Rgba | null>((found, node) => found ?? cssColour(node), null)
    : attribs.bgcolor !== undefined
      ? attributeColour(attribs.bgcolor)
      : null;
  const hasPicture = value?.some(
    (node) =>
      node.type === "Url" ||
      (node.type === "Function" && cssColour(node) === null && identifierOf(node) === null),
  );
  if (hasPicture || declared.has("background-image")) return null;
  return given && given[3] >= 0.1 ? { colour: composite(given, below), isOwn: true } : around;
}

/** As color="fff" and bgcolor="#336699" give one. */
function attributeColour(text: string): Rgba | null {
  const name = text.trim().toLowerCase();
  if (/^#?[\da-f]{3,8}$/.test(name)) return cssColour({ type: "Hash", value: name.replace("#", "") });
  return cssColour({ type: "Identifier", name });
}

/** Digits of this size are dots. */
const smallest = 2;

export function legibilityOf({ size, colour, ground }: Paint): Legibility {
  if (size !== null && size <= smallest) return "illegible";
  if (colour && colour[3] < 0.1) return "illegible";
  const below = ground?.colour ?? white;
  const ink = colour ? composite(colour, below) : black;
  if (!isIndistinguishableOnScreen(ink, below)) return "legible";
  return colour && ground?.isOwn ? "illegible" : "white";
}
