import { plainIdeograph } from "../../plain-script";
import { heightScale, multiplyMatrices, transformPoint } from "./page-shapes";
import {
  alphaOf,
  type Font,
  ordinaryFont,
  type PaintedGlyph,
  type PaintState,
  type TextCursor,
} from "./paint-state";

const unseenModes = new Set([3, 7]);
/** Text that is fainter, or smaller in points, is not seen. */
const faintest = 0.1;
const smallest = 1.2;

/** How large the letters of a font of size 1 are: fonts drawn by instructions have units of their own. */
const emOf = ({ unit }: Font) => (unit > 0 ? unit / ordinaryFont.unit : 1);

/** The characters of one instruction, each in its place on the page; moves the cursor behind them. */
export function showText(
  pieces: readonly unknown[],
  state: PaintState,
  cursor: TextCursor,
  order: number,
): PaintedGlyph[] {
  const { font, characterSpacing, wordSpacing, horizontalScale } = state;
  const matrix = multiplyMatrices(state.matrix, cursor.matrix);
  const direction = state.size < 0 ? -1 : 1;
  const size = Math.abs(state.size);
  const scale = heightScale(matrix);
  const shown: PaintedGlyph[] = [];
  for (const piece of pieces) {
    if (typeof piece === "number") {
      const shift = (-piece * size) / 1000;
      if (font.vertical) cursor.y += shift;
      else cursor.x += shift * horizontalScale * direction;
      continue;
    }
    const glyph = glyphOf(piece);
    if (!glyph) continue;
    const spacing = characterSpacing + (glyph.isSpace ? wordSpacing : 0);
    const wide = font.vertical ? size : glyph.width * size * font.unit;
    const rightward = wide * horizontalScale * direction;
    const left = font.vertical ? cursor.x - wide / 2 : cursor.x;
    const line = font.vertical ? cursor.y - size * 0.88 : cursor.y;
    const foot = transformPoint(matrix, left, line + state.rise);
    const end = transformPoint(matrix, left + rightward, line + state.rise);
    shown.push({
      text: plainIdeograph(glyph.text),
      foot,
      advance: { x: end.x - foot.x, y: end.y - foot.y },
      size: size * scale,
      vertical: font.vertical,
      visible:
        !unseenModes.has(state.mode) && alphaOf(state) > faintest && size * emOf(font) * scale > smallest,
      colour: state.mode === 1 || state.mode === 2 ? null : state.colour,
      clip: state.clip,
      order,
      run: order,
    });
    if (font.vertical) cursor.y += glyph.verticalAdvance * size * font.unit + spacing;
    else cursor.x += (glyph.width * size * font.unit + spacing) * horizontalScale * direction;
  }
  return shown;
}

type SentGlyph = { text: string; width: number; isSpace: boolean; verticalAdvance: number };

function glyphOf(value: unknown): SentGlyph | null {
  if (typeof value !== "object" || value === null) return null;
  const text = "unicode" in value && typeof value.unicode === "string" ? value.unicode : "";
  const width = "width" in value && typeof value.width === "number" ? value.width : 1000;
  const isSpace = "isSpace" in value && value.isSpace === true;
  const metric: unknown = "vmetric" in value && Array.isArray(value.vmetric) ? value.vmetric[0] : null;
  return { text, width, isSpace, verticalAdvance: typeof metric === "number" ? metric : -1000 };
}
