import { palette } from "../palette";

/** One for each colour after the first, which is drawn through; app/print.css has the same. */
const dashes = ["7 3", "2 3", "9 3 2 3", "4 2", "9 3 2 3 2 3", "1 2"];

/** The dashes by which a line's colour is known in grey print; none for the first colour, or if not `shown`. */
export function dashOf(order: number, shown: boolean): { strokeDasharray?: string } {
  const dash = dashes[order - 2];
  return shown && dash !== undefined ? { strokeDasharray: dash } : {};
}

type Box = { x: number; y: number; width: number; height: number };

const across = (pitch: number) => (box: Box) =>
  steps(box.height, pitch).map((step) => `M${box.x},${round(box.y + step)}h${round(box.width)}`);
const down = (pitch: number) => (box: Box) =>
  steps(box.width, pitch).map((step) => `M${round(box.x + step)},${round(box.y)}v${round(box.height)}`);

/** One for each colour after the first, which stays plain. */
const hatches = [
  across(4),
  down(4),
  (box: Box) => [...across(5)(box), ...down(5)(box)],
  across(8),
  down(8),
  (box: Box) => [...across(3)(box), ...down(9)(box)],
];

/** Lines over a box, by which its colour is known in grey print; empty for the first colour. */
export function hatchPath(order: number, box: Box): string {
  return hatches[order - 2]?.(box).join("") ?? "";
}

function steps(length: number, pitch: number): number[] {
  return Array.from(
    { length: Math.max(0, Math.ceil(length / pitch) - 1) },
    (_, index) => (index + 1) * pitch,
  );
}

function round(px: number): number {
  return Math.round(px * 10) / 10;
}

/** The hatching of a coloured box: always there for the printer, `shown` also on the screen. */
export function Hatch({ order, box, shown }: { order: number; box: Box; shown: boolean }) {
  const path = hatchPath(order, box);
  if (path === "") return null;
  const hidden = shown ? {} : { className: "c-hatch", display: "none" };
  return <path d={path} {...hidden} stroke={palette.surface} strokeWidth={1.25} fill="none" />;
}
