import type { CssNode } from "css-tree";
import { hasWord, identifierOf, keyword, lengthOf, pixels, type Value } from "./css-syntax";
import type { ComputedStyle } from "./style-sheet";

/** Where an element stands: `away` is off every screen, `apart` beside where its text stands in the page's source. */
type Placement = "away" | "apart" | "blurred" | null;

/** In points: a menu's left: -50px, and what is put somewhere for a script to find. */
const [near, far, margin] = [-100, 5000, -999];

const isAway = (value: number | null, least = near) => value !== null && (value <= least || value >= far);

/** @param isBox whether it is no mere part of a line: only boxes are turned and moved */
export function placementOf(declared: ComputedStyle, isBox: boolean): Placement {
  const places = [
    positioned(declared),
    indented(declared.get("text-indent")),
    ["margin-left", "margin-top", "margin-right"].some((side) =>
      isAway(pixels(declared.get(side)?.[0]), margin),
    )
      ? "away"
      : null,
    transformed(declared, isBox),
    floating(declared.get("float")),
  ] as const;
  return places.find((place) => place === "away") ?? places.find((place) => place !== null) ?? null;
}

function positioned(declared: ComputedStyle): Placement {
  const position = keyword(declared.get("position"));
  if (position !== "absolute" && position !== "fixed" && position !== "relative") return null;
  const shift = (side: string) => pixels(declared.get(side)?.[0]);
  const [left, right, top, bottom] = [shift("left"), shift("right"), shift("top"), shift("bottom")];
  if ([left, right, top, bottom].some((value) => isAway(value))) return "away";
  if (position !== "relative") return "apart";
  // Word raises and lowers a line's parts by a point or two.
  const isMoved = [left, right].some((value) => Math.abs(value ?? 0) >= 3);
  return isMoved || [top, bottom].some((value) => Math.abs(value ?? 0) >= 5) ? "apart" : null;
}

const indented = (value: Value | undefined): Placement => (isAway(pixels(value?.[0])) ? "away" : null);

/** It may be seen on the other side of the digits around it. */
const floating = (value: Value | undefined): Placement => {
  const side = keyword(value);
  return side !== null && /^(?:left|right|inline-)/.test(side) ? "apart" : null;
};

function transformed(declared: ComputedStyle, isBox: boolean): Placement {
  const places = [
    ...(declared.get("transform") ?? []).map(ofFunction),
    moved(declared.get("translate") ?? []),
    scaled((declared.get("scale") ?? []).map(factor)),
    turned(declared.get("rotate") ?? []),
  ];
  const place = places.find((one) => one === "away") ?? places.find((one) => one !== null) ?? null;
  // Browsers pass over it in a part of a line; whoever wrote it wanted the part elsewhere.
  return place !== null && !isBox ? "apart" : place;
}

function ofFunction(node: CssNode): Placement {
  if (node.type !== "Function") return null;
  const parts = node.children.toArray().filter(({ type }) => type !== "Operator");
  const name = node.name.toLowerCase();
  if (name.startsWith("translate")) return moved(parts);
  if (name.startsWith("scale")) return scaled(parts.map(factor));
  if (name.startsWith("rotate")) return turned(parts);
  if (name.startsWith("matrix")) {
    const numbers = parts.map(factor);
    return name === "matrix3d" ? scaled([numbers[0], numbers[5]]) : scaled([numbers[0], numbers[3]]);
  }
  return null;
}

const factor = (node: CssNode) => {
  const length = lengthOf(node);
  return length?.unit === "%" ? length.value / 100 : length?.value;
};

/** What is moved by half of its own size is put in the middle. */
function moved(parts: Value): Placement {
  const shifts = parts.map((part) => {
    const length = lengthOf(part);
    return length?.unit === "%" ? length.value * 8 : pixels(part);
  });
  if (shifts.some((shift) => Math.abs(shift ?? 0) >= -margin)) return "away";
  return shifts.some((shift) => Math.abs(shift ?? 0) >= 3) ? "apart" : null;
}

function scaled(factors: readonly (number | undefined)[]): Placement {
  if (factors.some((one) => one !== undefined && Math.abs(one) < 0.1)) return "away";
  return factors.some((one) => one !== undefined && one < 0) ? "blurred" : null;
}

const turns: { [unit: string]: number } = { deg: 360, grad: 400, rad: 2 * Math.PI, turn: 1 };

