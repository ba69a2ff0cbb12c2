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
