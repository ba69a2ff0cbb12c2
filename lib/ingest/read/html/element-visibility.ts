import type { Element } from "domhandler";
import { hasWord, keyword, lengthOf, pixels, type Value } from "./css-syntax";
import { type Legibility, legibilityOf, type Paint, paintOf, type StyledElement, unpainted } from "./paint";
import { clippingOf, placementOf } from "./placement";
import type { ComputedStyle } from "./style-sheet";

const inline = new Set(
  "a abbr b bdi bdo big cite code dfn em font i img ins kbd label mark q ruby samp small span strong sub sup time tt u var wbr o:p st1:chsdate st1:personname".split(
    " ",
  ),
);

/** Whether an element stands in a line of text. */
export const isInline = (name: string) => inline.has(name);

const isBox = (name: string) => name === "td" || name === "th";
const isOfTable = (name: string) => isBox(name) || name === "tr";

/** How the text in an element is seen. */
export type TextVisibility = {
  isSeen: boolean;
  legibility: Legibility;
  /** Said by visibility, which parts inside may take back; the others they may not. */
  isVisible: boolean;
  isHidden: boolean;
  isBlurred: boolean;
  isFromRight: boolean;
  paint: Paint;
};

/** How an element meets the text around it, and its parts each other. */
type FlowEffects = {
  /** Seen elsewhere than between its neighbours. */
  isApart: boolean;
  isRaised: boolean;
  /** A part of a line that stands on a line of its own. */
  isBlock: boolean;
  /** Its parts are not seen one behind the other. */
  isShuffled: boolean;
};

export type ElementVisibility = { visibility: TextVisibility; flowEffects: FlowEffects };

export const fullyVisible: TextVisibility = {
  isSeen: true,
  legibility: "legible",
  isVisible: true,
  isHidden: false,
  isBlurred: false,
  isFromRight: false,
  paint: unpainted,
};

const closed: FlowEffects = { isApart: false, isRaised: false, isBlock: false, isShuffled: false };
const shuffled: FlowEffects = { ...closed, isShuffled: true };

/** An element of which nothing is declared. */
export const inheritVisibility = (around: TextVisibility): ElementVisibility => ({
  visibility: around,
  flowEffects: around.isFromRight ? shuffled : closed,
});

/** Whether what is around an element has another effect on it than on any part of it. */
export const affectsVisibility = ({ name, attribs }: Element, { paint }: TextVisibility) =>
  attribs.color !== undefined ||
  attribs.bgcolor !== undefined ||
  attribs.dir !== undefined ||
  (name === "a" && paint.colour !== null) ||
  (isBox(name) && paint.ground?.isOwn === true) ||
  name === "body";

/**
 * Where the page's style sheet may hide: what stands in a line or is part of a table. Larger parts that it hides are
 * mostly those which a click shows.
 */
export const isSmall = (element: Element, inTable: boolean) =>
  inline.has(element.name) ||
  isOfTable(element.name) ||
  (inTable && (element.name === "p" || isShort(element)));

/** @returns null if it takes no place on the page */
export function elementVisibility(
  element: StyledElement,
  declared: ComputedStyle,
  around: TextVisibility,
  { inTable, isLarge }: { inTable: boolean; isLarge: boolean },
): ElementVisibility | null {
  const { name } = element;
  const effects = styleEffectsOf(name, declared, inline.has(name));
  const isUnseen = effects.hidden === "unseen";
  if (effects.hidden === "gone" || (isUnseen && !isOfTable(name))) return null;
  const run = inTable ? runOf(element, declared) : null;
  const wasFromRight = around.isFromRight && !isBox(name);
  const isFromRight = run === null ? wasFromRight : run !== "left";
  const isVisible = effects.isVisible ?? around.isVisible;
  const isHidden = around.isHidden || isUnseen;
  const isBlurred = around.isBlurred || (effects.isBlurred && !isLarge) || run === "flipped";
  const paint = paintOf(element, declared, around.paint, isLarge);
  return {
    visibility: {
      isSeen: isVisible && !isHidden,
      legibility: isBlurred ? "illegible" : legibilityOf(paint),
      isVisible,
      isHidden,
      isBlurred,
      isFromRight,
      paint,
    },
    flowEffects: {
      isApart: effects.isFloating || (inTable && (effects.isApart || isReordered(declared))),
      isRaised: effects.isRaised,
      isBlock: inTable && effects.isBlock,
      isShuffled: inTable && (isFromRight || isRearranged(declared)),
    },
  };
}

/** What an element's declarations do to the text in it, but for its paint. */
type StyleEffects = {
  /** `gone`: it takes no place. `unseen`: it takes its place, and nothing in it is seen. */
  hidden: "gone" | "unseen" | null;
  /** What visibility says; parts inside may be seen again. */
  isVisible: boolean | null;
  /** Turned, cut in part, or clear as glass: which figure is seen, nobody can tell. */
  isBlurred: boolean;
  /** It is seen elsewhere than between its neighbours. */
  isApart: boolean;
  isFloating: boolean;
  isRaised: boolean;
  /** A part of a line that stands on a line of its own. */
  isBlock: boolean;
};

