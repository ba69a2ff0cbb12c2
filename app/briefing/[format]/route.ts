import { fileAnswer, noFile } from "@/app/export/file-answer";
import type { Briefing } from "@/lib/export/briefing/briefing";
import { drawnPictures } from "@/lib/export/drawn-pictures";
import { briefingAside } from "@/lib/export/export-file";
import {
  type BriefingDownload,
  briefingDownloads,
  exportFormats,
  isBriefingDownload,
  usualPreset,
} from "@/lib/export/export-formats";
import type { ExportedChart } from "@/lib/export/exported-view";
import { briefingName } from "@/lib/export/file-name";
import type { Pictures } from "@/lib/export/pictures";
import { parseBriefing } from "@/lib/view/briefing-state";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { requestedBriefing } from "../requested-briefing";

/** A briefing as a file, under the query of its page. A list with anything malformed in it is refused as a whole. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (!isBriefingDownload(format))
    return noFile(404, [`简报没有“${format}”这种文件，可以下载的有${briefingDownloads.join("、")}。`]);
  const query = new URL(incoming.url).searchParams;
  const parsed = parseBriefing(valuesOfQuery(query));
  if (parsed.problems.length > 0) return noFile(400, parsed.problems);
  if (parsed.state.entries.length === 0)
    return noFile(400, ["简报里还没有视图，请在“趋势与对比”页的图下点“加入简报”。"]);
  const { briefing, problems } = await requestedBriefing(parsed.state);
  if (problems.length > 0) return noFile(400, problems);
  const name = briefingName(briefing, exportFormats[format].extension);
  return fileAnswer(format, name, await briefingAside(format, briefing, briefingPictures(format, briefing)));
}

/** Pictures of a briefing's charts, each with the address of its own view inside. */
function briefingPictures(format: BriefingDownload, { items }: Briefing): Pictures {
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
