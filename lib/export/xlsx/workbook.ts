import { chartTitle } from "@/lib/chart/chart-words";
import type { Briefing } from "../briefing/briefing";
import type { ExportedView } from "../exported-view";
import { type Pictures, pngSize } from "../pictures";
import { longSheet, wideSheet } from "./figure-sheets";
import { landscape, textCell } from "./sheet-cell";
import { sheetFile } from "./sheet-file";
import { aboutSheet, findingSheet } from "./text-sheets";

/** The first view of a briefing as an Excel workbook: 说明, the figures long and wide, 问题, and the pictures. */
export async function workbook({ items }: Briefing, pictures: Pictures): Promise<Uint8Array> {
  const [item] = items;
  if (!item) throw new Error("a workbook is of one view");
  const { view } = item;
  const drawn = await pictureSheet(view, pictures);
  const sheets = [aboutSheet(view), wideSheet(view), longSheet(view), findingSheet(view)];
  return sheetFile([...sheets, ...(drawn ? [drawn] : [])], view.madeOn, drawn?.images.length ?? 0);
}

const width = 900;
const rowHeight = 20;

/** 图: the pictures of the charts one below the other, 900 px wide. */
async function pictureSheet({ charts }: ExportedView, pictures: Pictures) {
  const drawn = charts.filter(({ form }) => form !== "table");
  let row = 1;
  const images = [];
  for (const chart of drawn) {
    const png = await pictures.png(chart);
    const size = pngSize(png);
    const height = Math.round((width * size.height) / size.width);
    images.push({
      content: Buffer.from(png),
      contentType: "image/png",
      width,
      height,
      dpi: 96,
      anchor: { row, column: 1 },
      title: chartTitle(chart.series),
      description: chart.sentence,
    });
    row += Math.ceil(height / rowHeight) + 2;
  }
  return images.length === 0
    ? null
    : {
        sheet: "图",
        data: [[textCell("与长表、宽表的数相同")]],
        images,
        showGridLines: false,
        ...landscape,
      };
}
