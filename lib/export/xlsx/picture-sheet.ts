import { chartTitle } from "@/lib/chart/chart-words";
import type { ExportedView } from "../exported-view";
import type { Pictures } from "../pictures";
import { pngSize } from "../png-size";
import { printed, textCell } from "./sheet-cell";

const width = 900;
const rowHeight = 20;

/** 图: the pictures of the charts one below the other, 900 px wide. */
export async function pictureSheet({ charts }: ExportedView, pictures: Pictures) {
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
        ...printed,
      };
}
