import type { Briefing } from "@/lib/export/briefing/briefing";
import { drawnPictures } from "@/lib/export/drawn-pictures";
import { type BriefingDownload, usualPreset } from "@/lib/export/export-formats";
import type { ExportedChart } from "@/lib/export/exported-view";
import type { Pictures } from "@/lib/export/pictures";

/** Pictures of a briefing's charts, each with the address of its own view inside. */
export function briefingPictures(format: BriefingDownload, { items }: Briefing): Pictures {
  const preset = usualPreset(format);
  const addresses = new Map(items.flatMap(({ view }) => view.charts.map((chart) => [chart, view.address])));
  const of = (chart: ExportedChart) => {
    const address = addresses.get(chart);
    if (address === undefined)
      throw new Error(`the chart "${chart.series.title}" is in no view of the briefing`);
    return drawnPictures(preset, address);
  };
  return { svg: (chart) => of(chart).svg(chart), png: (chart) => of(chart).png(chart) };
}
