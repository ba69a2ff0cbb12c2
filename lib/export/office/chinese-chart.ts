import { chartTypeface } from "./chart-dress";

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
