import type { Declared } from "./cascade";
import { hasWord, keyword, lengthOf, pixels, type Value } from "./css-value";
import { cutOf } from "./cut";
import { placeOf } from "./place";

/** What an element's declarations do to the text in it, but for its paint. */
export type Look = {
  /** `gone`: it takes no place. `unseen`: it takes its place, and nothing in it is seen. */
  hidden: "gone" | "unseen" | null;
  /** What visibility says; parts inside may be seen again. */
  isVisible: boolean | null;
  /** Turned, cut in part, or clear as glass: which figure is seen, nobody can tell. */
  isBlurred: boolean;
  /** It is seen elsewhere than between its neighbours. */
  isApart: boolean;
  isAfloat: boolean;
  isRaised: boolean;
  /** A part of a line that stands on a line of its own. */
  isBlock: boolean;
};

const box = /^(?:block|flow-root|list-item|flex|grid|table|inline-|-webkit-)/;
const block = /^(?:block|flow-root|list-item|flex|grid|table|-webkit-box|-webkit-flex)$/;

/** @param isInline whether it stands in a line unless its style says otherwise */
export function lookOf(name: string, declared: Declared, isInline: boolean): Look {
  const display = keyword(declared.get("display"));
  const position = keyword(declared.get("position"));
  const float = keyword(declared.get("float"));
  const isTaken = position === "absolute" || position === "fixed" || (float !== null && float !== "none");
  const isBox = isTaken || (display === null ? !isInline : box.test(display));
  const place = placeOf(declared, isBox);
  const cut = cutOf(name, declared, isBox);
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
    isAfloat: float !== null && float !== "none",
    isRaised: isRaised(declared.get("vertical-align")),
    isBlock: isInline && display !== null && block.test(display),
  };
}

/** Fainter than this, nobody reads it. */
const faintest = 0.1;

function isClear(declared: Declared): boolean {
  const share = (value: Value | undefined) => {
    const length = lengthOf(value?.[0]);
    return length === null ? 1 : length.unit === "%" ? length.value / 100 : length.value;
  };
  const filter = declared.get("filter")?.find((node) => node.type === "Function" && node.name === "opacity");
  const filtered = filter?.type === "Function" ? share(filter.children.toArray()) : 1;
  return share(declared.get("opacity")) < faintest || filtered < faintest;
}

/** Digits that lie on each other. */
const isSqueezed = (declared: Declared) => (pixels(declared.get("letter-spacing")?.[0]) ?? 0) <= -5;

function isRaised(value: Value | undefined): boolean {
  const said = keyword(value);
  if (said !== null) return said === "super" || said === "sub";
  const length = lengthOf(value?.[0]);
  return length?.unit === "%" ? Math.abs(length.value) >= 25 : Math.abs(pixels(value?.[0]) ?? 0) >= 4;
}