function turned(parts: Value): Placement {
  const angles = parts.flatMap((part) => {
    const length = lengthOf(part);
    const whole = length && turns[length.unit];
    return length && whole ? [Math.abs(((length.value / whole + 0.5) % 1) - 0.5)] : [];
  });
  if (parts.some((part) => identifierOf(part) === "none")) return null;
  return angles.some((angle) => angle > 0.1) ? "blurred" : null;
}

/** How much of an element is cut: all of it, or a part that may be a digit. */
type Clipping = "whole" | "part" | null;

/** Boxes that grow with what is in them, whatever their styles say. */
const growing = /^(?:td|th|tr|tbody|thead|table)$/;

export function clippingOf(name: string, declared: ComputedStyle, isBox: boolean): Clipping {
  return clipped(declared) ?? pathCut(declared.get("clip-path")) ?? shrunk(name, declared, isBox);
}

/** clip holds only for what is taken out of the flow. */
function clipped(declared: ComputedStyle): Clipping {
  const clip = declared.get("clip")?.[0];
  if (clip?.type !== "Function" || clip.name.toLowerCase() !== "rect") return null;
  const edges = clip.children.toArray().filter(({ type }) => type !== "Operator");
  const [top, right, bottom, left] = edges.map((edge) =>
    identifierOf(edge) === "auto" ? null : pixels(edge),
  );
  const isNothing = (from: number | null | undefined, to: number | null | undefined) =>
    to != null && to - (from ?? 0) <= 1;
  if (!isNothing(top, bottom) && !isNothing(left, right)) return "part";
  const position = keyword(declared.get("position"));
  return position === "absolute" || position === "fixed" ? "whole" : "part";
}

function pathCut(path: Value | undefined): Clipping {
  const shape = path?.find((node) => node.type === "Function");
  if (shape?.type !== "Function") return null;
  const parts = shape.children.toArray();
  switch (shape.name.toLowerCase()) {
    case "inset":
      return insetCut(parts);
    case "circle":
    case "ellipse":
      return lengthOf(parts[0])?.value === 0 || lengthOf(parts[1])?.value === 0 ? "whole" : "part";
    case "polygon":
      return polygonCut(parts);
    default:
      return "part";
  }
}

function insetCut(parts: Value): Clipping {
  const round = parts.findIndex((part) => identifierOf(part) === "round");
  const sides = parts.slice(0, round === -1 ? 4 : Math.min(round, 4)).map(lengthOf);
  const [top, right = top, bottom = top, left = right] = sides;
  const isAll = (one: typeof top, other: typeof top) => {
    const share = (side: typeof top) => (side?.unit === "%" ? side.value : (side?.value ?? 0) / 10);
    return share(one) + share(other) >= 100;
  };
  if (isAll(top, bottom) || isAll(left, right)) return "whole";
  return sides.some((side) => (side?.value ?? 0) > 0) ? "part" : null;
}

function polygonCut(parts: Value): Clipping {
  const numbers = parts.flatMap((part) => lengthOf(part)?.value ?? []);
  const [across, down] = [0, 1].map((odd) => numbers.filter((_, at) => at % 2 === odd));
  const isLine = (places: readonly number[] | undefined) => new Set(places).size <= 1;
  return isLine(across) || isLine(down) ? "whole" : "part";
}

/** Narrower than two digits. */
const narrow = 16;

function shrunk(name: string, declared: ComputedStyle, isBox: boolean): Clipping {
  const overflow = declared.get("overflow");
  if (!hasWord(overflow, "hidden") && !hasWord(overflow, "clip")) return null;
  if (growing.test(name)) return null;
  const sizes = ["width", "max-width", "height", "max-height", "line-height"].map((property) =>
    sizeOf(property, declared.get(property)?.[0]),
  );
  const [width = null, mostWidth = null] = sizes;
  if (sizes.some((size) => size !== null && size <= 1)) return isBox ? "whole" : "part";
  return isBox && [width, mostWidth].some((size) => size !== null && size < narrow) ? "part" : null;
}

/** line-height: 1.5 is no length. */
function sizeOf(property: string, node: CssNode | undefined): number | null {
  const length = lengthOf(node);
  if (length?.unit === "" && length.value !== 0) return null;
  return property === "line-height" && length && length.value > 0 ? null : pixels(node);
}
