import { ReadError } from "../../open/read-error";
import { parseHexColour } from "../look/colour";
import {
  boundsOf,
  intersect,
  type Matrix,
  matrixOf,
  multiplyMatrices,
  numbersOf,
  transformPoint,
} from "./page-shapes";
import { addPicture, constructPath } from "./paint-path";
import {
  alphaOf,
  type Font,
  firstCursor,
  firstState,
  ordinaryFont,
  type PaintedPage,
  type Painter,
} from "./paint-state";
import { withoutDots } from "./rulings";
import { showText } from "./show-text";

export type Instructions = { fnArray: readonly number[]; argsArray: readonly unknown[] };

const most = { instructions: 600_000, glyphs: 60_000, rulings: 60_000 };

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
    state.colour = typeof colour === "string" ? parseHexColour(colour) : null;
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
  if (matrix) state.matrix = multiplyMatrices(state.matrix, matrix);
}

/** Nothing is painted outside a frame of the space that is in force. */
function clipTo({ state }: Painter, [x0, y0, x1, y1]: readonly number[]): void {
  if (x0 === undefined || y0 === undefined || x1 === undefined || y1 === undefined) return;
  const corners = [
    transformPoint(state.matrix, x0, y0),
    transformPoint(state.matrix, x1, y0),
    transformPoint(state.matrix, x1, y1),
  ];
  const box = boundsOf([...corners, transformPoint(state.matrix, x0, y1)]);
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
