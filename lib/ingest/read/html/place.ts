import type { CssNode } from "css-tree";
import type { Declared } from "./cascade";
import { keyword, lengthOf, pixels, type Value, word } from "./css-value";

/** Where an element stands: `away` is off every screen, `apart` beside where its text stands in the page's source. */
export type Place = "away" | "apart" | "blurred" | null;

/** In points: a menu's left: -50px, and what is put somewhere for a script to find. */
const [near, far, margin] = [-100, 5000, -999];

const isAway = (value: number | null, least = near) => value !== null && (value <= least || value >= far);

/** @param isBox whether it is no mere part of a line: only boxes are turned and moved */
export function placeOf(declared: Declared, isBox: boolean): Place {
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

function positioned(declared: Declared): Place {
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

const indented = (value: Value | undefined): Place => (isAway(pixels(value?.[0])) ? "away" : null);

/** It may be seen on the other side of the digits around it. */
const floating = (value: Value | undefined): Place => {
  const side = keyword(value);
  return side !== null && /^(?:left|right|inline-)/.test(side) ? "apart" : null;
};

function transformed(declared: Declared, isBox: boolean): Place {
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

function ofFunction(node: CssNode): Place {
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
function moved(parts: Value): Place {
  const shifts = parts.map((part) => {
    const length = lengthOf(part);
    return length?.unit === "%" ? length.value * 8 : pixels(part);
  });
  if (shifts.some((shift) => Math.abs(shift ?? 0) >= -margin)) return "away";
  return shifts.some((shift) => Math.abs(shift ?? 0) >= 3) ? "apart" : null;
}

function scaled(factors: readonly (number | undefined)[]): Place {
  if (factors.some((one) => one !== undefined && Math.abs(one) < 0.1)) return "away";
  return factors.some((one) => one !== undefined && one < 0) ? "blurred" : null;
}

const turns: { [unit: string]: number } = { deg: 360, grad: 400, rad: 2 * Math.PI, turn: 1 };

function turned(parts: Value): Place {
  const angles = parts.flatMap((part) => {
    const length = lengthOf(part);
    const whole = length && turns[length.unit];
    return length && whole ? [Math.abs(((length.value / whole + 0.5) % 1) - 0.5)] : [];
  });
  if (parts.some((part) => word(part) === "none")) return null;
  return angles.some((angle) => angle > 0.1) ? "blurred" : null;
}
