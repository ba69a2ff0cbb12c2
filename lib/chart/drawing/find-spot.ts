import type { DrawingForm } from "./drawing-form";
import type { Spot } from "./spot";

type Place = { x: number; y: number };

/** The spot a pointer means: the nearest, in a ranking by the row alone, in stacks by the year first. */
export function nearestSpot(form: DrawingForm, spots: readonly Spot[], pointer: Place): Spot | null {
  const distance = (spot: Spot) => {
    const [dx, dy] = [Math.abs(spot.x - pointer.x), Math.abs(spot.y - pointer.y)];
    const box = spot.box;
    if (form === "stacked" || form === "share")
      return dx * 1e3 + (box ? outside(pointer.y, box.y, box.height) : dy);
    if (box === null) return Math.hypot(dx, dy);
    const [away, off] = [outside(pointer.x, box.x, box.width), outside(pointer.y, box.y, box.height)];
    return form === "bar" ? off + away / 1e3 : Math.hypot(away, off) + Math.hypot(dx, dy) / 1e3;
  };
  let best: { spot: Spot; distance: number } | null = null;
  for (const spot of spots) {
    const away = distance(spot);
    if (best === null || away < best.distance) best = { spot, distance: away };
  }
  return best?.spot ?? null;
}

function outside(value: number, from: number, length: number): number {
  return Math.max(from - value, value - from - length, 0);
}

/** How the arrow keys go: row by row, freely over a plane, or along lines and between them. */
type Way = "list" | "plane" | "lines";
const ways: Partial<Record<DrawingForm, Way>> = { bar: "list", scatter: "plane" };
/** In these the lines of a year do not stand above each other: between them by their order. */
const byOrder: ReadonlySet<DrawingForm> = new Set(["grouped", "multiples"]);

/** Where an arrow key leads from a spot: the nearest one in that direction, on the same line if sideways. */
export function neighbourSpot(
  form: DrawingForm,
  spots: readonly Spot[],
  from: Spot,
  key: string,
): Spot | null {
  const way = ways[form] ?? "lines";
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
  const reachable = spots.filter((spot) => {
    if (spot === from) return false;
    if (way !== "lines") return true;
    return sideways
      ? spot.line.key === from.line.key
      : spot.point.year === from.point.year && spot.of === from.of;
  });
  const order = new Map(spots.map((spot, index) => [spot, index]));
  const at = (spot: Spot) => order.get(spot) ?? 0;
  const place = (spot: Spot) => {
    if (way === "list" || (byOrder.has(form) && !sideways)) return at(spot);
    return (sideways ? spot.x : spot.y) + at(spot) / 1e6;
  };
  const start = place(from);
  const ahead = reachable.filter((spot) => (place(spot) - start) * sign > 0);
  return ahead.sort((a, b) => (place(a) - place(b)) * sign)[0] ?? null;
}
