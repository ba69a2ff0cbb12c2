import { palette } from "../palette";
import { textWidth } from "../text-width";
import { fontSize } from "./plot";

/** Where a line of words stands: its foot is `y`. */
type Words = { text: string; x: number; y: number; textAnchor?: "start" | "middle" | "end" };

/**
 * A plain ground below words that lie over lines or hatching. Not an outline of the letters: programs that do not know
 * `paint-order` would paint it over them.
 * @param most px that it may be wide, where it must not reach into what stands beside
 */
export function TextGround({ words, fill, most }: { words: Words; fill: string; most?: number }) {
  const { left, top, right, bottom } = wordsBox(words, most);
  return (
    <rect x={left} y={top} width={right - left} height={bottom - top} fill={fill} className="c-ground" />
  );
}

/** The box about words, a little wider than they are. */
export function wordsBox(
  { text, x, y, textAnchor = "start" }: Words,
  most = Number.POSITIVE_INFINITY,
): { left: number; top: number; right: number; bottom: number } {
  const own = textWidth(text, fontSize);
  const width = Math.min(own + 4, most);
  const middle = textAnchor === "start" ? x + own / 2 : textAnchor === "end" ? x - own / 2 : x;
  return { left: middle - width / 2, top: y - fontSize + 1, right: middle + width / 2, bottom: y + 3 };
}

/** The inside of a label: a name, and its figure lighter behind it where it has one. */
export function NamedFigure({ name, figure }: { name: string; figure: string | null }) {
  if (figure === null) return name;
  return (
    <>
      {`${name} `}
      <tspan fontWeight={400} fill={palette.secondary}>
        {figure}
      </tspan>
    </>
  );
}
