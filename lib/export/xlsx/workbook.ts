import { unzipSync } from "fflate";
import writeWorkbook from "write-excel-file/node";
import type { ExportedView } from "../exported-view";
import { officePackage } from "../office/office-package";
import type { Pictures } from "../pictures";
import { aboutSheet } from "./about-sheet";
import { findingSheet } from "./finding-sheet";
import { longSheet } from "./long-sheet";
import { setPageWidth } from "./page-width";
import { pictureSheet } from "./picture-sheet";
import { wideSheet } from "./wide-sheet";

/** A view as an Excel workbook: 说明, the figures long and wide, 问题, and the pictures. */
export async function workbook(view: ExportedView, pictures: Pictures): Promise<Uint8Array> {
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
