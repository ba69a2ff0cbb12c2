import { strFromU8, strToU8, type Unzipped } from "fflate";
import type { ChartPart } from "../office/chart-parts";
import { chartTypeface } from "../office/chart-style";

const chartName = /^ppt\/charts\/chart(\d+)\.xml$/;
const numberedName = /(charts\/chart|charts\/_rels\/chart|embeddings\/Microsoft_Excel_Worksheet)(\d+)(\.)/g;
const relationId = /Id="([^"]+)"[^>]*Target="\.\.\/embeddings\//;

/**
 * The parts of a presentation with its n-th chart replaced by the n-th of `charts`: the XML, and the workbook that it is
 * edited by. The library counts charts on from one presentation to the next: here they begin at 1.
 */
export function putNativeCharts(given: Readonly<Unzipped>, charts: readonly ChartPart[]): Unzipped {
  const numbers = Object.keys(given)
    .flatMap((name) => chartName.exec(name)?.[1] ?? [])
    .sort((a, b) => Number(a) - Number(b));
  if (numbers.length !== charts.length)
    throw new Error(`${charts.length} charts for ${numbers.length} places in the presentation`);
  const renumbered = (text: string) =>
    text.replace(numberedName, (_, kind: string, number: string, dot: string) => {
      return `${kind}${numbers.indexOf(number) + 1}${dot}`;
    });
  const parts: Unzipped = {};
  for (const [name, part] of Object.entries(given))
    parts[renumbered(name)] =
      name.endsWith(".rels") || name === "[Content_Types].xml" ? strToU8(renumbered(strFromU8(part))) : part;
  for (const [index, chart] of charts.entries()) {
    const name = `ppt/charts/chart${index + 1}.xml`;
    const relations = parts[`ppt/charts/_rels/chart${index + 1}.xml.rels`] ?? new Uint8Array();
    const id = relationId.exec(strFromU8(relations))?.[1];
    const workbook = `ppt/embeddings/Microsoft_Excel_Worksheet${index + 1}.xlsx`;
    if (id === undefined || !(workbook in parts)) throw new Error(`"${name}" has no workbook`);
    parts[name] = strToU8(chart.xml.replaceAll(`r:id="${chart.relation}"`, `r:id="${id}"`));
    parts[workbook] = chart.workbook;
  }
  return parts;
}

/**
 * Puts right, among the parts of a presentation, what pptxgenjs writes against the schema (ECMA-376, part 1, §19.2.1.26 and
 * §21.1.2.2.6), and sets the theme's Chinese typeface.
 */
export function mendPresentation(parts: Unzipped): void {
  for (const [name, part] of Object.entries(parts)) {
    const mend = mends.find(({ of }) => of.test(name))?.mend;
    if (mend) parts[name] = strToU8(mend(strFromU8(part), parts));
  }
}

const mends: readonly { of: RegExp; mend: (xml: string, parts: Readonly<Unzipped>) => string }[] = [
  { of: /^\[Content_Types\]\.xml$/, mend: ownTypes },
  { of: /^ppt\/presentation\.xml$/, mend: mastersFirst },
  { of: /^ppt\/slides\/slide\d+\.xml$/, mend: onePropertiesEach },
  {
    of: /^ppt\/theme\/theme1\.xml$/,
    mend: (xml) => xml.replaceAll('<a:ea typeface=""/>', `<a:ea typeface="${chartTypeface}"/>`),
  },
];

/** The library names a master for every slide, of which only the first is there. */
function ownTypes(xml: string, parts: Readonly<Unzipped>): string {
  return xml.replace(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (tag, name: string) =>
    name in parts ? tag : "",
  );
}

/** The master of the notes comes before the slides. */
function mastersFirst(xml: string): string {
  return xml.replace(
    /(<p:sldIdLst>.*?<\/p:sldIdLst>)(<p:notesMasterIdLst>.*?<\/p:notesMasterIdLst>)/s,
    "$2$1",
  );
}

/** A paragraph has its properties once, before its runs; the library repeats them before each. */
function onePropertiesEach(xml: string): string {
  return xml.replace(/<a:p>.*?<\/a:p>/gs, (paragraph) => {
    const [first = "", ...rest] = paragraph.split("<a:r>");
    return [first, ...rest.map((run) => run.replace(/<a:pPr\b(?:[^>]*\/>|.*?<\/a:pPr>)/gs, ""))].join(
      "<a:r>",
    );
  });
}
