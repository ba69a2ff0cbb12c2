import writeWorkbook from "write-excel-file/node";
import type { ExportedView } from "../exported-view";
import type { PictureOf } from "../picture-of";
import { aboutSheet } from "./about-sheet";
import { findingSheet } from "./finding-sheet";
import { longSheet } from "./long-sheet";
import { pictureSheet } from "./picture-sheet";
import { wideSheet } from "./wide-sheet";

/** A view as an Excel workbook: 说明, the figures long and wide, 问题, and the pictures. */
export async function workbook(view: ExportedView, pictureOf: PictureOf): Promise<Uint8Array> {
  const pictures = await pictureSheet(view, pictureOf);
  const sheets = [aboutSheet(view), wideSheet(view), longSheet(view), findingSheet(view)];
  return writeWorkbook([...sheets, ...(pictures ? [pictures] : [])], {
    fontFamily: "微软雅黑",
    fontSize: 10.5,
  }).toBuffer();
}
