import type { Element } from "domhandler";
import type { Declared } from "./cascade";
import { lookOf } from "./look";
import { isRearranged, isReordered, runOf, type Subject } from "./order";
import { type Paint, paintOf, type Tone, toneOf, unpainted } from "./paint";
import { isShort } from "./short-element";

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
export type Sight = {
  isSeen: boolean;
  tone: Tone;
  /** Said by visibility, which parts inside may take back; the others they may not. */
  isVisible: boolean;
  isHidden: boolean;
  isBlurred: boolean;
  isFromRight: boolean;
  paint: Paint;
};

/** How an element meets the text around it, and its parts each other. */
export type Meeting = {
  /** Seen elsewhere than between its neighbours. */
  isApart: boolean;
  isRaised: boolean;
  /** A part of a line that stands on a line of its own. */
  isBlock: boolean;
  /** Its parts are not seen one behind the other. */
  isShuffled: boolean;
};

export type Seen = { sight: Sight; meeting: Meeting };

export const plainSight: Sight = {
  isSeen: true,
  tone: "plain",
  isVisible: true,
  isHidden: false,
  isBlurred: false,
  isFromRight: false,
  paint: unpainted,
};

const closed: Meeting = { isApart: false, isRaised: false, isBlock: false, isShuffled: false };
const shuffled: Meeting = { ...closed, isShuffled: true };

/** An element of which nothing is declared. */
export const seenAsAround = (around: Sight): Seen => ({
  sight: around,
  meeting: around.isFromRight ? shuffled : closed,
});

/** Whether what is around an element has another effect on it than on any part of it. */
export const changesSight = ({ name, attribs }: Element, { paint }: Sight) =>
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
export function seenAs(
  subject: Subject,
  declared: Declared,
  around: Sight,
  { inTable, isLarge }: { inTable: boolean; isLarge: boolean },
): Seen | null {
  const { name } = subject;
  const look = lookOf(name, declared, inline.has(name));
  const isUnseen = look.hidden === "unseen";
  if (look.hidden === "gone" || (isUnseen && !isOfTable(name))) return null;
  const run = inTable ? runOf(subject, declared) : null;
  const wasFromRight = around.isFromRight && !isBox(name);
  const isFromRight = run === null ? wasFromRight : run !== "left";
  const isVisible = look.isVisible ?? around.isVisible;
  const isHidden = around.isHidden || isUnseen;
  const isBlurred = around.isBlurred || (look.isBlurred && !isLarge) || run === "flipped";
  const paint = paintOf(subject, declared, around.paint, isLarge);
  return {
    sight: {
      isSeen: isVisible && !isHidden,
      tone: isBlurred ? "veiled" : toneOf(paint),
      isVisible,
      isHidden,
      isBlurred,
      isFromRight,
      paint,
    },
    meeting: {
      isApart: look.isAfloat || (inTable && (look.isApart || isReordered(declared))),
      isRaised: look.isRaised,
      isBlock: inTable && look.isBlock,
      isShuffled: inTable && (isFromRight || isRearranged(declared)),
    },
  };
}
