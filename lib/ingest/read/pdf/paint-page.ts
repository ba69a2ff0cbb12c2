import { ReadError } from "../read-error";
import type { Cover, Slant } from "./covers";
import { addLine, withoutDots } from "./dotted-lines";
import { apply, type Matrix, matrixOf, numbersOf, type Point, times } from "./matrix";
import type { Rectangle, Ruling } from "./page-shapes";
import {
  alphaOf,
  type Font,
  firstCursor,
  firstState,
  intersect,
  isOpaque,
  ordinaryFont,
  type PaintState,
  type TextCursor,
} from "./paint-state";
import { boundsOf, filledShape, partsOf, slantsOf, strokedLines } from "./path-lines";
import { type PaintedGlyph, showText } from "./show-text";

export type Instructions = { fnArray: readonly number[]; argsArray: readonly unknown[] };

export type PaintedPage = { glyphs: PaintedGlyph[]; rulings: Ruling[]; covers: Cover[]; slants: Slant[] };

const most = { instructions: 600_000, glyphs: 60_000, rulings: 60_000 };
const thickestLine = 4;
/** Points; what is thinner than a digit hides none. */
const thinnestOutline = 4;
/** Among more shapes of one path no frames are looked for. */
const mostShapes = 200;

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
    page: { glyphs: [], rulings: [], covers: [], slants: [] },
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
/** What may stand between the matrix of a picture and its end. */
const quiet = new Set([
  ...["dependency", "setGState", "beginMarkedContent", "beginMarkedContentProps", "endMarkedContent"],
  ...["setFillRGBColor", "setStrokeRGBColor", "setFillColorN", "setStrokeColorN", "setLineWidth"],
]);

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
  paintFormXObjectBegin: (painter, [matrix, frame]) => {
    save(painter);
    transform(painter, [matrix]);
    clipTo(painter, numbersOf(frame));
  },
  paintFormXObjectEnd: restore,
  beginGroup,
  endGroup: (painter) => {
    painter.layers.pop();
    restore(painter);
  },
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
    state.colour = typeof colour === "string" ? colour : null;
  },
  setFillTransparent: ({ state }) => {
    state.alpha = 0;
  },
  setFillColorN: ({ state }) => {
    state.colour = null;
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
  const matrix = matrixOf(args.length === 1 ? args[0] : args);
  if (matrix) state.matrix = times(state.matrix, matrix);
}

/** Nothing is painted outside a frame of the space that is in force. */
function clipTo({ state }: Painter, [x0, y0, x1, y1]: readonly number[]): void {
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
  const corners = [apply(state.matrix, x0, y0), apply(state.matrix, x1, y0), apply(state.matrix, x1, y1)];
  const box = boundsOf([...corners, apply(state.matrix, x0, y1)]);
  if (box) state.clip = intersect(state.clip, box);
}

/** What makes up a mask is not seen; the matrix of a group is that of the form which begins next. */
function beginGroup(painter: Painter, [group]: readonly unknown[]): void {
  save(painter);
  const isMask = typeof group === "object" && group !== null && "smask" in group && Boolean(group.smask);
  painter.layers.push(!isMask);
  painter.state.groupAlpha = alphaOf(painter.state);
  painter.state.alpha = 1;
  if (typeof group !== "object" || group === null || !("bbox" in group)) return;
  const { matrix } = painter.state;
  if ("matrix" in group) transform(painter, [group.matrix]);
  clipTo(painter, numbersOf(group.bbox));
  painter.state.matrix = matrix;
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
  else if (key === "ca") state.alpha = number(value, state.alpha);
  else if (key === "BM") state.blended = value !== "source-over" && value !== "Normal";
  else if (key === "SMask" && value !== false && value !== null) state.blended = true;
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
  for (const slant of slantsOf(numbers, state.matrix, strokes.has(kind) || both))
    if (alphaOf(state) > 0) page.slants.push({ ...slant, order });
  if (!fills.has(kind) && !both) return;
  const shapes = parts.map((part) => ({ part, shape: filledShape(part) }));
  const areas = shapes
    .slice(0, mostShapes)
    .flatMap(({ shape }) => (shape && !("at" in shape) ? [shape] : []));
  const outline: (readonly Point[])[] = [];
  for (const { part, shape } of shapes) {
    if (shape && "at" in shape) addLine(page.rulings, shape);
    else if (!shape || areas.some((other) => isNested(shape, other))) outline.push(part);
    else if (isOpaque(state)) addCover(painter, "area", shape);
  }
  const box = boundsOf(outline.flat());
  if (box && isOpaque(state) && Math.min(box.x1 - box.x0, box.y1 - box.y0) > thinnestOutline)
    addCover(painter, "outline", box, outline);
}

/** One rectangle inside another in the same path is a hole: together they make a frame. */
function isNested(one: Rectangle, other: Rectangle): boolean {
  const holds = (outer: Rectangle, inner: Rectangle) =>
    outer.x0 <= inner.x0 && outer.x1 >= inner.x1 && outer.y0 <= inner.y0 && outer.y1 >= inner.y1;
  return one !== other && (holds(one, other) || holds(other, one));
}

function addCover(
  { page, state, order }: Painter,
  kind: Cover["kind"],
  box: Rectangle,
  corners: Cover["corners"] = [],
): void {
  const colour = kind === "area" ? state.colour : null;
  page.covers.push({ kind, box: intersect(state.clip, box), order, colour, corners });
}

/** Pictures are not decoded and leave no instruction, only the matrix that put them in their place. */
function addPicture(painter: Painter): void {
  const { matrix } = painter.state;
  const box = boundsOf([apply(matrix, 0, 0), apply(matrix, 1, 1)]);
  if (box && isOpaque(painter.state)) addCover(painter, "picture", box);
}
