import { black, type Rgb } from "../look/colour";
import type { Cover, Slant } from "./glyph-visibility";
import { identityMatrix, type Matrix, type PagePoint, type Rectangle, type Ruling } from "./page-shapes";

export type Font = {
  vertical: boolean;
  /** Text space for one unit of glyph space: 0.001 but in fonts that are drawn by instructions. */
  unit: number;
};

/** What the instructions of a page have set so far; `save` and `restore` keep copies. */
export type PaintState = {
  matrix: Matrix;
  font: Font;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  mode: number;
  lineWidth: number;
  /** What areas and text are filled with; null for patterns. */
  colour: Rgb | null;
  /** From 0, unseen, to 1. */
  alpha: number;
  /** The same of the groups that all is painted in. */
  groupAlpha: number;
  /** Whether what is filled mixes with what is below it, however opaque. */
  blended: boolean;
  clip: Rectangle | null;
};

export const ordinaryFont: Font = { vertical: false, unit: 0.001 };

export const firstState = (matrix: Matrix): PaintState => ({
  matrix,
  font: ordinaryFont,
  size: 0,
  characterSpacing: 0,
  wordSpacing: 0,
  horizontalScale: 1,
  leading: 0,
  rise: 0,
  mode: 0,
  lineWidth: 1,
  colour: black,
  alpha: 1,
  groupAlpha: 1,
  blended: false,
  clip: null,
});

/** Where the next character goes. Lives from `beginText` on and is not saved. */
export type TextCursor = { matrix: Matrix; x: number; y: number; lineX: number; lineY: number };
export const firstCursor = (): TextCursor => ({ matrix: identityMatrix, x: 0, y: 0, lineX: 0, lineY: 0 });

/** Whether what is filled hides what is below it. */
export const isOpaque = (state: PaintState) => alphaOf(state) === 1 && !state.blended;

export const alphaOf = ({ alpha, groupAlpha }: PaintState) => alpha * groupAlpha;

/** A character before the page has been turned upright: its foot on the line and the way to the next one. */
export type PaintedGlyph = {
  text: string;
  foot: PagePoint;
  advance: PagePoint;
  size: number;
  vertical: boolean;
  visible: boolean;
  /** What it is filled with; null for patterns and outlined text. */
  colour: Rgb | null;
  /** Outside it nothing is painted. */
  clip: Rectangle | null;
  order: number;
  run: number;
};

export type PaintedPage = { glyphs: PaintedGlyph[]; rulings: Ruling[]; covers: Cover[]; slants: Slant[] };

/** What stands while the instructions of a page are carried out. */
export type Painter = {
  page: PaintedPage;
  state: PaintState;
  saved: PaintState[];
  cursor: TextCursor;
  order: number;
  clipNext: boolean;
  /** Layers that are switched off, and how deep we are in any. */
  layers: boolean[];
  /** Set by a matrix that nothing has been painted with yet. */
  fresh: boolean;
  fonts: ReadonlyMap<string, Font>;
  isShown(layer: unknown): boolean;
};
