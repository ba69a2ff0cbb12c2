import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { chartTypeface } from "../office/chart-dress";
import type { ChartPart } from "../office/chart-parts";

const chartName = /^ppt\/charts\/chart(\d+)\.xml$/;
const workbookName = /Target="\.\.\/embeddings\/([^"]+)"/;
const relationId = /Id="([^"]+)"[^>]*Target="\.\.\/embeddings\//;

/**
 * A presentation with its n-th chart replaced by the n-th part: the XML, and the workbook that it is edited by. The theme's
 * Chinese typeface is set as well.
 */
export function withNativeCharts(file: Uint8Array, charts: readonly ChartPart[]): Uint8Array {
  const parts = unzipSync(file);
  const names = Object.keys(parts)
    .filter((name) => chartName.test(name))
    .sort((a, b) => numberOf(a) - numberOf(b));
  if (names.length !== charts.length)
    throw new Error(`${charts.length} charts for ${names.length} places in the presentation`);
  for (const [index, name] of names.entries()) {
    const chart = charts[index];
    const relations = strFromU8(
      parts[`ppt/charts/_rels/chart${numberOf(name)}.xml.rels`] ?? new Uint8Array(),
    );
    const [workbook, id] = [workbookName.exec(relations)?.[1], relationId.exec(relations)?.[1]];
    if (!chart || workbook === undefined || id === undefined) throw new Error(`"${name}" has no workbook`);
    parts[name] = strToU8(chart.xml.replaceAll(`r:id="${chart.relation}"`, `r:id="${id}"`));
    parts[`ppt/embeddings/${workbook}`] = chart.workbook;
  }
  parts[contentTypes] = strToU8(typesOf(strFromU8(parts[contentTypes] ?? new Uint8Array()), parts));
  const theme = parts["ppt/theme/theme1.xml"];
  if (theme)
    parts["ppt/theme/theme1.xml"] = strToU8(
      strFromU8(theme).replaceAll('<a:ea typeface=""/>', `<a:ea typeface="${chartTypeface}"/>`),
    );
  return zipSync(parts);
}

const contentTypes = "[Content_Types].xml";

/** The library names a master for every slide, of which only the first is there. */
function typesOf(xml: string, parts: Readonly<Record<string, Uint8Array>>): string {
  return xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (tag, name: string) =>
    name in parts ? tag : "",
  );
}

const numberOf = (name: string) => Number(chartName.exec(name)?.[1]);
