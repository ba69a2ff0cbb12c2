import names, { type RGB } from "color-name";
import type { CssNode } from "css-tree";
import { lengthOf, type Value, word } from "./css-syntax";

/** Red, green and blue up to 255, and how much of it covers what is below, up to 1. */
export type Colour = readonly [red: number, green: number, blue: number, cover: number];

export const white: Colour = [255, 255, 255, 1];
export const black: Colour = [0, 0, 0, 1];

const named = new Map<string, RGB>(Object.entries(names));

/** A colour by name, by number or by function; null for what is none, or is left to the page around. */
export function colourOf(node: CssNode | undefined): Colour | null {
  switch (node?.type) {
    case "Hash":
      return ofHex(node.value);
    case "Identifier": {
      const name = word(node) ?? "";
      if (name === "transparent") return [0, 0, 0, 0];
      if (name === "canvas" || name === "window" || name === "field") return white;
      if (name === "canvastext" || name === "windowtext") return black;
      const rgb = named.get(name);
      return rgb ? [...rgb, 1] : null;
    }
    case "Function":
      return ofFunction(node.name.toLowerCase(), node.children.toArray());
    default:
      return null;
  }
}

function ofHex(digits: string): Colour | null {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return null;
  const pairs = digits.length < 6 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0, cover = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue, cover / 255];
}

function ofFunction(name: string, parts: Value): Colour | null {
  const numbers = parts.flatMap((part) => lengthOf(part) ?? []);
  const share = ({ value, unit }: { value: number; unit: string }, whole: number) =>
    unit === "%" ? (value / 100) * whole : value;
  const [first, second, third, fourth] = numbers;
  if (!first || !second || !third) return null;
  const cover = fourth ? share(fourth, 1) : 1;
  if (name === "rgb" || name === "rgba")
    return [share(first, 255), share(second, 255), share(third, 255), cover];
  if (name === "hsl" || name === "hsla")
    return [...ofHue(first.value, second.value / 100, third.value / 100), cover];
  if (name === "hwb") {
    const [light, dark] = [second.value / 100, third.value / 100];
    const [red, green, blue] = ofHue(first.value, 1, 0.5);
    const mixed = (part: number) => part * (1 - light - dark) + 255 * light;
    return [mixed(red), mixed(green), mixed(blue), cover];
  }
  return null;
}

function ofHue(hue: number, saturation: number, lightness: number): [number, number, number] {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const part = (offset: number) => {
    const step = (((offset + hue / 30) % 12) + 12) % 12;
    return 255 * (lightness - reach * Math.max(-1, Math.min(step - 3, 9 - step, 1)));
  };
  return [part(0), part(8), part(4)];
}

/** What is seen where one colour lies over another. */
export function over(top: Colour, below: Colour): Colour {
  const mixed = (at: 0 | 1 | 2) => top[at] * top[3] + below[at] * (1 - top[3]);
  return [mixed(0), mixed(1), mixed(2), 1];
}

/** Whether the eye can hardly tell one from the other. */
export function isNear(one: Colour, other: Colour): boolean {
  if (([0, 1, 2] as const).some((at) => Math.abs(one[at] - other[at]) > 48)) return false;
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) < 1.15;
}

/** As WCAG 2 reckons it. */
function luminance([red, green, blue]: Colour): number {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
