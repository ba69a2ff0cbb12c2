import { Document, Packer, Paragraph } from "docx";
import { ChartRun, type ChartRunOptions } from "docx/charts";
import { strFromU8, type Unzipped, unzipSync } from "fflate";
import { chartTypeface } from "./chart-style";

/** A native chart as two parts of an Office file: its XML, in which `relation` names the workbook, and that workbook. */
export type ChartPart = { xml: string; relation: string; workbook: Uint8Array<ArrayBuffer> };

/** The parts of native charts, for files other than Word's: taken out of a document that holds nothing else. */
export async function chartParts(charts: readonly ChartRunOptions[]): Promise<ChartPart[]> {
  if (charts.length === 0) return [];
  const children = charts.map((chart) => new Paragraph({ children: [new ChartRun(chart)] }));
  const parts = unzipSync(await Packer.toBuffer(new Document({ sections: [{ children }] })));
  return charts.map((_, index) => {
    const number = index + 1;
    const xml = partOf(parts, `word/charts/chart${number}.xml`);
    const workbook = partOf(parts, `word/embeddings/Microsoft_Excel_Worksheet${number}.xlsx`);
    const text = chineseChart(strFromU8(xml));
    const relation = /<c:externalData r:id="([^"]+)"/.exec(text)?.[1];
    if (relation === undefined) throw new Error(`native chart ${number} names no workbook`);
    return { xml: text, relation, workbook };
  });
}

function partOf(parts: Unzipped, name: string): Uint8Array<ArrayBuffer> {
  const part = parts[name];
  if (!part) throw new Error(`no part "${name}" among ${Object.keys(parts).join(", ")}`);
  return part;
}

/**
 * A chart part with the typeface of its Chinese letters and its language said, as the library says both for Latin only, and with
 * every category named beside the plot, also where bars go below zero.
 */
export function chineseChart(xml: string): string {
  return xml
    .replaceAll('<a:ea typeface="+mn-ea"/>', `<a:ea typeface="${chartTypeface}"/>`)
    .replaceAll(
      "<a:defRPr/>",
      `<a:defRPr><a:latin typeface="${chartTypeface}"/><a:ea typeface="${chartTypeface}"/></a:defRPr>`,
    )
    .replace(/<c:catAx>.*?<\/c:catAx>/gs, (axis) =>
      axis.replace('<c:tickLblPos val="nextTo"/>', '<c:tickLblPos val="low"/>'),
    )
    .replaceAll("<c:noMultiLvlLbl", '<c:tickLblSkip val="1"/><c:noMultiLvlLbl')
    .replaceAll('lang="en-US"', 'lang="zh-CN"')
    .replaceAll('<c:lang val="en-US"/>', '<c:lang val="zh-CN"/>');
}
