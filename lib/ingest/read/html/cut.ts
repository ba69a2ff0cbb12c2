import type { CssNode } from "css-tree";
import type { Declared } from "./cascade";
import { hasWord, keyword, lengthOf, pixels, type Value, word } from "./css-value";

/** How much of an element is cut: all of it, or a part that may be a digit. */
export type Cut = "whole" | "part" | null;

/** Boxes that grow with what is in them, whatever their styles say. */
const growing = /^(?:td|th|tr|tbody|thead|table)$/;

export function cutOf(name: string, declared: Declared, isBox: boolean): Cut {
  return clipped(declared) ?? pathCut(declared.get("clip-path")) ?? shrunk(name, declared, isBox);
}

/** clip holds only for what is taken out of the flow. */
function clipped(declared: Declared): Cut {
  const clip = declared.get("clip")?.[0];
  if (clip?.type !== "Function" || clip.name.toLowerCase() !== "rect") return null;
  const edges = clip.children.toArray().filter(({ type }) => type !== "Operator");
  const [top, right, bottom, left] = edges.map((edge) => (word(edge) === "auto" ? null : pixels(edge)));
  const isNothing = (from: number | null | undefined, to: number | null | undefined) =>
    to != null && to - (from ?? 0) <= 1;
  if (!isNothing(top, bottom) && !isNothing(left, right)) return "part";
  const position = keyword(declared.get("position"));
  return position === "absolute" || position === "fixed" ? "whole" : "part";
}

function pathCut(path: Value | undefined): Cut {
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

function insetCut(parts: Value): Cut {
  const round = parts.findIndex((part) => word(part) === "round");
  const sides = parts.slice(0, round === -1 ? 4 : Math.min(round, 4)).map(lengthOf);
  const [top, right = top, bottom = top, left = right] = sides;
  const isAll = (one: typeof top, other: typeof top) => {
    const share = (side: typeof top) => (side?.unit === "%" ? side.value : (side?.value ?? 0) / 10);
    return share(one) + share(other) >= 100;
  };
  if (isAll(top, bottom) || isAll(left, right)) return "whole";
  return sides.some((side) => (side?.value ?? 0) > 0) ? "part" : null;
}

function polygonCut(parts: Value): Cut {
  const numbers = parts.flatMap((part) => lengthOf(part)?.value ?? []);
  const [across, down] = [0, 1].map((odd) => numbers.filter((_, at) => at % 2 === odd));
  const isLine = (places: readonly number[] | undefined) => new Set(places).size <= 1;
  return isLine(across) || isLine(down) ? "whole" : "part";
}

/** Narrower than two digits. */
const narrow = 16;

function shrunk(name: string, declared: Declared, isBox: boolean): Cut {
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
