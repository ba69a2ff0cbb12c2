import { strFromU8, strToU8, type Unzipped, unzipSync } from "fflate";
import writeWorkbook from "write-excel-file/node";
import { chartTitle } from "@/lib/chart/chart-words";
import type { Briefing } from "../briefing/briefing";
import type { ExportedView } from "../exported-view";
import { officePackage } from "../office/office-package";
import { type Pictures, pngSize } from "../pictures";
import { longSheet, wideSheet } from "./figure-sheets";
import { landscape, textCell } from "./sheet-cell";
import { aboutSheet, findingSheet } from "./text-sheets";

/** The first view of a briefing as an Excel workbook: 说明, the figures long and wide, 问题, and the pictures. */
export async function workbook({ items }: Briefing, pictures: Pictures): Promise<Uint8Array> {
  const [item] = items;
  if (!item) throw new Error("a workbook is of one view");
  const { view } = item;
  const drawn = await pictureSheet(view, pictures);
  const sheets = [aboutSheet(view), wideSheet(view), longSheet(view), findingSheet(view)];
  const written = await writeWorkbook([...sheets, ...(drawn ? [drawn] : [])], {
    fontFamily: "微软雅黑",
    fontSize: 10.5,
  }).toBuffer();
  const parts = unzipSync(written);
  setPageWidth(parts, drawn?.images.length ?? 0);
  return officePackage(parts, view.madeOn);
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

const setup = "<pageSetup ";

/**
 * Has each sheet among the parts of a workbook printed as wide as a page, as the library cannot: else columns, and bars of a
 * picture, go on on another page. A sheet of pictures has a page upright for each.
 */
export function setPageWidth(parts: Unzipped, pictures: number): void {
  for (const [name, part] of Object.entries(parts)) {
    if (!/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) continue;
    const xml = strFromU8(part);
    const drawn = xml.includes("<drawing ");
    parts[name] = strToU8(
      xml
        .replace("<sheetViews>", '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>')
        .replace(setup, `${setup}fitToWidth="1" fitToHeight="${drawn ? pictures : 0}" `)
        .replace('orientation="landscape"', `orientation="${drawn ? "portrait" : "landscape"}"`),
    );
  }
}
