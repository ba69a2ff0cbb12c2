import type { Element } from "domhandler";
import type { Declared } from "./cascade";
import { hasWord, keyword, lengthOf } from "./css-value";

export type Subject = Pick<Element, "name" | "attribs">;

/** How the letters of an element run; `flipped`: those of a single word too from the right. */
export type Run = "left" | "right" | "flipped" | null;

export function runOf({ name, attribs }: Subject, declared: Declared): Run {
  const direction = keyword(declared.get("direction")) ?? attribs.dir?.trim().toLowerCase();
  if (direction === "ltr") return "left";
  if (direction !== "rtl") return null;
  const bidi = keyword(declared.get("unicode-bidi")) ?? (name === "bdo" ? "bidi-override" : null);
  return bidi === "bidi-override" || bidi === "isolate-override" ? "flipped" : "right";
}

/** Whether the parts of a box are seen from its end, or one below the other. */
export function isRearranged(declared: Declared): boolean {
  const display = keyword(declared.get("display")) ?? "";
  if (/grid$/.test(display)) return true;
  const flow = declared.get("flex-direction");
  return (
    /flex$/.test(display) && ["row-reverse", "column", "column-reverse"].some((way) => hasWord(flow, way))
  );
}

/** A part of a box that is seen before or behind its neighbours. */
export const isReordered = (declared: Declared) => (lengthOf(declared.get("order")?.[0])?.value ?? 0) !== 0;
