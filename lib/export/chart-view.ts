import type { View } from "@/lib/view";

/** The view of one chart of several: of its indicator alone, or, where its lines are indicators, of its agency alone. */
export function chartView(
  view: View,
  charts: readonly { indicator: { id: string } | null }[],
  index: number,
): View {
  if (charts.length < 2) return view;
  const indicator = charts[index]?.indicator;
  if (indicator) return { ...view, what: [indicator.id] };
  const unit = view.units[index];
  return unit === undefined ? view : { ...view, units: [unit] };
}
