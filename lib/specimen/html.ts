import type { DrawnBox, DrawnTable } from "./drawn-table";
import { type OutlinePart, outlineOf, titleLines } from "./outline";
import { printedDate } from "./quirks";
import type { Specimen } from "./specimen";

export const htmlVariants = ["page", "layout-table", "thead", "untitled"] as const;
/** `layout-table`: the whole page is one table. `untitled`: no heading above the report. */
export type HtmlVariant = (typeof htmlVariants)[number];

/** What surrounds the report. `charset` is only what the page says of itself; see `encodeText`. */
type HtmlSite = { name: string; column: string; source: string; charset: "utf-8" | "gb2312" };

/**
 * The report as a page of a content management system, tables as Word exports them. The clock of the header
 * shows one and the same day on every page, and is not the day of publication.
 */
export function renderHtml(specimen: Specimen, variant: HtmlVariant, site: HtmlSite): string {
  const title = titleLines({ ...specimen, quirks: { ...specimen.quirks, title: "standard" } }).join("");
  const head = [
    `<meta charset="${site.charset}">`,
    `<meta name="SiteName" content="${markup(site.name)}">`,
    `<meta name="ColumnName" content="${markup(site.column)}">`,
    `<meta name="ArticleTitle" content="${markup(title)}">`,
    `<title>${markup(variant === "untitled" ? `${site.column}_${site.name}` : `${title}_${site.name}`)}</title>`,
    "<style>.article td{border:1px solid #333;padding:2px 5px}</style>",
    "<script>var now = new Date(); /* 更新时间 */</script>",
  ];
  const header = `<div class="top">${markup(site.name)}<span id="clock">2019年12月3日 星期二</span></div>`;
  const nav = `<ul class="nav"><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/zmhd/">政民互动</a></li></ul>`;
  const crumbs = `<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/zwgk/nb/">${markup(site.column)}</a></div>`;
  const footer = `<div class="footer">主办单位：${markup(site.source)}&nbsp;&nbsp;网站地图&nbsp;&nbsp;联系我们</div>`;
  const article = articleOf(specimen, variant, site);
  const body =
    variant === "layout-table"
      ? `<table width="1000" align="center" cellpadding="0"><tr><td colspan="2">${header}</td></tr><tr><td width="120" valign="top">${nav}</td><td>${crumbs}${article}</td></tr><tr><td colspan="2">${footer}</td></tr></table>`
      : [header, nav, crumbs, article, footer].join("\n");
  return `<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n${head.join("\n")}\n</head>\n<body>\n${body}\n</body>\n</html>\n`;
}

function articleOf(specimen: Specimen, variant: HtmlVariant, site: HtmlSite): string {
  const { publishedOn, quirks } = specimen;
  const when =
    publishedOn === null || quirks.date !== "line"
      ? ""
      : `发布时间：${printedDate(publishedOn, quirks.dateStyle)}`;
  const details = `<div class="details"><span>${when}</span><span>来源：${markup(site.source)}</span><span>字号：大 中 小</span></div>`;
  const parts = outlineOf(specimen);
  const titles = parts.flatMap((part) => (part.kind === "title" ? [markup(part.text)] : []));
  const [first, ...again] = titles;
  const heading =
    variant === "untitled" || first === undefined
      ? []
      : quirks.title === "two-lines"
        ? [`<h1>${titles.join("<br>")}</h1>`]
        : [`<h1>${first}</h1>`];
  const repeated =
    quirks.title === "twice" && variant !== "untitled" ? again.map((text) => styled(text, "b")) : [];
  const content = parts.flatMap((part) => contentOf(part, variant === "thead"));
  return `<div class="article">\n${[...heading, details, ...repeated, ...content].join("\n")}\n</div>`;
}

function contentOf(part: OutlinePart, thead: boolean): string[] {
  switch (part.kind) {
    case "title":
    case "date":
      return [];
    case "table":
      return [htmlTable(part.table, { thead })];
    case "heading":
      return [styled(markup(part.text), "b")];
    case "signature":
      return [`<p style="text-align:right">${markup(part.text)}</p>`];
    case "notice":
    case "paragraph":
      return [styled(markup(part.text), "span")];
  }
}

/** A paragraph as Word exports it, the text inside nested spans. */
const styled = (html: string, tag: "b" | "span") =>
  `<p class="MsoNormal" style="text-indent:32pt"><span style="font-family:仿宋_GB2312;font-size:16pt"><${tag}>${html}</${tag}></span></p>`;

/** Text for HTML: escaped, no-break spaces as entities, line feeds as breaks. */
export function markup(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\u00a0", "&nbsp;")
    .replaceAll("\n", "<br>");
}

/** A table with rowspan and colspan, each cell wrapped as Word wraps it. */
export function htmlTable(table: DrawnTable, options: { thead: boolean }): string {
  const rows = table.rows.map((row) => `<tr style="height:20pt">${row.map(cell).join("")}</tr>`);
  const head = rows.slice(0, table.headerRows).join("\n");
  const body = rows.slice(table.headerRows).join("\n");
  const inner = options.thead
    ? `<thead>\n${head}\n</thead>\n<tbody>\n${body}\n</tbody>`
    : `<tbody>\n${head}\n${body}\n</tbody>`;
  return `<table class="MsoTable" border="1" cellspacing="0" style="border-collapse:collapse">\n${inner}\n</table>`;
}

function cell({ text, role, columns, rows }: DrawnBox): string {
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ""}${rows > 1 ? ` rowspan="${rows}"` : ""}`;
  const body = text.trim() === "" ? "&nbsp;" : runs(text);
  const align = role === "cell" ? "center" : "left";
  return `<td${spans} valign="center" style="padding:0 5.4pt"><p class="MsoNormal" align="${align}"><span style="font-family:宋体;font-size:10.5pt">${body}</span></p></td>`;
}

/** Word splits even one figure over several spans. */
function runs(text: string): string {
  const figure = /^(\s*[+-]?\d)(\d[\d,.]*\s*)$/.exec(text);
  const [, first, rest] = figure ?? [];
  return first === undefined || rest === undefined
    ? markup(text)
    : `<span>${markup(first)}</span><span lang="EN-US">${markup(rest)}</span>`;
}
