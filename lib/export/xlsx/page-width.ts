import { strFromU8, strToU8, type Unzipped } from "fflate";

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
