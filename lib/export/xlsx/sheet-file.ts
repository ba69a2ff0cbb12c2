import { strFromU8, strToU8, type Unzipped, unzipSync } from "fflate";
import writeWorkbook, { type Sheet } from "write-excel-file/node";
import { officePackage } from "../office/office-package";

/**
 * Sheets as the file of a workbook, each printed as wide as a page; the same bytes whenever it is made.
 * @param day ISO day of the version that the figures are of
 * @param pictures how many there are on a sheet of pictures
 */
export async function sheetFile(sheets: Sheet<Buffer>[], day: string, pictures = 0): Promise<Uint8Array> {
  const written = await writeWorkbook(sheets, { fontFamily: "微软雅黑", fontSize: 10.5 }).toBuffer();
  const parts = unzipSync(written);
  setPageWidth(parts, pictures);
  return officePackage(parts, day);
}

const setup = "<pageSetup ";

/**
 * Has each sheet among the parts of a workbook printed as wide as a page, as the library cannot: else columns, and bars of a
 * picture, go on on another page. A sheet of pictures has a page upright for each.
 */
function setPageWidth(parts: Unzipped, pictures: number): void {
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
