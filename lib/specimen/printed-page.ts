import type { DrawnBox, DrawnTable } from "./drawn-table";
import { markup } from "./html";
import { outlineOf } from "./outline";
import type { Specimen } from "./specimen";

/** How a report is set for print; widths and sizes in points. */
type PrintLook = {
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

const plain: PrintLook = {
  size: 10.5,
  labels: 60,
  figures: 40,
  disputes: 30,
  lines: "all",
  align: "center",
  valign: "middle",
  wrapsNumbers: true,
  repeatsHeads: false,
  cutsRows: true,
  padding: 2,
};

/** Narrow columns as word processors and browsers print them: heads of one or two characters a line, cut figures. */
export const printLooks: Readonly<Record<string, PrintLook>> = {
  "two characters a line": { ...plain, labels: 40, disputes: 26 },
  "one character a line": { ...plain, labels: 30, figures: 30, disputes: 20 },
  "columns as wide as a digit or two": { ...plain, labels: 24, figures: 34, disputes: 15, size: 9 },
  "large type at the upper left": {
    ...plain,
    figures: 45,
    disputes: 34,
    size: 12,
    align: "left",
    valign: "top",
  },
  "heads on each page": { ...plain, labels: 80, figures: 36, align: "right", repeatsHeads: true },
  "numbers that stick out": { ...plain, labels: 45, figures: 45, wrapsNumbers: false },
  "whole rows on each page": { ...plain, labels: 36, figures: 28, disputes: 18, size: 8, cutsRows: false },
  "small type without margins": { ...plain, labels: 50, figures: 26, disputes: 26, size: 7.5, padding: 0 },
  "wide margins": { ...plain, labels: 45, figures: 38, size: 14, padding: 5.4 },
  "no lines": {
    ...plain,
    lines: "none",
    labels: 46.8,
    disputes: 31.2,
    size: 11,
    align: "left",
    valign: "top",
  },
  "no lines, centred": { ...plain, lines: "none", labels: 60, disputes: 33, size: 9 },
  "no lines, at the right": {
    ...plain,
    lines: "none",
    size: 9,
    padding: 5.4,
    align: "right",
    cutsRows: false,
  },
};
