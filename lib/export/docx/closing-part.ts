import type { FileChild } from "docx";
import type { Briefing } from "../briefing/briefing";
import { definitionsOf } from "../definitions";
import { bodyText, headingParagraph } from "./body-paragraphs";

/** What the reader of a printed page needs to check it: filters, definitions, how missing figures are treated. */
export function closingPart({ items }: Briefing): FileChild[] {
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
