import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import { unzipSync } from "fflate";
import { type Briefing, isDemo, madeOn, versionsOf } from "../briefing/briefing";
import { chineseNumber } from "../chinese-number";
import { officePackage } from "../office/office-package";
import type { Pictures } from "../pictures";
import { plainText } from "../plain-text";
import { bodyText, headingParagraph } from "./body-paragraphs";
import { type Captions, chartBlock } from "./chart-block";
import { setChineseCharts } from "./chinese-charts";
import { closingPart } from "./closing-part";
import { letters, officialPage } from "./official-page";

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

function titleParagraph(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 200, after: 200, line: 700, lineRule: LineRuleType.AT_LEAST },
    children: [new TextRun({ ...letters.title, text: plainText(text) })],
  });
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

/** — 1 —, on the outer side of the page. */
function pageFooter(alignment: (typeof AlignmentType)["LEFT" | "RIGHT"]): Footer {
  const run = { font: "宋体", size: 28 };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 280, right: 280 },
        children: [new TextRun({ ...run, children: ["— ", PageNumber.CURRENT, " —"] })],
      }),
    ],
  });
}
