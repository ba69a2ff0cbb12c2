import type { Box, Paragraph } from "../../document";

/** As the visible text of a page has it: lines with nothing but a tab stand between the cells, none between rows. */
const isTabLine = (line: string) => line.includes("\t") && line.trim() === "";

/** Fewer tabs are strays. */
const fewest = 8;
/** Section 四 has the most cells in a row. */
const longestRow = 20;

/** A figure does not go on in the next line; a table may end with it and another begin. */
const hasLetter = /\p{L}/u;

/** `before` and `behind` are the blank lines before the first of the tabs and behind the last. */
type Item = { text: string; line: number; tabs: number; before: number; behind: number };

/** Pieces of text with the tabs and the blank lines before each; a line of wide spaces is a blank cell. */
function itemsOf(lines: readonly string[]): Item[] {
  const items: Item[] = [];
  let tabs = 0;
  let before = 0;
  let gap = 0;
  lines.forEach((line, index) => {
    const last = items.at(-1);
    if (isTabLine(line)) {
      if (tabs === 0) before = gap;
      tabs += line.split("\t").length - 1;
      gap = 0;
    } else if (/^ *$/.test(line)) gap += 1;
    else if (last && tabs === 0 && gap === 0 && hasLetter.test(last.text)) last.text += `\n${line.trim()}`;
    else {
      items.push({ text: line.trim(), line: index + 1, tabs, before, behind: gap });
      tabs = 0;
      gap = 0;
    }
  });
  return items;
}

type TabLineBlock = Paragraph | { kind: "rows"; rows: string[][] };

/** Rows of cells parted by tab lines, and the paragraphs between them; null where such lines do not tell the rows. */
export function blocksOfTabLines(lines: readonly string[]): TabLineBlock[] | null {
  if (lines.filter(isTabLine).length < fewest) return null;
  const items = itemsOf(lines);
  // Where a blank cell ends or begins a row, the gap to the next text is wider than that between cells.
  let usualBefore = Number.POSITIVE_INFINITY;
  let usualBehind = Number.POSITIVE_INFINITY;
  for (const { tabs, before, behind } of items) {
    if (tabs === 0) continue;
    usualBefore = Math.min(usualBefore, before);
    usualBehind = Math.min(usualBehind, behind);
  }
  const blocks: TabLineBlock[] = [];
  let row: string[] = [];
  const endRow = (line: number) => {
    const last = blocks.at(-1);
    const [only] = row;
    if (row.length === 1 && only !== undefined) {
      if (only !== "") for (const text of only.split("\n")) blocks.push({ kind: "paragraph", text, line });
    } else if (row.length > 1) {
      if (last?.kind === "rows") last.rows.push(row);
      else blocks.push({ kind: "rows", rows: [row] });
    }
    row = [];
  };
  let begun = 1;
  for (const { text, line, tabs, before, behind } of items) {
    const blanks = Array.from({ length: tabs }, () => "");
    if (tabs > 0 && before > usualBefore) {
      endRow(begun);
      row = [...blanks, text];
      begun = line;
    } else if (tabs > 0 && behind <= usualBehind) row.push(...blanks.slice(1), text);
    else {
      row.push(...blanks);
      endRow(begun);
      row = [text];
      begun = line;
    }
  }
  endRow(begun);
  return blocks.some((block) => block.kind === "rows" && block.rows.some((one) => one.length > longestRow))
    ? null
    : blocks;
}

const figure = /^\s*[+-]?[\d０-９][\d０-９,.，．]*\s*(?:万?元|[件项])?\s*$/;
const requestWidth = 7;
const fewestRows = 10;

/**
 * Whether the boxes of a table of tabs stand in true columns, as a sheet gives them whose merged cells leave tabs:
 * the seven figures of all rows that have them stand in the same places, or, in small tables, every figure stands
 * below a head; in both with gaps behind the labels.
 */
export function areColumns(rows: readonly Box[][]): boolean {
  const figures = rows.map((row) => row.filter(({ text }) => figure.test(text)).map(({ column }) => column));
  const wide = figures.filter(({ length }) => length === requestWidth);
  if (wide.length >= fewestRows)
    return hasGap([0, ...(wide[0] ?? [])]) && wide.every((columns) => columns.join() === wide[0]?.join());
  const first = figures.findIndex(({ length }) => length > 0);
  if (first < 1) return false;
  const heads = new Set(
    rows.filter((_, row) => figures[row]?.length === 0).flatMap((row) => filledColumns(row)),
  );
  const used = new Set(figures.flat());
  return [...used].every((column) => heads.has(column)) && hasGap([...used, 0]);
}

const filledColumns = (row: readonly Box[]) =>
  row.filter(({ text }) => text.trim() !== "").map(({ column }) => column);

const hasGap = (columns: readonly number[]) => {
  const sorted = [...new Set(columns)].sort((a, b) => a - b);
  return sorted.some((column, at) => at > 0 && column > (sorted[at - 1] ?? column) + 1);
};
