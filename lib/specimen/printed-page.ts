import type { DrawnBox, DrawnTable } from "./drawn-table";
import { markup } from "./html-table";
import { outlineOf } from "./outline";
import type { Specimen } from "./specimen";

/** How a report is set for print; widths and sizes in points. */
export type PrintLook = {
  size: number;
  /** How wide the columns of labels are, and those of figures in the tables of requests and disputes. */
  labels: number;
  figures: number;
  disputes: number;
  lines: "all" | "none";
  align: "left" | "center" | "right";
  valign: "top" | "middle";
  /** Whether a number too long for its cell goes on in the next line, as in Word, or sticks out. */
  wrapsNumbers: boolean;
  /** Whether the heads are printed again on each page. */
  repeatsHeads: boolean;
  /** Whether a page break may cut a row. */
  cutsRows: boolean;
  padding: number;
};

/** The report as a page that fixes the width of every column, to be printed to PDF. */
export function renderPrintedPage(specimen: Specimen, look: PrintLook): string {
  const parts = outlineOf(specimen).map((part) => {
    if (part.kind === "table") return tableOf(part.table, look);
    const align = part.kind === "title" ? "center" : part.kind === "signature" ? "right" : "left";
    return `<p style="text-align:${align}">${markup(part.text)}</p>`;
  });
  const border = look.lines === "all" ? "td{border:0.5pt solid #000}" : "";
  const style = [
    `@page{size:A4;margin:20mm 15mm}body{font-family:"Noto Serif CJK SC",serif;font-size:${look.size}pt}`,
    "table{border-collapse:collapse;table-layout:fixed}",
    `td{padding:0 ${look.padding}pt;vertical-align:${look.valign};${look.wrapsNumbers ? "word-break:break-all" : ""}}`,
    `td.f{text-align:${look.align}}`,
    look.cutsRows ? "" : "tr{break-inside:avoid}",
    border,
  ].join("\n");
  return `<!DOCTYPE html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>报告</title><style>${style}</style></head>\n<body>\n${parts.join("\n")}\n</body></html>\n`;
}

function tableOf(table: DrawnTable, look: PrintLook): string {
  const widths = widthsOf(table, look);
  const columns = widths
    .map((width) => `<col style="width:${width}pt" width="${Math.round((width * 4) / 3)}">`)
    .join("");
  const rows = table.rows.map((row) => `<tr>${row.map(cellOf).join("")}</tr>`);
  const head = rows.slice(0, table.headerRows).join("\n");
  const body = rows.slice(table.headerRows).join("\n");
  const inner = look.repeatsHeads
    ? `<thead>${head}</thead><tbody>${body}</tbody>`
    : `<tbody>${head}${body}</tbody>`;
  const width = widths.reduce((sum, one) => sum + one, 0);
  return `<table${look.lines === "all" ? ' border="1"' : ""} cellspacing="0" width="${Math.round((width * 4) / 3)}" style="width:${width}pt"><colgroup>${columns}</colgroup>${inner}</table>`;
}

function widthsOf(table: DrawnTable, look: PrintLook): number[] {
  if (table.id === "disputes") return Array.from({ length: table.columns }, () => look.disputes);
  const own = new Set(
    table.rows.flatMap((row) => row.filter(({ role }) => role === "cell").map(({ column }) => column)),
  );
  const figure = table.id === "disclosure" ? look.figures * 2 : look.figures;
  return Array.from({ length: table.columns }, (_, column) => (own.has(column) ? figure : look.labels));
}

function cellOf({ text, role, columns, rows }: DrawnBox): string {
  const spans = `${columns > 1 ? ` colspan="${columns}"` : ""}${rows > 1 ? ` rowspan="${rows}"` : ""}`;
  return `<td${spans}${role === "cell" ? ' class="f"' : ""}>${text.trim() === "" ? "&nbsp;" : markup(text)}</td>`;
}
