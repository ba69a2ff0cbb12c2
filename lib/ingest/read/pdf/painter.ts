import type { Cover, Slant } from "./covers";
import type { Ruling } from "./page-shapes";
import type { Font, PaintState, TextCursor } from "./paint-state";
import type { PaintedGlyph } from "./show-text";

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
