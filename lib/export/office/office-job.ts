import type { Briefing } from "../briefing/briefing";
import type { ExportedChart } from "../exported-view";
import type { Pictures } from "../pictures";
import { needsPicture } from "./needs-picture";

export type OfficeFormat = "docx" | "pptx" | "xlsx";

/** What a thread is told: plain data alone, so pictures are drawn before, one for each chart that needs one. */
export type OfficeJob = {
  number: number;
  format: OfficeFormat;
  briefing: Briefing;
  drawn: { chart: ExportedChart; png: Uint8Array }[];
};

/** What it answers: the file, or why there is none. */
export type OfficeAnswer = { number: number } & ({ bytes: Uint8Array } | { error: string });

/** The pictures that a file in a format shows, drawn. */
export async function drawnFor(
  format: OfficeFormat,
  { items }: Briefing,
  pictures: Pictures,
): Promise<OfficeJob["drawn"]> {
  const charts = items.flatMap(({ view }) => view.charts).filter((chart) => needsPicture(format, chart));
  return Promise.all(charts.map(async (chart) => ({ chart, png: await pictures.png(chart) })));
}
