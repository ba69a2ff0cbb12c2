import type { Point } from "./matrix";

/** One printed character. Points, y downwards from the top left corner of the page as it is seen. */
export type Glyph = {
  text: string;
  x0: number;
  x1: number;
  baseline: number;
  /** Height of the letter M square. */
  size: number;
  /** Place in the order of painting. */
  order: number;
  /** Glyphs painted by one instruction have the same number. */
  run: number;
  /** Something may lie over it. */
  doubtful?: true;
};

/** A horizontal or vertical line as it was drawn, or a rectangle so thin that it stands for one. */
export type Ruling = { horizontal: boolean; at: number; from: number; to: number };

export type Rectangle = { x0: number; y0: number; x1: number; y1: number };

export type PdfPage = {
  width: number;
  height: number;
  glyphs: Glyph[];
  rulings: Ruling[];
  /** Filled areas that are no lines: shading, in the cells of some tables. */
  areas: Rectangle[];
  /** How many characters are there that nobody sees: written invisibly, or painted over. */
  hidden: number;
  /** Whether a picture as large as the page lies over the text, and whether one that hides it. */
  pictureOverText: "none" | "some" | "opaque";
};

/** Set over text that may be struck or stand elsewhere: no figure is read with it. */
export const doubtMark = "\u0336";

/** The characters with the mark on those over which something may lie. */
export const withDoubts = (glyphs: readonly Glyph[]): Glyph[] =>
  glyphs.map((glyph) => (glyph.doubtful ? { ...glyph, text: glyph.text + doubtMark } : glyph));

export const middle = (glyph: Glyph): Point => ({
  x: (glyph.x0 + glyph.x1) / 2,
  y: glyph.baseline - glyph.size * 0.35,
});

export const contains = (box: Rectangle, { x, y }: Point, slack = 0) =>
  x >= box.x0 - slack && x <= box.x1 + slack && y >= box.y0 - slack && y <= box.y1 + slack;
