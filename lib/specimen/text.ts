import iconv from "iconv-lite";
import { type DrawnBox, type DrawnTable, type GridSlot, slotsOf } from "./drawn-table";
import { outlineOf } from "./outline";
import type { Specimen } from "./specimen";

/** One of the ways in which a table arrives as plain text. */
type TextStyle = {
  zh: string;
  /** Whether an empty cell still takes its place; where not, a blank shifts what follows it. */
  keepsBlanks: boolean;
  draw(table: DrawnTable): string;
};

const flat = (box: DrawnBox) => box.text.replaceAll("\n", "");
const isBlank = (box: DrawnBox) => box.text.trim() === "";
const filled = (row: readonly DrawnBox[]) => row.filter((box) => !isBlank(box));

/** 行政许可 ⏎⏎ 0; nothing remains of an empty cell. */
const linePerCell = ({ rows }: DrawnTable) =>
  rows
    .flatMap(filled)
    .map(({ text }) => text)
    .join("\n\n");

/** 行政处罚 | 6 | 0 | */
const linePerRow = ({ rows }: DrawnTable) =>
  rows.map((row) => row.map((box) => `${flat(box)} |`).join(" ")).join("\n");

/** 行政许可 | ⏎ 1093 | ⏎ || : a bar for every column of the grid, so that a row has as many bars as columns. */
function lineWithBar(table: DrawnTable): string {
  const lines: string[] = [];
  let bars = "";
  const endBars = () => {
    if (bars !== "") lines.push(bars);
    bars = "";
  };
  for (const row of slotsOf(table)) {
    for (const slot of row) {
      if (slot.kind !== "box" || isBlank(slot.box)) bars += "|";
      else {
        endBars();
        lines.push(`${slot.box.text} |`);
      }
    }
    endBars();
  }
  return lines.join("\n");
}

/** The same, empty cells left out and each row filled up behind the others instead: no bar stands where a span is. */
const lineWithBarFilledUp = ({ rows, columns }: DrawnTable) =>
  rows
    .map(filled)
    .filter((row) => row.length > 0)
    .map((row) =>
      [
        ...row.map((box) => `${box.text} |`),
        ...(row.length < columns ? ["|".repeat(columns - row.length)] : []),
      ].join("\n"),
    )
    .join("\n");

/** | 规章 | 0 | 0 | 0 |; boxes reached by a span are empty. */
function markdown(table: DrawnTable, rule: boolean): string {
  const text = (slot: GridSlot) => (slot.kind === "box" ? flat(slot.box) : "");
  const lines = slotsOf(table).map((row) => `| ${row.map(text).join(" | ")} |`);
  const dashes = `|${" --- |".repeat(table.columns)}`;
  return (rule ? [...lines.slice(0, 1), dashes, ...lines.slice(1)] : lines).join("\n");
}

const loneBar = ({ rows }: DrawnTable) =>
  rows.map((row) => ["|", ...filled(row).map(({ text }) => text)].join("\n")).join("\n");

/** A tab before each cell, a blank line after each row; a box from above is a line with only a tab. */
const tabbed = (table: DrawnTable) =>
  slotsOf(table)
    .map((row) =>
      row
        .filter(({ kind, box }, at) => kind === "box" || (kind === "down" && row[at - 1]?.box !== box))
        .map(({ kind, box }) => (kind === "box" ? `\t${box.text}` : "\t"))
        .join("\n"),
    )
    .join("\n\n");

/** 规章000: only single digits can be told apart afterwards. Seen in the disclosure table only. */
const glued = (table: DrawnTable) =>
  table.id === "disclosure"
    ? table.rows.map((row) => row.map((box) => flat(box).trim()).join("")).join("\n")
    : linePerCell(table);

/** Every flattened style that was met and that can be read; FORMATS §4. */
export const textStyles = {
  "line-per-cell": { zh: "每格一行，空行相隔", keepsBlanks: false, draw: linePerCell },
  "line-per-row": { zh: "每行一行，竖线相隔", keepsBlanks: true, draw: linePerRow },
  "line-with-bar": { zh: "每格一行，竖线结尾", keepsBlanks: true, draw: lineWithBar },
  "line-with-bar-filled-up": {
    zh: "每格一行，竖线结尾，行末补齐",
    keepsBlanks: false,
    draw: lineWithBarFilledUp,
  },
  markdown: { zh: "Markdown", keepsBlanks: true, draw: (table) => markdown(table, false) },
  "markdown-rule": { zh: "Markdown，有分隔行", keepsBlanks: true, draw: (table) => markdown(table, true) },
  "lone-bar": { zh: "每行前一竖线", keepsBlanks: false, draw: loneBar },
  tabbed: { zh: "每格一行，制表符开头", keepsBlanks: true, draw: tabbed },
  glued: { zh: "各格相连", keepsBlanks: false, draw: glued },
} as const satisfies Record<string, TextStyle>;
export type TextStyleId = keyof typeof textStyles;

export const textStyleIds: readonly TextStyleId[] = Object.keys(textStyles).filter(
  (id): id is TextStyleId => id in textStyles,
);

/** One style for the page, or one for each table: styles mix inside one page. */
type TextLayout = TextStyleId | Record<DrawnTable["id"], TextStyleId>;

/** The report as plain text, lines ended by a line feed. */
export function renderText(specimen: Specimen, layout: TextLayout): string {
  const styleOf = (table: DrawnTable) => textStyles[typeof layout === "string" ? layout : layout[table.id]];
  const pieces = outlineOf(specimen).map((part) => {
    if (part.kind === "table") return `${styleOf(part.table).draw(part.table)}\n`;
    return part.kind === "paragraph" ? `\u3000\u3000${part.text}` : part.text;
  });
  return `${pieces.join("\n\n")}\n`;
}

/** What an extractor leaves that drops every line it has seen before: the figures can no longer be placed. */
export function dropRepeatedLines(text: string): string {
  const seen = new Set<string>();
  return text
    .split("\n")
    .filter((line) => {
      const key = line.trim();
      if (key === "" || !seen.has(key)) return seen.add(key);
      return false;
    })
    .join("\n");
}

export const encodings = ["utf-8", "utf-8-bom", "gb18030", "utf-16le"] as const;
export type Encoding = (typeof encodings)[number];

/** The text as bytes; UTF-16 with a byte order mark, UTF-8 with or without. */
export function encodeText(text: string, encoding: Encoding): Uint8Array {
  switch (encoding) {
    case "utf-8":
      return new TextEncoder().encode(text);
    case "utf-8-bom":
      return new TextEncoder().encode(`\ufeff${text}`);
    case "gb18030":
      return new Uint8Array(iconv.encode(text, "gb18030"));
    case "utf-16le":
      return new Uint8Array(iconv.encode(text, "utf-16le", { addBOM: true }));
  }
}