const boxDisplay = /^(?:block|flow-root|list-item|flex|grid|table|inline-|-webkit-)/;
const blockDisplay = /^(?:block|flow-root|list-item|flex|grid|table|-webkit-box|-webkit-flex)$/;

/** @param isInline whether it stands in a line unless its style says otherwise */
function styleEffectsOf(name: string, declared: ComputedStyle, isInline: boolean): StyleEffects {
  const display = keyword(declared.get("display"));
  const position = keyword(declared.get("position"));
  const float = keyword(declared.get("float"));
  const isTaken = position === "absolute" || position === "fixed" || (float !== null && float !== "none");
  const isBox = isTaken || (display === null ? !isInline : boxDisplay.test(display));
  const place = placementOf(declared, isBox);
  const cut = clippingOf(name, declared, isBox);
  const visibility = keyword(declared.get("visibility"));
  const isGone =
    display === "none" ||
    keyword(declared.get("mso-hide")) === "all" ||
    (visibility === "collapse" && name === "tr") ||
    (place === "away" && isTaken);
  const isStruck = hasWord(declared.get("text-decoration-line"), "line-through");
  const isUnseen =
    isStruck ||
    place === "away" ||
    cut === "whole" ||
    (isBox && keyword(declared.get("content-visibility")) === "hidden");
  return {
    hidden: isGone ? "gone" : isUnseen ? "unseen" : null,
    isVisible: visibility === null ? null : visibility === "visible",
    isBlurred: place === "blurred" || cut === "part" || isClear(declared) || isSqueezed(declared),
    isApart: place === "apart",
    isFloating: float !== null && float !== "none",
    isRaised: isRaised(declared.get("vertical-align")),
    isBlock: isInline && display !== null && blockDisplay.test(display),
  };
}

/** Fainter than this, nobody reads it. */
const faintest = 0.1;

function isClear(declared: ComputedStyle): boolean {
  const share = (value: Value | undefined) => {
    const length = lengthOf(value?.[0]);
    return length === null ? 1 : length.unit === "%" ? length.value / 100 : length.value;
  };
  const filter = declared.get("filter")?.find((node) => node.type === "Function" && node.name === "opacity");
  const filtered = filter?.type === "Function" ? share(filter.children.toArray()) : 1;
  return share(declared.get("opacity")) < faintest || filtered < faintest;
}

/** Digits that lie on each other. */
const isSqueezed = (declared: ComputedStyle) => (pixels(declared.get("letter-spacing")?.[0]) ?? 0) <= -5;

function isRaised(value: Value | undefined): boolean {
  const said = keyword(value);
  if (said !== null) return said === "super" || said === "sub";
  const length = lengthOf(value?.[0]);
  return length?.unit === "%" ? Math.abs(length.value) >= 25 : Math.abs(pixels(value?.[0]) ?? 0) >= 4;
}

/** How the letters of an element run; `flipped`: those of a single word too from the right. */
type Run = "left" | "right" | "flipped" | null;

function runOf({ name, attribs }: StyledElement, declared: ComputedStyle): Run {
  const direction = keyword(declared.get("direction")) ?? attribs.dir?.trim().toLowerCase();
  if (direction === "ltr") return "left";
  if (direction !== "rtl") return null;
  const bidi = keyword(declared.get("unicode-bidi")) ?? (name === "bdo" ? "bidi-override" : null);
  return bidi === "bidi-override" || bidi === "isolate-override" ? "flipped" : "right";
}

/** Whether the parts of a box are seen from its end, or one below the other. */
function isRearranged(declared: ComputedStyle): boolean {
  const display = keyword(declared.get("display")) ?? "";
  if (/grid$/.test(display)) return true;
  const flow = declared.get("flex-direction");
  return (
    /flex$/.test(display) && ["row-reverse", "column", "column-reverse"].some((way) => hasWord(flow, way))
  );
}

/** A part of a box that is seen before or behind its neighbours. */
const isReordered = (declared: ComputedStyle) => (lengthOf(declared.get("order")?.[0])?.value ?? 0) !== 0;

const [mostLetters, mostNodes] = [40, 200];

/** Whether no more stands in an element than in a box of figures. */
function isShort(element: Element): boolean {
  const open = [element];
  let [letters, nodes] = [0, 0];
  for (let next = open.pop(); next; next = open.pop())
    for (const node of next.children) {
      nodes += 1;
      if (node.type === "text") letters += node.data.trim().length;
      else if ("attribs" in node) {
        if (node.name === "table") return false;
        open.push(node);
      }
      if (nodes > mostNodes || letters > mostLetters) return false;
    }
  return true;
}
