import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import { palette } from "@/lib/chart/palette";
import { chartNotes, sourceLines } from "../chart-notes";
import { definitionsOf, type ExportedChart, type ExportedView } from "../exported-view";
import { element, escapeHtml, tableHtml } from "../html";
import type { Pictures } from "../pictures";
import { wideTable } from "../wide-table";
import { type Briefing, isDemo, versionsOf } from "./briefing";

/** A briefing as one HTML file that needs no network: pictures, tables and style are inside, and no script. */
export async function webPage(briefing: Briefing, pictures: Pictures): Promise<Uint8Array> {
  const parts: string[] = [];
  for (const { view, title, note } of briefing.items) {
    if (title !== null) parts.push(element("h2", escapeHtml(title)));
    if (note !== null) parts.push(...note.split(/\r?\n/).map((text) => element("p", escapeHtml(text))));
    for (const chart of view.charts) parts.push(await figure(chart, view, pictures));
  }
  const versions = `数据版本：${versionsOf(briefing).join("、")}`;
  const text = [
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width, initial-scale=1">`,
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    element("title", escapeHtml(briefing.title)),
    `<style>${style}</style></head><body><main>`,
    element("h1", escapeHtml(briefing.title)),
    element("p", escapeHtml(versions), { class: "quiet" }),
    isDemo(briefing) ? element("p", "演示数据，不是真实报告的数", { class: "demo" }) : "",
    ...parts,
    closing(briefing),
    "</main></body></html>\n",
  ].join("\n");
  return new TextEncoder().encode(text);
}

async function figure(chart: ExportedChart, view: ExportedView, pictures: Pictures): Promise<string> {
  const { series, sentence, form } = chart;
  const drawn = form === "table" ? "" : inline(await pictures.svg(chart), sentence);
  const notes = [chartSubtitle(series), ...chartNotes(chart), ...sourceLines(chart, view)];
  return element(
    "figure",
    [
      element(
        "figcaption",
        `${element("h3", escapeHtml(chartTitle(series)))}${element("p", escapeHtml(sentence))}`,
      ),
      drawn,
      element("div", tableHtml(wideTable(chart)), { class: "scroll" }),
      element("ul", notes.map((note) => element("li", escapeHtml(note))).join("")),
    ].join(""),
  );
}

/** As a picture with its own document, so that its ids meet no others and nothing in it can act. */
function inline(svg: string, alt: string): string {
  const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
  return `<img src="${data}" alt="${escapeHtml(alt)}">`;
}

function closing({ items }: Briefing): string {
  const definitions = definitionsOf(items.flatMap(({ view }) => view.charts));
  const lines = [
    ...items.map(({ view }) => `查询条件：${view.filters.join("；")}`),
    ...definitions.map(({ zh, unit, definition }) => `${zh}（${unit}）：${definition}`),
  ];
  return element(
    "section",
    element("h2", "数据说明") + element("ul", lines.map((line) => element("li", escapeHtml(line))).join("")),
  );
}

const style = `
body{margin:0;background:${palette.page};color:${palette.ink};font:16px/1.6 "Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:1080px;margin:0 auto;padding:24px 16px}
h1{font-size:28px;line-height:1.3}h2{font-size:20px;margin-top:40px}h3{font-size:18px;margin:0}
figure{margin:24px 0;padding:16px;background:${palette.surface};border-top:2px solid ${palette.accent};break-inside:avoid}
figcaption p{margin:4px 0 12px}img{display:block;width:100%;height:auto}
.scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;margin-top:16px;font-size:14px;line-height:1.35;font-variant-numeric:tabular-nums}
th,td{padding:6px 8px;text-align:right;border-bottom:1px solid ${palette.rule};white-space:nowrap}
th:first-child{text-align:left}tbody th{font-weight:400}.reference th,.reference td{font-weight:600}
.sign{color:${palette.warning};font-weight:500}.below{display:block;font-size:12px}
.missing,small,.quiet,ul{color:${palette.secondary}}ul{font-size:12px;padding-left:1.5em}section ul{font-size:14px}
.demo{display:inline-block;margin:0;padding:2px 8px;border:1px solid ${palette.warning};color:${palette.warning}}
@media print{body{background:none}main{padding:0}.scroll{overflow:visible}}
`;
