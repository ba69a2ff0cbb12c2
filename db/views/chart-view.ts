import type { Series } from "@/lib/series/series";
import type { View } from "@/lib/view/view";

type Chart = { indicator: { id: string } | null; series: Series; owner?: { key: string } };

/** The indicators that are the lines of a chart; none where its lines are agencies. */
export function layersOf({ what }: Pick<View, "what">, { lines }: Series): string[] {
  return lines.map(({ key }) => key).filter((key) => what.includes(key));
}

/**
 * The view of one chart of several: of its indicator alone, or, where its lines are indicators, of these and its agency,
 * which then stands alone, be it one of those that are like another.
 */
export function chartView(view: View, charts: readonly Chart[], index: number): View {
  const chart = charts[index];
  if (charts.length < 2 || !chart) return view;
  if (chart.indicator) return { ...view, what: [chart.indicator.id] };
  const layers = layersOf(view, chart.series);
  const what = layers.length > 0 ? layers : view.what;
  if (!chart.owner) return { ...view, what };
  const { like: _, ...alone } = view;
  return { ...alone, what, units: [chart.owner.key] };
}
