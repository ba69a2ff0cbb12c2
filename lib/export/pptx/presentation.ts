import { unzipSync } from "fflate";
import PptxGenJS from "pptxgenjs";
import { type Briefing, isDemo, madeOn, versionsOf } from "../briefing/briefing";
import { chartParts } from "../office/chart-parts";
import { officePackage } from "../office/office-package";
import type { Pictures } from "../pictures";
import { plainText } from "../plain-text";
import { chartSlides, type Deck } from "./chart-slides";
import { mendPresentation, putNativeCharts } from "./presentation-parts";
import { contentWidth, slide, slideText } from "./slide-style";

/** A briefing as a presentation: a cover where there are several views, then a slide for each chart, which can be edited. */
export async function presentation(briefing: Briefing, pictures: Pictures): Promise<Uint8Array> {
  const file = new PptxGenJS();
  file.layout = "LAYOUT_WIDE";
  file.title = plainText(briefing.title);
  file.author = "年报通";
  file.company = "年报通";
  file.theme = { headFontFace: "微软雅黑", bodyFontFace: "微软雅黑" };
  const deck: Deck = { file, natives: [], pictures };
  if (briefing.items.length > 1) cover(file, briefing);
  for (const { view, title, note } of briefing.items) {
    if (note !== null) noteSlide(file, title ?? view.title, note);
    for (const chart of view.charts) await chartSlides(deck, chart, view, title);
  }
  const made = await file.write({ outputType: "nodebuffer" });
  if (!(made instanceof Uint8Array)) throw new Error("pptxgenjs wrote no bytes");
  const parts = putNativeCharts(unzipSync(made), await chartParts(deck.natives));
  mendPresentation(parts);
  return officePackage(parts, madeOn(briefing));
}

function cover(file: PptxGenJS, briefing: Briefing): void {
  const own = file.addSlide();
  own.addText(plainText(briefing.title), {
    ...slideText.cover,
    x: slide.side,
    y: 2.4,
    w: contentWidth,
    h: 1.2,
  });
  const lines = [
    "来源：各机关政府信息公开工作年度报告",
    `数据版本：${versionsOf(briefing).join("、")}`,
    ...(isDemo(briefing) ? ["演示数据，不是真实报告的数"] : []),
  ];
  own.addText(lines.join("\n"), {
    ...slideText.sentence,
    x: slide.side,
    y: 3.8,
    w: contentWidth,
    h: 1.2,
    valign: "top",
  });
}

function noteSlide(file: PptxGenJS, title: string, note: string): void {
  const own = file.addSlide();
  own.addText(plainText(title), { ...slideText.title, x: slide.side, y: 0.35, w: contentWidth, h: 0.6 });
  const lines = note.split(/\r?\n/).map(plainText).join("\n");
  own.addText(lines, {
    ...slideText.sentence,
    fontSize: 18,
    x: slide.side,
    y: 1.2,
    w: contentWidth,
    h: 5.4,
    valign: "top",
    fit: "shrink",
  });
}
