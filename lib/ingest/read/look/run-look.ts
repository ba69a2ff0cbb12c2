import { type Background, isFaint, isIndistinguishable, type Rgb } from "./colour";

/** What may be true of letters, each a bit. */
export const trait = {
  hidden: 1,
  struck: 2,
  doublyStruck: 4,
  tiny: 8,
  clear: 16,
  raised: 32,
  moved: 64,
  stacked: 128,
  narrow: 256,
  overlapping: 512,
  clipped: 1024,
  leftward: 2048,
} as const;
export type Trait = (typeof trait)[keyof typeof trait];

const unseen = trait.hidden | trait.struck | trait.doublyStruck | trait.tiny | trait.clear;
const apart = trait.raised | trait.moved | trait.stacked;
const garbled = trait.narrow | trait.overlapping | trait.clipped;

/** How a run of text is seen. Of what it does not say, undefined included, its style decides. */
export type RunLook = {
  specified: number;
  on: number;
  /** Null: the automatic one, which is seen on any ground. */
  colour: Rgb | null | undefined;
  /** Null: none of its own. */
  highlight: Background | null | undefined;
  shade: Background | null | undefined;
};

export const emptyLook: RunLook = {
  specified: 0,
  on: 0,
  colour: undefined,
  highlight: undefined,
  shade: undefined,
};

/** A look with what another says over it. */
export const inheritLook = (under: RunLook, over: RunLook): RunLook => ({
  specified: under.specified | over.specified,
  on: (under.on & ~over.specified) | over.on,
  colour: over.colour === undefined ? under.colour : over.colour,
  highlight: over.highlight === undefined ? under.highlight : over.highlight,
  shade: over.shade === undefined ? under.shade : over.shade,
});

export function setTrait(look: RunLook, what: Trait, isTrue: boolean): void {
  look.specified |= what;
  look.on = isTrue ? look.on | what : look.on & ~what;
}

const groundUnder = (look: RunLook, around: Background) => look.highlight ?? look.shade ?? around;

/** Whether text of this look cannot be read on its ground, or is struck out. */
export const isInvisible = (look: RunLook, around: Background) =>
  (look.on & unseen) !== 0 ||
  (look.colour ? isIndistinguishable(look.colour, groundUnder(look, around)) : false);

/** Whether the text is set apart from the text around it: above or below its line, or faint. */
export const isSetApart = (look: RunLook, around: Background) =>
  (look.on & apart) !== 0 || (look.colour ? isFaint(look.colour, groundUnder(look, around)) : false);

/** Whether what is seen of a text are other digits than are written, or none that can be told. */
export const isGarbled = ({ on }: RunLook, text: string) =>
  on !== 0 && ((on & garbled) !== 0 || ((on & trait.leftward) !== 0 && /\d\D*\d/.test(text)));

/** Stands where raised or lowered text meets other text: such a digit is the mark of a note and no part of a figure. */
export const raisedMark = "^";

/** Whether text stands so far above or below its line, in half points, that it is the mark of a note. */
export const isRaised = (halfPoints: number) => Math.abs(halfPoints) >= 4;

/** Gives for one run of text after another what is to stand before it: the mark where raised and other text meet. */
export function createRaisedMarker(): (raised: boolean, textBefore: boolean) => string {
  let wasRaised = false;
  return (raised, textBefore) => {
    const mark = raised !== wasRaised && textBefore ? raisedMark : "";
    wasRaised = raised;
    return mark;
  };
}
