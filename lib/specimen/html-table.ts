import type { DrawnBox, DrawnTable } from "./drawn-table";

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
