import { AlignmentType, Document, type FileChild, Packer, Paragraph, TextRun } from "docx";
import { strFromU8, strToU8, type Unzipped, unzipSync } from "fflate";
import { type Briefing, chineseNumber, isDemo, madeOn, versionsOf } from "../briefing/briefing";
import { definitionsOf } from "../exported-view";
import { chineseChart } from "../office/chart-parts";
import { officePackage } from "../office/office-package";
import type { Pictures } from "../pictures";
import { plainText } from "../plain-text";
import { type Captions, chartBlock } from "./chart-block";
import { bodyParagraph, letters, officialPage, pageFooter, titleParagraph } from "./official-page";

/** A briefing as a Word document in the layout of GB/T 9704, with charts that can be edited. */
export async function wordDocument(briefing: Briefing, pictures: Pictures): Promise<Uint8Array> {
  const { title, items } = briefing;
  const captions: Captions = { figures: 0, tables: 0 };
  const children: FileChild[] = [titleParagraph(title), ...subtitles(briefing)];
  for (const [index, item] of items.entries()) {
    if (item.title !== null) children.push(headingParagraph(`${chineseNumber(index + 1)}、${item.title}`));
    if (item.note !== null) children.push(...item.note.split(/\r?\n/).map(bodyText));
    for (const chart of item.view.charts)
      children.push(...(await chartBlock(chart, item.view, pictures, captions)));
  }
  const document = new Document({
    creator: "年报通",
    title: plainText(title),
    description: `数据版本${versionsOf(briefing).join("、")}${isDemo(briefing) ? "，演示数据" : ""}`,
    styles: {
      default: { document: { run: { ...letters.body, language: { value: "zh-CN", eastAsia: "zh-CN" } } } },
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: officialPage,
        footers: { default: pageFooter(AlignmentType.RIGHT), even: pageFooter(AlignmentType.LEFT) },
        children: [...children, ...closingPart(briefing)],
      },
    ],
  });
  const parts = unzipSync(await Packer.toBuffer(document));
  setChineseCharts(parts);
  return officePackage(parts, madeOn(briefing));
}

function subtitles(briefing: Briefing): Paragraph[] {
  const texts = [`数据版本：${versionsOf(briefing).join("、")}`];
  if (isDemo(briefing)) texts.push("演示数据，不是真实报告的数");
  return texts.map(
    (text) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 80 },
        children: [new TextRun({ ...letters.body, size: 28, text })],
      }),
  );
}

/** What the reader of a printed page needs to check it: filters, definitions, how missing figures are treated. */
function closingPart({ items }: Briefing): FileChild[] {
  const filters = items.map(
    ({ view, title }) => `${title === null ? "" : `“${title}”：`}${view.filters.join("；")}。`,
  );
  const definitions = definitionsOf(items.flatMap(({ view }) => view.charts));
  return [
    headingParagraph("数据说明"),
    ...filters.map((text) => bodyText(`查询条件：${text}`)),
    ...definitions.map(({ zh, unit, definition }) => bodyText(`${zh}（${unit}）：${definition}`)),
    bodyText("没有数的格写明原因，不按0计；占比只以同时给出分子分母的报告计算，分母不足10的不计算。"),
  ];
}

/** 一、…: a heading of the first level. */
function headingParagraph(text: string): Paragraph {
  return new Paragraph({
    ...bodyParagraph,
    keepNext: true,
    outlineLevel: 0,
    children: [new TextRun({ ...letters.heading, text: plainText(text) })],
  });
}

function bodyText(text: string): Paragraph {
  return new Paragraph({
    ...bodyParagraph,
    children: [new TextRun({ ...letters.body, text: plainText(text) })],
  });
}

/** Sets the Chinese typeface in each chart among the parts of a Word file. */
function setChineseCharts(parts: Unzipped): void {
  for (const [name, part] of Object.entries(parts))
    if (/^word\/charts\/chart\d+\.xml$/.test(name)) parts[name] = strToU8(chineseChart(strFromU8(part)));
}
