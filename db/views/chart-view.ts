import type { Series } from "@/lib/series/series";
import type { View } from "@/lib/view/view";

type Chart = { indicator: { id: string } | null; series: Series };

/** The indicators that are the lines of a chart; none where its lines are agencies. */
export function layersOf({ what }: Pick<View, "what">, { lines }: Series): string[] {
  return lines.map(({ key }) => key).filter((key) => what.includes(key));
}

/** The view of one chart of several: of its indicator alone, or, where its lines are indicators, of these and its agency. */
export function chartView(view: View, charts: readonly Chart[], index: number): View {
  const chart = charts[index];
  if (charts.length < 2 || !chart) return view;
  if (chart.indicator) return { ...view, what: [chart.indicator.id] };
  const layers = layersOf(view, chart.series);
  const unit = view.units[index % view.units.length];
  return {
    ...view,
    what: layers.length > 0 ? layers : view.what,
    units: unit === undefined ? view.units : [unit],
  };
}
