import { strFromU8, strToU8, type Unzipped } from "fflate";
import { chartTypeface } from "../office/chart-style";

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
