import type { Point, Series } from "@/lib/series/series";

/** A figure that another version of the data gives differently, or not at all. */
export type ChangedFigure = {
  /** Tells it from all others: of two indicators of one title, of two agencies of one name. */
  key: string;
  title: string;
  unit: Series["unit"];
  line: string;
  year: number;
  before: Point | null;
  now: Point | null;
};

/**
 * Which figures of some charts differ between two versions: by indicator, line and year, wherever in a chart they
 * stand, in the order of the charts.
 */
export function changedFigures(before: readonly Series[], now: readonly Series[]): ChangedFigure[] {
  const later = figuresOf(now);
  const earlier = figuresOf(before);
  const keys = new Set([...earlier.keys(), ...later.keys()]);
  return [...keys].flatMap((key) => {
    const [old, fresh] = [earlier.get(key), later.get(key)];
    const named = old ?? fresh;
    if (!named || (old && fresh && same(old.point, fresh.point))) return [];
    const { title, unit, line, point } = named;
    return [
      { key, title, unit, line, year: point.year, before: old?.point ?? null, now: fresh?.point ?? null },
    ];
  });
}

type Figure = { title: string; unit: Series["unit"]; line: string; point: Point };

function figuresOf(charts: readonly Series[]) {
  const figures = new Map<string, Figure>();
  for (const [index, chart] of charts.entries())
    for (const { indicator, title, unit, lines } of [chart, ...chart.beside])
      for (const line of lines)
        for (const point of line.points) {
          // Of layers each line is an indicator, and the chart is of one agency.
          const of = indicator ?? `${index} ${title}`;
          figures.set(JSON.stringify([of, line.key, point.year]), { title, unit, line: line.name, point });
        }
  return figures;
}

const same = (a: Point, b: Point) =>
  a.value === b.value &&
  a.missing === b.missing &&
  a.part === b.part &&
  a.whole === b.whole &&
  a.approximate === b.approximate;
