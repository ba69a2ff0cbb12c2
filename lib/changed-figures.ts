import type { Point, Series } from "@/lib/series";

/** A figure that another version of the data gives differently, or not at all. */
export type ChangedFigure = {
  title: string;
  line: string;
  year: number;
  before: Point | null;
  now: Point | null;
};

/** Which figures of some charts differ between two versions: by title, line and year, in the order of the charts. */
export function changedFigures(before: readonly Series[], now: readonly Series[]): ChangedFigure[] {
  const later = figuresOf(now);
  const earlier = figuresOf(before);
  const keys = new Set([...earlier.keys(), ...later.keys()]);
  return [...keys].flatMap((key) => {
    const [old, fresh] = [earlier.get(key), later.get(key)];
    const named = old ?? fresh;
    if (!named || (old && fresh && same(old.point, fresh.point))) return [];
    const { title, line, point } = named;
    return [{ title, line, year: point.year, before: old?.point ?? null, now: fresh?.point ?? null }];
  });
}

function figuresOf(charts: readonly Series[]) {
  const figures = new Map<string, { title: string; line: string; point: Point }>();
  for (const [index, chart] of charts.entries())
    for (const [at, { title, lines }] of [chart, ...chart.beside].entries())
      for (const line of lines)
        for (const point of line.points)
          figures.set(JSON.stringify([index, at, line.key, point.year]), { title, line: line.name, point });
  return figures;
}

const same = (a: Point, b: Point) =>
  a.value === b.value && a.missing === b.missing && a.part === b.part && a.whole === b.whole;
