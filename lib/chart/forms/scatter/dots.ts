import { fontSize, type Plot } from "../../drawing/plot";
import { cutText, textWidth } from "../../text-width";
import type { ScatterDot } from "./scatter-plan";

export type DotLabel = { keys: string[]; text: string; x: number; y: number; strong: boolean };
/** A dot that `lacks` something is named only where it is `strong`. */
type NamedDot = Pick<ScatterDot, "line" | "x" | "y" | "strong" | "lacks">;
type Box = { left: number; top: number; right: number; bottom: number };

const mostTried = 120;
const widest = 140;

/**
 * Names beside the dots: those that were chosen always, of the others as many as stand clear, those far from the
 * middle first, unless `isPlain`: then whichever finds room. Agencies with the same two figures share a label.
 */
export function nameDots(
  dots: readonly NamedDot[],
  plot: Plot,
  medians: { x: number | null; y: number | null },
  isPlain = false,
): DotLabel[] {
  const middle = {
    x: medians.x ?? (plot.left + plot.right) / 2,
    y: medians.y ?? (plot.top + plot.bottom) / 2,
  };
  const away = ({ x, y }: NamedDot) => (isPlain ? 0 : Math.hypot(x - middle.x, y - middle.y));
  const places = [...together(dots)]
    .filter(([{ strong, lacks }]) => strong || lacks === null)
    .sort((a, b) => Number(b[0].strong) - Number(a[0].strong) || away(b[0]) - away(a[0]))
    .slice(0, mostTried);
  const taken: Box[] = dots.map(({ x, y }) => around(x, y));
  const labels: DotLabel[] = [];
  for (const same of places) {
    const [dot] = same;
    const text = cutText(wording(same), widest, fontSize);
    const spots = candidates(dot, text, plot);
    const spot = spots.find(({ box }) => clear(box, taken, dot)) ?? (dot.strong ? spots[0] : undefined);
    if (!spot) continue;
    taken.push(spot.box);
    labels.push({
      keys: same.map(({ line }) => line.key),
      text,
      x: spot.box.left,
      y: spot.box.bottom - 3,
      strong: dot.strong,
    });
  }
  return labels;
}

type Place = [NamedDot, ...NamedDot[]];

/** Dots of one place, a chosen one before the others. */
function together(dots: readonly NamedDot[]): Place[] {
  const places = new Map<string, Place>();
  for (const dot of [...dots].reverse()) {
    const key = `${Math.round(dot.x)} ${Math.round(dot.y)}`;
    const there = places.get(key);
    if (there) there.push(dot);
    else places.set(key, [dot]);
  }
  return [...places.values()];
}

function wording(same: Place): string {
  return same.length === 1 ? same[0].line.name : `${same[0].line.name}等${same.length}个`;
}

const around = (x: number, y: number): Box => ({ left: x - 4, top: y - 4, right: x + 4, bottom: y + 4 });

function candidates({ x, y, strong }: NamedDot, text: string, plot: Plot): { box: Box }[] {
  const width = textWidth(text, fontSize);
  const box = (left: number, top: number) => ({
    box: { left, top, right: left + width, bottom: top + fontSize + 3 },
  });
  const beside = y - 8;
  return [
    box(x + 7, beside),
    box(x - 7 - width, beside),
    box(x - width / 2, y - 22),
    box(x - width / 2, y + 6),
  ].filter(({ box: { left, right } }) => left >= (strong ? 0 : plot.left) && right <= plot.right + 20);
}

function clear(box: Box, taken: readonly Box[], { x, y }: NamedDot): boolean {
  return taken.every(
    (other) =>
      (other.left <= x && x <= other.right && other.top <= y && y <= other.bottom && isDot(other)) ||
      box.right < other.left ||
      other.right < box.left ||
      box.bottom < other.top ||
      other.bottom < box.top,
  );
}

const isDot = ({ left, right }: Box) => right - left === 8;

/** The outline of a dot about (x, y): round for order 0 and 1, else one of six shapes that grey print keeps apart. */
export function dotPath(order: number, x: number, y: number, radius: number): string {
  const shape = shapes[order - 2];
  if (!shape)
    return `M${px(x - radius)},${px(y)}a${radius},${radius} 0 1 0 ${2 * radius},0a${radius},${radius} 0 1 0 ${-2 * radius},0z`;
  const corners = shape.map(([dx, dy]) => `${px(x + dx * radius)},${px(y + dy * radius)}`);
  return `M${corners.join("L")}z`;
}

const cross = 0.35;
const shapes: readonly (readonly (readonly [number, number])[])[] = [
  [
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ],
  [
    [0, -1.2],
    [1.1, 0.8],
    [-1.1, 0.8],
  ],
  [
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ],
  [
    [0, 1.2],
    [-1.1, -0.8],
    [1.1, -0.8],
  ],
  [
    [-cross, -1.2],
    [cross, -1.2],
    [cross, -cross],
    [1.2, -cross],
    [1.2, cross],
    [cross, cross],
    [cross, 1.2],
    [-cross, 1.2],
    [-cross, cross],
    [-1.2, cross],
    [-1.2, -cross],
    [-cross, -cross],
  ],
  [
    [-1.4, -0.5],
    [1.4, -0.5],
    [1.4, 0.5],
    [-1.4, 0.5],
  ],
];

function px(value: number): number {
  return Math.round(value * 100) / 100;
}
