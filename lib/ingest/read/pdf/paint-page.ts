import { ReadError } from "../read-error";
import { addLine, withoutDots } from "./dotted-lines";
import { apply, type Matrix, matrixOf, numbersOf, times } from "./matrix";
import type { Rectangle, Ruling } from "./page-shapes";
import {
  type Font,
  firstCursor,
  firstState,
  intersect,
  ordinaryFont,
  type PaintState,
  type TextCursor,
} from "./paint-state";
import { boundsOf, filledShape, partsOf, strokedLines } from "./path-lines";
import { type PaintedGlyph, showText } from "./show-text";

export type Instructions = { fnArray: readonly number[]; argsArray: readonly unknown[] };

/** A filled area or a picture, and when it was painted. */
export type Cover = { box: Rectangle; order: number; kind: "white" | "coloured" | "picture" };

export type PaintedPage = { glyphs: PaintedGlyph[]; rulings: Ruling[]; covers: Cover[] };

const most = { instructions: 600_000, glyphs: 60_000, rulings: 60_000 };
const thickestLine = 4;

type Painter = {
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

/**
 * Carries out the instructions of a page as far as text, lines and areas go.
 * @param base from PDF units to points on the page as seen, y downwards
 * @throws ReadError above 600,000 instructions, 60,000 characters or as many lines
 */
export function paintPage(
  list: Instructions,
  names: ReadonlyMap<number, string>,
  base: Matrix,
  fonts: ReadonlyMap<string, Font>,
  isShown: (layer: unknown) => boolean,
): PaintedPage {
  const painter: Painter = {
    page: { glyphs: [], rulings: [], covers: [] },
    state: firstState(base),
    saved: [],
    cursor: firstCursor(),
    order: 0,
    clipNext: false,
    layers: [],
    fresh: false,
    fonts,
    isShown,
  };
  if (list.fnArray.length > most.instructions) throw tooMuch();
  list.fnArray.forEach((code, at) => {
    painter.order = at;
    const values = list.argsArray[at];
    const args: readonly unknown[] = Array.isArray(values) ? values : [];
    const name = names.get(code) ?? "";
    if (name === "restore" && painter.fresh) addPicture(painter);
    instructions[name]?.(painter, args);
    painter.fresh = name === "transform" || (painter.fresh && quiet.has(name));
    if (painter.page.glyphs.length > most.glyphs || painter.page.rulings.length > most.rulings)
      throw tooMuch();
  });
  return { ...painter.page, rulings: withoutDots(painter.page.rulings) };
}

const tooMuch = () => new ReadError("有一页的内容多得不像文件，未读取；请提供Word或网页原件");
const quiet = new Set(["dependency", "setGState", "beginMarkedContentProps", "endMarkedContent"]);

const number = (value: unknown, otherwise: number) =>
  typeof value === "number" && Number.isFinite(value) ? value : otherwise;

const set = (key: "characterSpacing" | "wordSpacing" | "rise" | "mode" | "lineWidth") => {
  return ({ state }: Painter, [value]: readonly unknown[]) => {
    state[key] = number(value, state[key]);
  };
};

const instructions: Readonly<Record<string, (painter: Painter, args: readonly unknown[]) => void>> = {
  save,
  restore,
  transform,
  paintFormXObjectBegin: begin,
  paintFormXObjectEnd: restore,
  beginGroup: (painter, [group]) => {
    const matrix = typeof group === "object" && group !== null && "matrix" in group ? group.matrix : null;
    begin(painter, [matrix]);
  },
  endGroup: restore,
  beginText: (painter) => {
    painter.cursor = firstCursor();
  },
  setCharSpacing: set("characterSpacing"),
  setWordSpacing: set("wordSpacing"),
  setTextRise: set("rise"),
  setTextRenderingMode: set("mode"),
  setLineWidth: set("lineWidth"),
  setHScale: ({ state }, [percent]) => {
    state.horizontalScale = number(percent, 100) / 100;
  },
  setLeading: ({ state }, [leading]) => {
    state.leading = -number(leading, 0);
  },
  setFont,
  setGState: (painter, [settings]) => {
    if (Array.isArray(settings)) for (const setting of settings) setGraphics(painter, setting);
  },
  setFillRGBColor: ({ state }, [colour]) => {
    state.white = typeof colour === "string" && /^#(?:f[a-f0-9]){3}$/i.test(colour);
  },
  setFillTransparent: ({ state }) => {
    state.white = true;
    state.opaque = false;
  },
  setFillColorN: ({ state }) => {
    state.white = false;
  },
  moveText: (painter, [x, y]) => move(painter, number(x, 0), number(y, 0)),
  setLeadingMoveText: (painter, [x, y]) => {
    painter.state.leading = number(y, 0);
    move(painter, number(x, 0), number(y, 0));
  },
  nextLine: (painter) => move(painter, 0, painter.state.leading),
  setTextMatrix: (painter, args) => {
    const matrix = matrixOf(args.length === 6 ? args : args[0]);
    if (matrix) painter.cursor = { ...firstCursor(), matrix };
  },
  showText: (painter, [pieces]) => {
    if (painter.layers.includes(false) || !Array.isArray(pieces)) return;
    const { page, state, cursor, order } = painter;
    for (const glyph of showText(pieces, state, cursor, order)) page.glyphs.push(glyph);
  },
  clip: (painter) => {
    painter.clipNext = true;
  },
  eoClip: (painter) => {
    painter.clipNext = true;
  },
  constructPath,
  beginMarkedContent: ({ layers }) => {
    layers.push(true);
  },
  beginMarkedContentProps: (painter, [tag, layer]) => {
    painter.layers.push(tag !== "OC" || painter.isShown(layer));
  },
  endMarkedContent: ({ layers }) => {
    layers.pop();
  },
};

function save(painter: Painter): void {
  if (painter.saved.length < 1000) painter.saved.push({ ...painter.state });
}

function restore(painter: Painter): void {
  painter.state = painter.saved.pop() ?? painter.state;
}

function transform({ state }: Painter, args: readonly unknown[]): void {
  const matrix = matrixOf(args);
  if (matrix) state.matrix = times(state.matrix, matrix);
}

function begin(painter: Painter, [value]: readonly unknown[]): void {
  save(painter);
  const matrix = matrixOf(value);
  if (matrix) painter.state.matrix = times(painter.state.matrix, matrix);
}

function setFont({ state, fonts }: Painter, [name, size]: readonly unknown[]): void {
  state.font = (typeof name === "string" ? fonts.get(name) : undefined) ?? ordinaryFont;
  state.size = number(size, 0);
}

function setGraphics(painter: Painter, setting: unknown): void {
  if (!Array.isArray(setting)) return;
  const [key, value]: unknown[] = setting;
  const { state } = painter;
  if (key === "Font" && Array.isArray(value)) setFont(painter, value);
  else if (key === "LW") state.lineWidth = number(value, state.lineWidth);
  else if (key === "ca") state.opaque = value === 1;
  else if (key === "BM" && value !== "source-over" && value !== "Normal") state.opaque = false;
  else if (key === "SMask" && value !== false && value !== null) state.opaque = false;
}

function move({ cursor }: Painter, x: number, y: number): void {
  cursor.lineX += x;
  cursor.lineY += y;
  cursor.x = cursor.lineX;
  cursor.y = cursor.lineY;
}

const strokes = new Set([20, 21]);
const fills = new Set([22, 23]);
const fillsAndStrokes = new Set([24, 25, 26, 27]);

function constructPath(painter: Painter, [kind, data]: readonly unknown[]): void {
  const { state, page, order } = painter;
  const numbers = Array.isArray(data) ? numbersOf(data[0]) : [];
  const parts = partsOf(numbers, state.matrix);
  if (painter.clipNext) {
    const box = boundsOf(parts.flat());
    if (box) state.clip = intersect(state.clip, box);
    painter.clipNext = false;
  }
  if (typeof kind !== "number" || painter.layers.includes(false)) return;
  const both = fillsAndStrokes.has(kind);
  if (strokes.has(kind) || both) {
    const { matrix, lineWidth } = state;
    if (lineWidth * Math.hypot(matrix[0], matrix[1]) <= thickestLine)
      for (const line of strokedLines(parts)) addLine(page.rulings, line);
  }
  if (!fills.has(kind) && !both) return;
  for (const part of parts) {
    const shape = filledShape(part);
    if (!shape) continue;
    if ("at" in shape) addLine(page.rulings, shape);
    else if (state.opaque)
      page.covers.push({
        box: intersect(state.clip, shape),
        order,
        kind: state.white ? "white" : "coloured",
      });
  }
}

/** Pictures are not decoded and leave no instruction, only the matrix that put them in their place. */
function addPicture({ page, state, order }: Painter): void {
  const corners = [apply(state.matrix, 0, 0), apply(state.matrix, 1, 1)];
  const box = boundsOf(corners);
  if (box) page.covers.push({ box: intersect(state.clip, box), order, kind: "picture" });
}
