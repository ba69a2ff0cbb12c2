import names, { type RGB } from "color-name";
import type { CssNode } from "css-tree";
import { black, type Rgba, white } from "../look/colour";
import { identifierOf, lengthOf, type Value } from "./css-syntax";

const named = new Map<string, RGB>(Object.entries(names));

/** A colour by name, by number or by function; null for what is none, or is left to the page around. */
export function cssColour(node: CssNode | undefined): Rgba | null {
  switch (node?.type) {
    case "Hash":
      return ofHex(node.value);
    case "Identifier": {
      const name = identifierOf(node) ?? "";
      if (name === "transparent") return [0, 0, 0, 0];
      if (name === "canvas" || name === "window" || name === "field") return [...white, 1];
      if (name === "canvastext" || name === "windowtext") return [...black, 1];
      const rgb = named.get(name);
      return rgb ? [...rgb, 1] : null;
    }
    case "Function":
      return ofFunction(node.name.toLowerCase(), node.children.toArray());
    default:
      return null;
  }
}

function ofHex(digits: string): Rgba | null {
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(digits)) return null;
  const pairs = digits.length < 6 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0, cover = 255] = pairs.map((pair) => Number.parseInt(pair, 16));
  return [red, green, blue, cover / 255];
}

function ofFunction(name: string, parts: Value): Rgba | null {
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
