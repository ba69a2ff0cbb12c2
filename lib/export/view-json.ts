import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import { chartNotes } from "./chart-notes";
import { definitionsOf } from "./definitions";
import type { ExportedView } from "./exported-view";
import { figureRows } from "./figure-rows";

/** A view with its figures as JSON: a share between 0 and 1, a missing figure null with its reason. */
export function viewJson(view: ExportedView): Uint8Array {
  const { title, address, version, madeOn, demo, filters, charts, findings } = view;
  const content = {
    title,
    address,
    version,
    madeOn,
    demo,
    filters,
    definitions: definitionsOf(charts),
    charts: charts.map((chart) => ({
      form: chart.form,
      title: chartTitle(chart.series),
      subtitle: chartSubtitle(chart.series),
      source: chart.series.source,
      sentence: chart.sentence,
      breaks: chart.series.breaks,
      notes: chartNotes(chart),
      figures: figureRows(chart),
    })),
    findings,
  };
  return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
}
